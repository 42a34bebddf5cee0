import type { Finding } from '../../checker/report.ts';
import { answer, byId, make } from './dom.ts';
import { loadTools, toolsMissing } from './load-tools.ts';
import { bytesOf, unreadable } from './read-file.ts';
import type { NamedReport, Tools } from './tools.ts';

/** Judges every zip that is chosen, or dropped anywhere on the page: a browser would leave the page for it. */
export function checkForm(): void {
  const area = byId('slipp', HTMLDivElement);
  const input = byId('sjekk-fil', HTMLInputElement);
  const result = byId('sjekk-svar', HTMLDivElement);
  const another = ({ target }: Event): boolean => target instanceof HTMLInputElement && target !== input;
  // A file that was mended and chosen again is no change to the browser.
  input.addEventListener('click', () => {
    input.value = '';
  });
  input.addEventListener('change', () => void judge([...(input.files ?? [])], result));
  document.addEventListener('dragover', (event) => {
    if (another(event) || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    area.dataset.over = '';
  });
  document.addEventListener('dragleave', () => delete area.dataset.over);
  document.addEventListener('drop', (event) => {
    delete area.dataset.over;
    if (another(event) || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    result.scrollIntoView({ block: 'center' });
    void judge([...event.dataTransfer.files], result);
  });
}

async function judge(files: readonly File[], result: HTMLElement): Promise<void> {
  if (files.length === 0) return;
  result.replaceChildren(make('p', 'Sjekker …'));
  const tools = await loadTools().catch(() => undefined);
  if (!tools) return result.replaceChildren(answer('feil', make('p', toolsMissing)));
  const answers: HTMLElement[] = [];
  for (const file of files) answers.push(await judged(tools, file));
  result.replaceChildren(...answers);
}

async function judged(tools: Tools, file: File): Promise<HTMLElement> {
  const bytes = await bytesOf(file);
  if (!bytes) return answer('feil', make('h3', file.name), make('p', unreadable));
  try {
    return told(file.name, await tools.check(bytes, file.name));
  } catch {
    return answer('feil', make('h3', file.name), make('p', stopped));
  }
}

const stopped =
  'Sjekken stoppet, så vi vet ikke om pakken kan brukes. Last siden på nytt og prøv igjen. Stopper den igjen, er det en feil i Samspill.';

function told(name: string, { findings, title, version, formatName }: NamedReport): HTMLElement {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const facts = [formatName, title, version && `versjon ${version}`].filter((part) => part).join(', ');
  const verdict =
    errors.length > 0
      ? `${errors.length} feil. Ikke last den opp før den er rettet.`
      : findings.length > 0
        ? 'Pakken kan brukes, men les merknadene.'
        : 'Ingen feil. Pakken kan brukes.';
  return answer(
    errors.length > 0 ? 'feil' : 'ok',
    make('h3', name),
    ...(facts ? [make('p', facts)] : []),
    make('p', make('strong', verdict)),
    ...(findings.length > 0 ? [make('ul', ...findings.map(item))] : []),
  );
}

const item = ({ severity, file, line, text, rule }: Finding): HTMLElement => {
  const place = file ? `${file}${line ? `, linje ${line}` : ''}: ` : '';
  return make('li', `${severity === 'error' ? 'Feil' : 'Merk'}: ${place}${text} `, make('code', rule));
};
