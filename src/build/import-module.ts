import { isNode, isSeq, parseDocument, stringify } from 'yaml';
import { readModuleYaml } from '../compiler/module-yaml.ts';
import { placeholderSign } from '../compiler/placeholders.ts';
import { plainText } from '../compiler/source-text.ts';
import { slug } from '../importer/names.ts';
import { ImportFault } from '../importer/notes.ts';
import type { Lang } from '../model/lang.ts';

/** What an import needs to know of `module.yaml`. */
interface ImportHead {
  /** The language of the lesson: that which stands first. */
  readonly lang: Lang;
  readonly langs: readonly Lang[];
  /** Ids of lessons and goals. */
  readonly ids: ReadonlySet<string>;
}

/** Reads `module.yaml`, faults or not. */
export function headOf(text: string): ImportHead {
  const { langs = ['nb'], lessons = [], goals } = readModuleYaml(plainText(text), '', () => undefined);
  const goalIds = [...(goals?.values() ?? [])].flat().map(({ id }) => id);
  return { lang: langs[0] ?? 'nb', langs, ids: new Set([...lessons.map(({ id }) => id), ...goalIds]) };
}

/** `module.yaml` with a lesson more at the end of its list; comments and all else stay as the author has them. */
export function addLesson(text: string, file: string): string {
  const list = parseDocument(plainText(text)).get('leksjoner');
  const last = isSeq(list) && !list.flow ? list.items.at(-1) : undefined;
  const start = isNode(last) ? last.range?.[0] : undefined;
  if (start === undefined) {
    throw new ImportFault(
      'Fant ikke listen «leksjoner:» i module.yaml. Skriv hver leksjon på en egen linje, slik: - l_start: 01-start.md',
    );
  }
  const plain = plainText(text);
  const lineStart = plain.lastIndexOf('\n', start) + 1;
  const indent = /^\s*/.exec(plain.slice(lineStart))?.[0] ?? '  ';
  const lineEnd = plain.indexOf('\n', start);
  const at = lineEnd < 0 ? plain.length : lineEnd;
  const line = `${indent}- ${lessonId(file, headOf(text).ids)}: ${file}`;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return `${plain.slice(0, at)}\n${line}${plain.slice(at)}`.replaceAll('\n', eol);
}

function lessonId(file: string, used: ReadonlySet<string>): string {
  const stem = `l_${slug(file.replace(/^\d+-|\.md$/g, ''), '_').slice(0, 30)}`.replace(/_+$/, '');
  let id = stem;
  for (let number = 2; used.has(id); number++) id = `${stem}_${number}`;
  return id;
}

/** `module.yaml` of a module that begins with this lesson; what nobody can guess is a placeholder. */
export function newModuleYaml(id: string, title: string, file: string): string {
  const todo = (words: string): string => `${placeholderSign} ${words}`;
  return stringify(
    {
      id,
      versjon: '0.1.0',
      språk: ['nb'],
      bestått: 80,
      tittel: { nb: title },
      beskrivelse: { nb: todo('Skriv i én eller to setninger hva kurset handler om.') },
      målgruppe: { nb: todo('Skriv hvem kurset er for.') },
      læringsmål: { nb: [{ g_mal: todo('Skriv hva leseren kan når kurset er ferdig.') }] },
      leksjoner: [{ [lessonId(file, new Set(['g_mal']))]: file }],
    },
    { lineWidth: 0 },
  );
}
