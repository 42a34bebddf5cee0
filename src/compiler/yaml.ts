import { isMap, isNode, isScalar, LineCounter, parseDocument, Scalar, visit, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Severity } from '../model/message.ts';
import { suggest } from './nearest.ts';
import type { Place, Report } from './report.ts';
import { checkConflicts } from './source-text.ts';

/** Names of keys and numbers of list items, from the top of the file inwards. */
export type YamlPath = readonly (string | number)[];

/** What stands in a YAML file, and where. */
export interface YamlFile<T> {
  /** Missing if the file breaks the schema. */
  readonly value?: T;
  /** What was read, whether or not it keeps to the schema. */
  readonly raw: unknown;
  /** Where the value at `path` begins; of what is missing, where its parent does. */
  placeOf(path: YamlPath): Place;
}

/** How a schema is checked and told of: its messages are the demand alone, such as `et helt tall fra 1 til 60`. */
interface YamlRules<T> {
  readonly schema: z.ZodType<T>;
  /** The keys that may stand in the map at `path`. */
  knownKeys(path: YamlPath): readonly string[];
  /** Lines above `text` in its file. */
  readonly linesAbove?: number;
}

/** Reads YAML (JSON too, which is part of it) and reports every breach of the schema at its place. */
export function readYaml<T>(written: string, rules: YamlRules<T>, report: Report): YamlFile<T> {
  const lines = new LineCounter();
  // Some editors write å as two signs, and a key is the same whichever way it is written.
  const text = checkConflicts(written.normalize('NFC'), (at, ...fault) =>
    report({ ...at, line: at.line + (rules.linesAbove ?? 0) }, ...fault),
  );
  if (text !== written.normalize('NFC')) return { raw: undefined, placeOf: () => ({ line: 1, column: 1 }) };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + (rules.linesAbove ?? 0), column: col };
  };

  /** A key stands there even if its value does not. */
  const keyOffset = (path: YamlPath): number | undefined => {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    if (!isMap(parent)) return undefined;
    const key = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))?.key;
    return isNode(key) ? key.range?.[0] : undefined;
  };
  const placeOf = (path: YamlPath): Place => {
    if (path.length === 0) return place(0);
    const node = document.getIn(path, true);
    const isItem = typeof path.at(-1) === 'number';
    const ownPlace = isNode(node) && (isItem || (isScalar(node) && node.value !== null));
    const offset = ownPlace ? node.range?.[0] : keyOffset(path);
    return offset === undefined ? placeOf(path.slice(0, -1)) : place(offset);
  };

  for (const fault of document.errors)
    report(place(fault.pos[0]), 'yaml', yamlFault(fault, lineAt(text, fault.pos[0])));
  let aliases = 0;
  visit(document, {
    Alias(_, node) {
      aliases++;
      const text = `«*${node.source}» henter en tekst fra et annet sted i filen, og det går ikke her. Skriv teksten, eller sett den i "…".`;
      report(place(node.range?.[0] ?? 0), 'yaml', text);
    },
    Scalar(_, node) {
      checkText(node, text, (offset, ...message) => report(place(offset), ...message));
    },
  });
  if (document.errors.length + aliases > 0) return { raw: undefined, placeOf };
  const raw: unknown = document.toJS();
  const result = rules.schema.safeParse(raw);
  if (result.success) return { value: result.data, raw, placeOf };
  for (const issue of result.error.issues) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        report(place(keyOffset([...path, key]) ?? 0), 'ukjent-nokkel', unknownKey(key, rules.knownKeys(path)));
      }
    } else {
      const value = document.hasIn(path) ? document.getIn(path) : missing;
      report(placeOf(path), 'ugyldig-verdi', wrongValue(path, value, issue.message));
    }
  }
  return { raw, placeOf };
}

const unknownKey = (key: string, known: readonly string[]): string =>
  known.length === 0
    ? `«${key}» hører ikke hjemme her. Slett linjen.`
    : `«${key}» er ikke en kjent nøkkel. ${suggest(key, known)}`;

/** What stands at a path where nothing stands; YAML has its own word for an empty value. */
const missing = Symbol('missing');

function wrongValue(path: YamlPath, value: unknown, demand: string): string {
  const name = path.map((step) => (typeof step === 'number' ? `nummer ${step + 1}` : step)).join(' › ');
  if (path.length === 0 && demand === toolDemand) return `Filen er skadet. ${toolWayOut}`;
  if (path.length === 0) return `Filen skal ha ${demand}.`;
  if (demand === toolDemand) return `«${name}» er ikke som den var. ${toolWayOut}`;
  if (value === missing) return `«${name}» mangler. Legg den til, med ${demand}.`;
  if (demand !== textDemand) return `«${name}» skal være ${demand}.`;
  if (value === null || value === '') return `«${name}» mangler tekst. Skriv den etter kolonet.`;
  const quoted = typeof value === 'object' ? '…' : String(value);
  return `«${name}» skal være tekst. Sett den i anførselstegn: "${quoted}"`;
}

/** The demand of a file that our own tools write. */
export const toolDemand = 'slik verktøyet skrev det';
const toolWayOut = 'Den skrives av verktøyet. Hent den tilbake fra forrige versjon.';

/** The demand of a value that is any text at all. */
export const textDemand = 'tekst';

type ReportAt = (offset: number, rule: string, text: string, severity?: Severity) => void;

/** Reports text that a `#` cuts off, and Markdown where it is shown as it is typed. */
function checkText(node: Scalar, source: string, report: ReportAt): void {
  const [start, end] = node.range ?? [];
  if (typeof node.value !== 'string' || start === undefined || end === undefined) return;
  const comment = node.type === Scalar.PLAIN ? /^[ \t]+(#.*)/.exec(source.slice(end, lineEnd(source, end))) : null;
  if (comment) {
    const whole = `${node.value} ${comment[1]}`.trim();
    const shown = whole.length > 80 || whole.includes('"') ? '…' : whole;
    const text = `Teksten stopper ved #. Sett den i anførselstegn: "${shown}"`;
    report(end + comment[0].indexOf('#'), 'tekst-etter-nummertegn', text);
  }
  if (/\*\*|\]\(/.test(node.value)) {
    report(start, 'merkelig-tegn', 'Markdown virker ikke her. Skriv bare teksten, uten ** og lenker.', 'warning');
  }
}

const lineEnd = (source: string, from: number): number => (source.indexOf('\n', from) + 1 || source.length + 1) - 1;

const lineAt = (source: string, offset: number): string =>
  source.slice(source.lastIndexOf('\n', offset - 1) + 1, lineEnd(source, offset));

const unreadable =
  'Linjen lar seg ikke lese. Se etter manglende kolon, anførselstegn eller klamme, og sett teksten i "…".';

/** The parser's own words are English; these are what authors run into. */
function yamlFault({ code }: YAMLError, line: string): string {
  const [, key, value] = /^\s*(?:- )?([\p{L}_]+):([^\s:/].*)$/u.exec(line) ?? [];
  if (key !== undefined) return `Det mangler et mellomrom etter kolonet. Skriv ${key}: ${value}`;
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Nøkkelen står to ganger. Slett den ene.';
    case 'TAB_AS_INDENT':
      return 'Linjen er rykket inn med tabulator. Bruk mellomrom.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_SCALAR_START':
      return 'Teksten har kolon eller et annet tegn som må stå i anførselstegn. Skriv slik: tittel: "Del 1: Start"';
    case 'BAD_INDENT':
      return 'Innrykket stemmer ikke. Linjer som hører sammen, skal ha like mange mellomrom foran.';
    default:
      return unreadable;
  }
}
