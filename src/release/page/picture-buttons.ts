/** Width in pixels: sharp also on a screen with a double grid. */
const width = 1600;

/** Lets each «Lagre bildet som PNG» draw the SVG it carries: Moodle may refuse SVG as the picture of a course. */
export function pictureButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-picture]'))
    button.addEventListener('click', () => void save(button));
}

async function save(button: HTMLButtonElement): Promise<void> {
  const png = await drawn(button.dataset.picture ?? '').catch(() => undefined);
  if (!png) {
    button.textContent = 'Nettleseren kan ikke lage PNG. Bruk SVG.';
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(png);
  link.download = button.dataset.name ?? '';
  link.click();
}

async function drawn(svg: string): Promise<Blob | undefined> {
  const image = new Image();
  // Not the file beside the page: from a disk, a browser lets no page read what it draws of another file.
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * image.naturalHeight) / image.naturalWidth);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
