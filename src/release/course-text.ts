import type { Module } from '../model/module.ts';
import { hasTest, minutesOf } from './release.ts';
import { languages } from './words.ts';

/** A text that an administrator can paste into the course page, as plain lines. */
export function courseText(module: Module): string {
  const [edition] = module.editions;
  return [
    edition.title,
    '',
    edition.description,
    '',
    `For: ${edition.audience}.`,
    `Tar omtrent ${minutesOf(module)} minutter. Du kan stoppe når du vil og fortsette senere.`,
    `Språk: ${languages(module.editions.map(({ lang }) => lang))}.`,
    '',
    'Etter kurset:',
    ...edition.goals.map(({ text }) => `– ${text}`),
    '',
    hasTest(module)
      ? `Du har fullført når alle leksjonene er lest og testen er bestått (${Math.round(module.passMark * 100)} % riktig). Du kan ta testen så mange ganger du vil.`
      : 'Du har fullført når alle leksjonene er lest.',
  ].join('\n');
}
