/** Prints one part of the document alone; `print.css` hides the rest while the class stands on `html`. */
export function printAlone(part: Element): void {
  const html = document.documentElement;
  html.classList.add('sam-print-one');
  part.classList.add('sam-printed');
  addEventListener(
    'afterprint',
    () => {
      html.classList.remove('sam-print-one');
      part.classList.remove('sam-printed');
    },
    { once: true },
  );
  print();
}
