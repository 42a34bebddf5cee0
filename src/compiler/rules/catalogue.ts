import type { RuleArea } from './catalogue/area.ts';
import { blockAreas } from './catalogue/blocks.ts';
import { questionAreas } from './catalogue/questions.ts';
import { textAreas } from './catalogue/text.ts';
import { translationAreas } from './catalogue/translations.ts';
import type { RuleInfo } from './rule.ts';
import { ruleGroups } from './run.ts';

/** Every rule there is, by what it is about. */
export const areas: readonly RuleArea[] = [
  { title: 'Godt språk, gode spørsmål og personvern', rules: ruleGroups.flatMap(({ rules }) => rules) },
  ...questionAreas,
  ...textAreas,
  ...translationAreas,
  ...blockAreas,
];

/** Every rule there is. */
export const catalogue: readonly RuleInfo[] = areas.flatMap(({ rules }) => rules);

const byId = new Map(catalogue.map((rule) => [rule.id, rule]));

/** The rule of this name; `undefined` if there is none. */
export const ruleOf = (id: string): RuleInfo | undefined => byId.get(id);
