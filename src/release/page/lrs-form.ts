import { answer, byId, make } from './dom.ts';
import { loadTools, toolsMissing } from './load-tools.ts';
import { bytesOf, unreadable } from './read-file.ts';
import type { Tools } from './tools.ts';

/** Makes a copy of a package with an LRS in it; nothing leaves the page but the file that is saved. */
export function lrsForm(): void {
  const form = byId('lrs-skjema', HTMLFormElement);
  const result = byId('lrs-svar', HTMLDivElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void change(result);
  });
}

async function change(result: HTMLElement): Promise<void> {
  const [file] = byId('lrs-fil', HTMLInputElement).files ?? [];
  if (!file) return;
  // An answer that is the same as the last would not be read aloud.
  result.replaceChildren(make('p', 'Lager kopien …'));
  const access = {
    endpoint: byId('lrs-adresse', HTMLInputElement).value,
    key: byId('lrs-nokkel', HTMLInputElement).value,
  };
  const tools = await loadTools().catch(() => undefined);
  if (!tools) return result.replaceChildren(answer('feil', make('p', toolsMissing)));
  result.replaceChildren(await made(tools, file, access));
}

async function made(tools: Tools, file: File, access: { endpoint: string; key: string }): Promise<HTMLElement> {
  const bytes = await bytesOf(file);
  if (!bytes) return answer('feil', make('p', unreadable));
  const changed = tools.setLrs(bytes, access);
  if ('refusal' in changed) return answer('feil', make('p', changed.refusal));
  const name = file.name.replace(/(?:_lrs)?\.zip$/i, '_lrs.zip');
  const link = make('a', `Lagre ${name}`);
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(changed.zip)], { type: 'application/zip' }));
  link.download = name;
  link.className = 'ds-button';
  return answer('ok', make('p', 'Kopien er klar.'), make('p', link), make('p', changed.warning));
}
