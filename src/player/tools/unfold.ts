/**
 * Opens what an author has folded while the page is printed, and folds it again. Where the style can open it, that is enough;
 * it also holds without the player.
 */
export function unfoldInPrint(): void {
  if (CSS.supports('selector(::details-content)')) return;
  let folded: readonly HTMLDetailsElement[] = [];
  const set = (open: boolean) => {
    for (const details of folded) details.open = open;
  };
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll<HTMLDetailsElement>('main details:not(.sam-why, [open])')];
    set(true);
  });
  addEventListener('afterprint', () => set(false));
}
