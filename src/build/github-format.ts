import type { ContentMessage } from '../model/message.ts';

/**
 * Messages as GitHub Actions reads them from a log: each becomes an annotation on its line in the pull request (GitHub,
 * «Workflow commands», `::error file=…`).
 */
export const asAnnotations = (messages: readonly ContentMessage[]): string =>
  messages
    .map(({ file, line, column, severity, rule, text }) => {
      const title = `${severity === 'error' ? 'Feil' : 'Advarsel'}: ${rule}`;
      const place = [`file=${property(file)}`, `line=${line}`, `col=${column}`, `title=${property(title)}`];
      return `::${severity} ${place.join(',')}::${escaped(inBrowser(text))}`;
    })
    .join('\n');

/** Who writes in the browser has no command line: the same is done by a workflow. */
const inBrowser = (text: string): string =>
  text.includes('npm run fiks')
    ? `${text}\nSkriver du i nettleseren? Trykk «Actions», velg «Gi nye spørsmål id», og «Run workflow» på grenen din.`
    : text;

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
