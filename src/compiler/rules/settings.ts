import { z } from 'zod';
import type { Severity } from '../../model/message.ts';
import type { SourceFile } from '../content.ts';
import { isNear, suggest } from '../nearest.ts';
import type { Messages, Report, SeverityOf } from '../report.ts';
import { checkEncoding, plainText } from '../source-text.ts';
import { readYaml } from '../yaml.ts';
import { catalogue, ruleOf } from './catalogue.ts';
import type { RuleInfo } from './rule.ts';

/** Where a project says what a rule counts as. */
export const settingsPath = 'modules/regler.yaml';

const levels = ['feil', 'advarsel', 'av'] as const;
type Level = (typeof levels)[number];

const demand = 'feil, advarsel eller av';
const schema = z.record(z.string(), z.enum(levels, { error: demand }), {
  error: 'én linje for hver regel, slik: «lang-setning: av»',
});

const severities: Readonly<Record<Level, Severity | undefined>> = { feil: 'error', advarsel: 'warning', av: undefined };

const isLower = (wanted: Severity | undefined, usual: Severity): boolean =>
  wanted === undefined || (usual === 'error' && wanted === 'warning');

/** What a rule may be set to. */
const levelsOf = ({ isLocked, severity }: RuleInfo): readonly Level[] =>
  levels.filter((level) => !isLocked || !isLower(severities[level], severity));

/** The file as an editor helps to write it: every rule by its id, with what it may be set to. */
export const ruleSettingsSchema = z.strictObject(
  Object.fromEntries(catalogue.map((rule) => [rule.id, z.enum(levelsOf(rule), { error: demandOf(rule) }).optional()])),
);

/** Reads `modules/regler.yaml`, reports what cannot be in it, and tells how faults count; by its usual severity what it does not name. */
export function readRuleSettings(file: SourceFile | undefined, messages: Messages): SeverityOf {
  const given = file ? readLevels(file, messages.in(file.path)) : new Map<string, Level>();
  return (rule, reported) => {
    const usual = ruleOf(rule)?.severity ?? reported;
    const level = given.get(rule);
    return level === undefined ? usual : severities[level];
  };
}

function readLevels({ text }: SourceFile, report: Report): ReadonlyMap<string, Level> {
  const plain = plainText(text);
  const levelOf = new Map<string, Level>();
  if (!checkEncoding(plain, report) || plain.replaceAll(/^\s*#.*$/gm, '').trim() === '') return levelOf;
  const { raw, placeOf } = readYaml(plain, { schema, knownKeys: () => [] }, report);
  for (const [name, value] of Object.entries(
    typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : {},
  )) {
    const level = levels.find((each) => each === value);
    const rule = ruleOf(name);
    if (!rule) {
      const fault = `Regelen «${name}» finnes ikke. ${wayOut(name)}`;
      report({ line: placeOf([name]).line, column: 1 }, 'ukjent-regel', fault);
    } else if (level && !levelsOf(rule).includes(level)) {
      const fault = `«${name}» passer på svarene til deltakerne, personvernet eller selve pakken, og kan ikke settes til «${level}». Slett linjen.`;
      report(placeOf([name]), 'last-regel', fault);
    } else if (level) levelOf.set(name, level);
  }
  return levelOf;
}

function demandOf(rule: RuleInfo): string {
  const own = levelsOf(rule);
  return own.length === levels.length
    ? demand
    : `${own.join(' eller ')}, for regelen passer på noe som ikke kan slås av`;
}

/** The one that was meant, or where all of them stand; there are too many to name. */
function wayOut(name: string): string {
  const ids = catalogue.map(({ id }) => id);
  return isNear(name, ids) ? suggest(name, ids) : 'Alle reglene står i docs/regler.md.';
}
