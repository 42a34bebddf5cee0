import type { TestRules } from '../model/module.ts';
import { suggest } from './nearest.ts';

/** Words between the braces of `::::test`, with aliases for keyboards without ø. */
const names = { forsøk: 'tries', forsok: 'tries', trekk: 'draw', stokk: 'shuffle' } as const;

const isName = (name: string): name is keyof typeof names => Object.hasOwn(names, name);

/** Reads `{forsøk=3 trekk=6 stokk}`; reports what cannot be meant. */
export function readTestRules(
  attributes: Readonly<Record<string, string | null | undefined>>,
  questionCount: number,
  report: (rule: string, text: string) => void,
): TestRules {
  const rules: { tries?: number; draw?: number; shuffle?: true } = {};
  for (const [written, value] of Object.entries(attributes)) {
    const name = written.normalize('NFC');
    if (!isName(name)) {
      const wayOut = suggest(name, ['forsøk', 'trekk', 'stokk']);
      report('ukjent-egenskap', `«${written}» er ikke noe en test kan ha. ${wayOut}`);
      continue;
    }
    const rule = names[name];
    if (rule === 'shuffle') {
      rules.shuffle = true;
      continue;
    }
    if (/^[1-9]\d{0,2}$/.test(value ?? '')) rules[rule] = Number(value);
    else report('ugyldig-egenskap', `«${written}» må være et helt tall fra 1. Skriv for eksempel ${written}=3`);
  }
  if (rules.draw !== undefined && rules.draw >= questionCount) {
    const text = `Testen skal trekke ${rules.draw} spørsmål, men har bare ${questionCount}. Skriv flere spørsmål, eller et lavere tall.`;
    report('trekk-for-mange', text);
  }
  return rules;
}
