import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isNear, suggest } from '../compiler/nearest.ts';
import type { ContentMessage, Severity } from '../model/message.ts';
import { listModules } from './sources.ts';

/** Of `content/`: what no module is made of. */
const sharedFolder = 'local';

/**
 * Folders that wait for each other: text that no module shows, and modules without text. An author who gives one of the two another name, or
 * copies one alone, would otherwise look in vain.
 */
export async function loneFolders(root: string): Promise<readonly ContentMessage[]> {
  const [modules, contents, registered] = await Promise.all([
    listModules(root),
    foldersIn(root, 'content'),
    foldersIn(root, 'modules'),
  ]);
  const texts = contents.filter((id) => id !== sharedFolder);
  const withoutText = modules.filter((id) => !texts.includes(id));
  const withoutModule = texts.filter((id) => !modules.includes(id));
  const found = await Promise.all([
    ...withoutModule.map((id) => textAlone(root, id, registered.includes(id), withoutText)),
    ...registered.filter((id) => !modules.includes(id) && !texts.includes(id)).map((id) => moduleYamlMissing(root, id)),
  ]);
  return [...withoutText.map((id) => moduleAlone(id, withoutModule)), ...found.flat()];
}

function moduleAlone(id: string, others: readonly string[]): ContentMessage {
  const renamed = isNear(id, others) ? ` ${suggest(id, others, (other) => `content/${other}`)}` : '';
  const text = `Modulen har ingen tekst, for mappen content/${id} finnes ikke.${renamed} Gi mappen med teksten navnet ${id}, eller slett modules/${id}.`;
  return message('error', 'mangler-innhold', `modules/${id}/module.yaml`, text);
}

/** @param isBegun whether there is a folder for it in `modules/` */
async function textAlone(
  root: string,
  id: string,
  isBegun: boolean,
  modules: readonly string[],
): Promise<readonly ContentMessage[]> {
  const file = await firstFile(root, `content/${id}`);
  if (!file) return [];
  const missing = isBegun ? `filen modules/${id}/module.yaml` : `mappen modules/${id}`;
  const renamed = isNear(id, modules) ? ` ${suggest(id, modules, (other) => `modules/${other}`)}` : '';
  const wayOut = isBegun
    ? `Hent filen tilbake, eller kopier den fra en annen modul.`
    : `Gi de to mappene samme navn, eller lag en modul med npm run ny:modul og flytt teksten dit.`;
  const text = `Ingen får lese det som ligger i content/${id}, for ${missing} finnes ikke.${renamed} ${wayOut}`;
  return [message('warning', 'mangler-modul', file, text)];
}

async function moduleYamlMissing(root: string, id: string): Promise<readonly ContentMessage[]> {
  const file = await firstFile(root, `modules/${id}`);
  const text = `Mappen modules/${id} er ingen modul, for den har ingen module.yaml. Hent filen tilbake, eller slett mappen.`;
  return file ? [message('warning', 'mangler-modul', file, text)] : [];
}

const message = (severity: Severity, rule: string, file: string, text: string): ContentMessage => ({
  ...{ file, line: 1, column: 1, severity, rule, text },
});

const isHidden = (name: string): boolean => name.startsWith('.');

async function foldersIn(root: string, area: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, area), { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && !isHidden(entry.name));
  return folders.map(({ name }) => name).sort();
}

/** A file to show the message at; an empty folder is only what git or the machine has left. */
async function firstFile(root: string, folder: string): Promise<string | undefined> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && !isHidden(entry.name))
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length)
        .replace(/^[\\/]+/, '')
        .replaceAll('\\', '/'),
    );
  return files.sort()[0];
}
