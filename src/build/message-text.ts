import type { ModuleSources } from '../compiler/content.ts';
import { ruleOf } from '../compiler/rules/catalogue.ts';
import { plainText } from '../compiler/source-text.ts';
import { type ContentMessage, formatMessage } from '../model/message.ts';

/** The text of every file of a module that a message can be about, by path; lines end with `\n`. */
export const textsOf = (sources: ModuleSources): ReadonlyMap<string, string> =>
  new Map(
    [
      sources.moduleYaml,
      ...(sources.slots ? [sources.slots] : []),
      ...(sources.rules ? [sources.rules] : []),
      ...sources.lessons,
      ...(sources.captions ?? []),
      ...(sources.glossaries ?? []),
      ...(sources.translations ?? []),
      ...(sources.credits ? [sources.credits] : []),
      ...(sources.sourceList ? [sources.sourceList] : []),
    ].map(({ path, text }) => [path, plainText(text)]),
  );

/** Each message with its rule and the line it is about; the help of a rule stands where it first speaks. */
export function messageTexts(
  messages: readonly ContentMessage[],
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  const told = new Set<string>();
  return messages.map((message) => {
    const { rule, severity, file } = message;
    const help = told.has(rule) ? undefined : ruleOf(rule)?.help;
    told.add(rule);
    return [
      formatMessage(message),
      `  ${severity === 'error' ? 'feil' : 'advarsel'} ${rule}`,
      ...codeFrame(message, texts.get(file)),
      ...(help ? [`  Hjelp: ${help}`] : []),
    ].join('\n');
  });
}

/** The line with a caret under the place; tabs are kept, so that the caret stands right. */
export function codeFrame({ line, column }: ContentMessage, text: string | undefined): readonly string[] {
  const written = text?.split('\n')[line - 1];
  if (written === undefined || written === '') return [];
  // What is told goes into logs that many can read, and there a national identity number has no place.
  const shown = written.replaceAll(/\d{6}[ -]?\d{5}/g, (number) => number.replaceAll(/\d/g, '•'));
  const start = Math.max(0, column - 60);
  const number = String(line);
  const before = shown.slice(start, column - 1).replaceAll(/[^\t]/g, ' ');
  return [`  ${number} | ${shown.slice(start, start + 100)}`, `  ${' '.repeat(number.length)} | ${before}^`];
}

/** How much was found, such as «2 feil i 1 fil. 3 advarsler.»; `none` where there is no error. */
export function countText(messages: readonly ContentMessage[], none: string): string {
  const errors = messages.filter(({ severity }) => severity === 'error');
  const warnings = messages.length - errors.length;
  const files = new Set(errors.map(({ file }) => file)).size;
  const found = errors.length === 0 ? none : `${errors.length} feil i ${files} ${files === 1 ? 'fil' : 'filer'}.`;
  return warnings === 0 ? found : `${found} ${warnings} ${warnings === 1 ? 'advarsel' : 'advarsler'}.`;
}
