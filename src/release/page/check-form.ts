import type { Finding } from '../../checker/report.ts';
import { answer, byId, make } from './dom.ts';
import { loadTools, toolsMissing } from './load-tools.ts';
import type { NamedReport } from './tools.ts';

/** Judges every zip that is chosen or dropped. */
export function checkForm(): void {
  const area = byId('slipp', HTMLDivElement);
  const input = byId('sjekk-fil', HTMLInputElement);
  const result = byId('sjekk-svar', HTMLDivElement);
  input.addEventListener('change', () => void judge([...(input.files ?? [])], result));
  area.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.dataset.over = '';
  });
  area.addEventListener('dragleave', () => delete area.dataset.over);
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    delete area.dataset.over;
    void judge([...(event.dataTransfer?.files ?? [])], result);
  });
}

async function judge(files: readonly File[], result: HTMLElement): Promise<void> {
  if (files.length === 0) return;
  result.replaceChildren(make('p', 'Sjekker …'));
  const tools = await loadTools().catch(() => undefined);
  if (!tools) return result.replaceChildren(answer('feil', make('p', toolsMissing)));
  const answers: HTMLElement[] = [];
  for (const file of files) {
    const report = await tools.check(new Uint8Array(await file.arrayBuffer()), file.name);
    answers.push(told(file.name, report));
  }
  result.replaceChildren(...answers);
}

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
