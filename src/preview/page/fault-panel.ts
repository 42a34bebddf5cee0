import { html, nothing, render, type TemplateResult } from 'lit';
import type { LiveFault } from '../../model/live.ts';

/** Shows what is wrong with the content, over a page that can be used all the same. */
export interface FaultPanel {
  readonly element: HTMLElement;
  show(faults: readonly LiveFault[]): void;
  /** Says that nobody watches the files any longer. */
  showStopped(): void;
}

interface Counted {
  readonly errors: readonly LiveFault[];
  readonly warnings: readonly LiveFault[];
}

/** @param module the one that the page shows, whose faults come first; `undefined` on the pages of none */
export function faultPanel(module: string | undefined): FaultPanel {
  const element = document.createElement('section');
  element.className = 'faults';
  element.setAttribute('aria-label', 'Feil i innholdet');
  element.hidden = true;
  const status = document.createElement('p');
  status.className = 'faults-status';
  status.setAttribute('role', 'status');
  const content = document.createElement('div');
  element.append(content);
  const holder = document.createElement('div');
  holder.append(status, element);
  let isFolded = false;
  let shown: readonly LiveFault[] = [];
  let said = '';
  const toggle = () => {
    isFolded = !isFolded;
    draw();
  };

  function draw(): void {
    const counted = count(shown);
    element.hidden = shown.length === 0;
    element.classList.toggle('only-warnings', counted.errors.length === 0);
    element.classList.toggle('folded', isFolded);
    render(panelView(shown, module, isFolded, toggle), content);
    makeRoom(element);
  }

  return {
    element: holder,
    show(faults) {
      const hadErrors = count(shown).errors.length > 0;
      const { errors } = count(faults);
      // Warnings alone are not put in the way: they stand folded until the author wants them.
      if (errors.length === 0 && (hadErrors || shown.length === 0)) isFolded = true;
      if (errors.length > 0 && !hadErrors) isFolded = false;
      shown = faults;
      if (status.classList.contains('stopped')) {
        status.classList.remove('stopped');
        status.textContent = '';
      }
      draw();
      const now = summary(count(faults));
      // Told once for each change, and not at all while everything is right from the start.
      if (now !== said && (said !== '' || errors.length > 0)) status.textContent = now;
      said = now;
    },
    showStopped() {
      status.classList.add('stopped');
      status.textContent = 'Forhåndsvisningen er stoppet. Start den igjen med npm start.';
    },
  };
}

const count = (faults: readonly LiveFault[]): Counted => ({
  errors: faults.filter(({ severity }) => severity === 'error'),
  warnings: faults.filter(({ severity }) => severity === 'warning'),
});

const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

function summary({ errors, warnings }: Counted): string {
  if (errors.length === 0 && warnings.length === 0) return 'Ingen feil i innholdet.';
  return [
    ...(errors.length > 0 ? [many(errors.length, 'feil', 'feil')] : []),
    ...(warnings.length > 0 ? [many(warnings.length, 'advarsel', 'advarsler')] : []),
  ].join(' og ');
}

/** What lies at the edge of the window must not hide the end of the page for good. */
function makeRoom(element: HTMLElement): void {
  requestAnimationFrame(() => {
    document.body.style.setProperty('--faults-height', element.hidden ? '0px' : `${element.offsetHeight}px`);
  });
}

function panelView(
  faults: readonly LiveFault[],
  module: string | undefined,
  isFolded: boolean,
  toggle: () => void,
): TemplateResult {
  const counted = count(faults);
  const isOwn = ({ file }: LiveFault) => module === undefined || file.split('/')[1] === module || !isOfModule(file);
  const [own, others] = [faults.filter(isOwn), faults.filter((fault) => !isOwn(fault))];
  return html`<div class="faults-bar">
      <h2>${summary(counted)}</h2>
      <button class="button" type="button" aria-expanded=${!isFolded} aria-controls="faults-list" @click=${toggle}>
        ${isFolded ? 'Vis' : 'Skjul'}
      </button>
    </div>
    <div id="faults-list" ?hidden=${isFolded}>
      ${counted.errors.length > 0 ? html`<p>Kurset vises slik det var før feilen. Rett filen og lagre, så blir det oppdatert.</p>` : nothing}
      ${faultList(own)}
      ${others.length > 0 ? html`<h3>I andre moduler</h3>${faultList(others)}` : nothing}
    </div>`;
}

const isOfModule = (file: string): boolean => /^(?:content|modules)\/[^/.]+\//.test(file);

/** Errors first. */
function faultList(faults: readonly LiveFault[]): TemplateResult {
  const { errors, warnings } = count(faults);
  return html`<ol class="faults-list">
    ${[...errors, ...warnings].map(faultView)}
  </ol>`;
}

function faultView({ file, line, column, severity, rule, text, lines, editor, guide }: LiveFault): TemplateResult {
  const isError = severity === 'error';
  return html`<li class=${severity}>
    <p class="fault-text"><strong>${isError ? 'Feil' : 'Advarsel'}:</strong> ${text}</p>
    <p class="fault-place"><code>${file}</code>, linje ${line}</p>
    ${
      lines.length === 0
        ? nothing
        : html`<pre tabindex="0" role="region" aria-label=${`Linje ${line}, tegn ${column} i ${file}: ${rule}`}>${lines.map(
            ({ number, text: words }) =>
              number === line
                ? html`<mark><b>${number}</b> ${markedLine(words, column)}</mark>${'\n'}`
                : html`<span><b>${number}</b> ${words}</span>${'\n'}`,
          )}</pre>`
    }
    <p class="fault-links">
      <a href=${editor} aria-label=${`Åpne i VS Code: ${file}, linje ${line}`}>Åpne i VS Code</a>
      <a href=${guide} target="_blank">Les om dette i veiledningen</a>
      <span class="fault-rule">Regel: <code>${rule}</code></span>
    </p>
  </li>`;
}

/** The line, with the place underlined from where it begins. */
const markedLine = (words: string, column: number): TemplateResult =>
  html`${words.slice(0, column - 1)}<u>${words.slice(column - 1) || ' '}</u>`;
