import { isMap, isSeq, parseDocument } from 'yaml';
import type { ModuleSources, SourceFile } from '../compiler/content.ts';
import { glossaryPath } from '../compiler/references.ts';
import { formatLedger, ledgerPath } from '../compiler/translation/ledger.ts';
import { langNoun } from '../compiler/translation/translation.ts';
import type { Lang } from '../model/lang.ts';
import type { Terminal } from './build-command.ts';
import { writeOrStop } from './write-together.ts';

/**
 * Runs `start`: makes what a new language of a module lacks, with the source's own words in it. Until those are translated, they are
 * shown as what they are. What is there already is left alone.
 */
export async function startLanguage(
  root: string,
  sources: ModuleSources,
  { lang, source }: { readonly lang: Lang; readonly source: Lang },
  terminal: Terminal,
): Promise<0> {
  const files = newFiles(sources, lang, source);
  await writeOrStop(root, files);
  if (files.length === 0) {
    terminal.out(
      `Alle filene på ${langNoun[lang]} finnes allerede. Se hva som mangler: npm run oversett -- status ${sources.id}`,
    );
    return 0;
  }
  terminal.out(files.map(({ path }) => `  ${path}`).join('\n'));
  terminal.out(
    [
      `\nFilene over er laget. Teksten i dem er på ${langNoun[source]}, og blir vist som ${langNoun[source]} til du har oversatt den:`,
      `1. Skriv teksten på ${langNoun[lang]} i filene, også under «${lang}:» i ${sources.moduleYaml.path}.`,
      `2. Se hva som er igjen: npm run oversett -- status ${sources.id}`,
      `3. Si at det er oversatt: npm run oversett -- godkjenn ${sources.id} ${lang}`,
    ].join('\n'),
  );
  return 0;
}

function newFiles(sources: ModuleSources, lang: Lang, source: Lang): readonly SourceFile[] {
  const isThere = (path: string) => sources.lessons.some((lesson) => lesson.path === path);
  const from = `content/${sources.id}/${source}/`;
  const lessons = sources.lessons
    .filter(({ path }) => path.startsWith(from))
    .map(({ path, text }) => ({ path: `content/${sources.id}/${lang}/${path.slice(from.length)}`, text }))
    .filter(({ path }) => !isThere(path));
  const [words, own] = [glossaryPath(sources.id, source), glossaryPath(sources.id, lang)];
  const glossary = sources.glossaries?.find(({ path }) => path === words);
  const hasOwn = sources.glossaries?.some(({ path }) => path === own) ?? false;
  const ledger = ledgerPath(sources.id, lang);
  const isBegun = sources.lessons.some(({ path }) => path.startsWith(`content/${sources.id}/${lang}/`));
  const isKept = isBegun || (sources.translations?.some(({ path }) => path === ledger) ?? false);
  const yaml = withLanguage(sources.moduleYaml.text, lang, source);
  return [
    ...(isKept ? [] : [{ path: ledger, text: formatLedger({ source, parts: new Map() }) }]),
    ...lessons,
    ...(glossary && !hasOwn ? [{ path: own, text: glossary.text }] : []),
    ...(yaml === sources.moduleYaml.text ? [] : [{ path: sources.moduleYaml.path, text: yaml }]),
  ];
}

const translated = ['tittel', 'beskrivelse', 'målgruppe', 'læringsmål'] as const;

/** `module.yaml` with the language in its list, and the source's texts as the language's; comments and order stay. */
function withLanguage(text: string, lang: Lang, source: Lang): string {
  const document = parseDocument(text);
  let isChanged = false;
  const known = document.get('språk');
  if (isSeq(known) && !(known.toJSON() as unknown[]).includes(lang)) {
    known.add(document.createNode(lang));
    isChanged = true;
  }
  for (const key of translated) {
    const texts = document.get(key);
    if (!isMap(texts) || texts.has(lang)) continue;
    texts.set(document.createNode(lang), document.createNode((texts.toJSON() as Record<string, unknown>)[source]));
    isChanged = true;
  }
  return isChanged ? document.toString({ lineWidth: 0, flowCollectionPadding: false }) : text;
}
