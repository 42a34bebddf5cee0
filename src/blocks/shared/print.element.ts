/** Prints these elements and nothing else of the page. */
export function printOnly(elements: Iterable<Element>): void {
  const marked = [...elements];
  for (const element of marked) element.classList.add('sam-printed');
  addEventListener(
    'afterprint',
    () => {
      for (const element of marked) element.classList.remove('sam-printed');
    },
    { once: true },
  );
  print();
}
