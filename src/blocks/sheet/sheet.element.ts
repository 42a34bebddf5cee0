import { printOnly } from '../shared/print.element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'sam-sheet': SamSheet;
  }
}

/** The file is read outside the course, so it brings the little style that it needs. */
const style =
  'body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}table{width:100%;border-collapse:collapse}td,th{height:2.25rem;padding:.4rem .6rem;border:1px solid;text-align:left;vertical-align:top}p{margin:.75rem 0 0}hr{height:2rem;margin:0;border:0;border-bottom:1px solid}';

/** @summary Upgrades a sheet: prints it alone, and hands it over as a file that is made here, of what stands in the document. */
export class SamSheet extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.handleClick);
  }

  private get article(): HTMLElement {
    const article = this.querySelector('article');
    if (!article) throw new Error(`#${this.id} has no sheet`);
    return article;
  }

  /** The sheet as a complete HTML file. */
  get file(): Blob {
    const copy = document.importNode(this.article, true);
    // What a link in the course points at is not in the file.
    for (const link of copy.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes);
    const title = document.createElement('title');
    title.textContent = this.heading;
    const lang = this.closest<HTMLElement>('[lang]')?.lang ?? 'nb';
    const head = `<!doctype html><html lang="${lang}"><meta charset="utf-8">${title.outerHTML}<style>${style}</style>`;
    return new Blob([head, copy.outerHTML], { type: 'text/html' });
  }

  private get heading(): string {
    return this.article.querySelector('h3')?.textContent ?? '';
  }

  private handleClick = ({ target }: Event): void => {
    const act = target instanceof Element ? target.closest<HTMLElement>('[data-act]')?.dataset.act : undefined;
    if (act === 'print') printOnly([this.article]);
    if (act === 'download') this.download();
  };

  private download(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(this.file);
    link.download = `${this.heading.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

customElements.define('sam-sheet', SamSheet);
