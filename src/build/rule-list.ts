import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { areas } from '../compiler/rules/catalogue.ts';
import type { RuleInfo } from '../compiler/rules/rule.ts';

/** Where all rules of the checks stand for authors. */
export const ruleListPath = 'docs/regler.md';

/** The list of rules as Markdown. */
export function ruleList(): string {
  const top = [
    '# Reglene i sjekken',
    'Denne siden er laget av `npm run forfatterguide`. Teksten står sammen med reglene i `src/compiler/rules/`. Rett den der.',
    '`npm run sjekk` og `npm run build` holder alt du skriver opp mot disse reglene. En **feil** stopper bygget. En **advarsel** blir vist, men stopper ingenting. Du kan endre det i `modules/regler.yaml`, med én linje for hver regel: `les-mer: feil`, `les-mer: advarsel` eller `les-mer: av`. Regler med lås (🔒) passer på svarene til deltakerne, personvernet eller selve pakken, og kan ikke settes ned.',
  ];
  const sections = areas.flatMap(({ title, rules }) => [
    `## ${title}`,
    ['| Regel | Hva den finner | Er | Hva du gjør |', '|---|---|---|---|', ...rules.map(row)].join('\n'),
  ]);
  return `${[...top, ...sections].join('\n\n')}\n`;
}

const row = ({ id, title, help, severity, isLocked }: RuleInfo): string => {
  const level = `${severity === 'error' ? 'feil' : 'advarsel'}${isLocked ? ' 🔒' : ''}`;
  return `| \`${id}\` | ${asTyped(title)} | ${level} | ${asTyped(help)} |`;
};

/** Markdown that is an example shows as it is typed. */
const asTyped = (text: string): string => text.replaceAll(/[[*|<]/g, String.raw`\$&`);

/** Writes the list anew. */
export async function writeRuleList(root: string): Promise<void> {
  await writeFile(join(root, ruleListPath), ruleList());
}
