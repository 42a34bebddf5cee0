import { kindOf } from '../../interactions/kinds.ts';
import type { ModuleHead } from '../module-yaml.ts';
import type { Messages, Place } from '../report.ts';
import { glossaryName, type Item, langNoun, type Section, settingsName, type Translation } from './translation.ts';

const top: Place = { line: 1, column: 1 };

interface ReportContext {
  readonly head: ModuleHead;
  /** Path of `module.yaml`. */
  readonly moduleYaml: string;
  /** Whether it matters that nobody has accepted anything yet; not in the preview, which keeps no account. */
  readonly isAsked: boolean;
}

/** Warns of what is missing, outdated or too much in a language; nothing of it stops a build, for the first language steps in. */
export function reportTranslations(
  module: string,
  translation: Translation,
  { head, moduleYaml, isAsked }: ReportContext,
  messages: Messages,
): void {
  const { lang, isKept, sections } = translation;
  const command = `npm run oversett -- godkjenn ${module} ${lang}`;
  if (!isKept && isAsked && !messages.hasErrors()) {
    const at = head.placeOf(['språk', head.langs?.indexOf(lang) ?? 0]);
    const text = `Ingen har godkjent oversettelsen til ${langNoun[lang]} ennå. Når den er lest, kjører du ${command}`;
    messages.in(moduleYaml)(at, 'oversettelse-ny', text, 'warning');
  }
  for (const section of sections) {
    if (!section.isWritten && section.items.length > 0) {
      reportUnwritten(section, translation, { head, moduleYaml }, messages);
      continue;
    }
    for (const [index, item] of section.items.entries()) {
      const told = messageOf(item, section, translation, command);
      const at = item.target?.at ?? behind(section.items.slice(0, index));
      if (told) messages.in(section.file)(at, told.rule, told.text, 'warning');
    }
  }
}

/** A whole file that is not there is told of once. */
function reportUnwritten(
  { name, file, sourceFile }: Section,
  { lang, source }: Translation,
  { head, moduleYaml }: Omit<ReportContext, 'isAsked'>,
  messages: Messages,
): void {
  const lesson = head.lessons?.find(({ id }) => id === name);
  const what = name === glossaryName ? 'Ordlisten' : 'Leksjonen';
  const text = `${what} er ikke skrevet på ${langNoun[lang]}. Lag ${file}. Til da vises den på ${langNoun[source]}.`;
  messages.in(lesson ? moduleYaml : sourceFile)(lesson?.at ?? top, 'oversettelse-mangler', text, 'warning');
}

/** The end of what stands before it in the language. */
const behind = (before: readonly Item[]): Place => {
  const last = before.flatMap(({ target }) => target ?? []).at(-1);
  return last ? { line: last.endLine, column: 1 } : top;
};

function messageOf(
  { state, source, target }: Item,
  { name, sourceFile }: Section,
  { lang, source: from, isKept }: Translation,
  command: string,
): { readonly rule: string; readonly text: string } | undefined {
  const there = source && `${sourceFile}:${source.at.line}`;
  switch (state) {
    case 'missing': {
      if (name === settingsName) return undefined; // A fault of `module.yaml`, and told of as one.
      const text = `«${source?.label}» mangler på ${langNoun[lang]}. Oversett det fra ${there} og skriv det under her. Til da vises det på ${langNoun[from]}.`;
      return { rule: 'oversettelse-mangler', text };
    }
    case 'copied': {
      const text = `«${target?.label}» står fortsatt på ${langNoun[from]}. Skriv det på ${langNoun[lang]}.`;
      return { rule: 'oversettelse-mangler', text };
    }
    case 'outdated': {
      const text = `«${target?.label}» er utdatert, for teksten i ${there} er endret. Rett det her, og kjør ${command}`;
      return { rule: 'oversettelse-utdatert', text };
    }
    case 'extra': {
      if (target?.id !== undefined && kindOf(target.kind)) return undefined; // A question is a fault, and told of as one.
      const text = `«${target?.label}» finnes ikke på ${langNoun[from]}. Slett det her, eller skriv det i ${sourceFile} også.`;
      return { rule: 'oversettelse-ekstra', text };
    }
    case 'new': {
      const text = `«${target?.label}» er ikke godkjent. Stemmer det med ${there}, kjører du ${command}`;
      return isKept ? { rule: 'oversettelse-ny', text } : undefined;
    }
    default:
      return undefined;
  }
}
