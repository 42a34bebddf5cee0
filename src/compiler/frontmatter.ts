import { z } from 'zod';
import type { Report } from './report.ts';
import { readYaml, textDemand } from './yaml.ts';

const text = z.string({ error: textDemand }).trim().min(1, { error: textDemand });

const checkedBy = 'den som kontrollerte, for eksempel kommuneadvokaten';

const schema = z.strictObject(
  {
    tittel: text,
    minutter: z
      .number({ error: 'et helt tall fra 1 til 60' })
      .int({ error: 'et helt tall fra 1 til 60' })
      .min(1, { error: 'et helt tall fra 1 til 60' })
      .max(60, { error: 'et helt tall fra 1 til 60' }),
    kilder: z.array(text, { error: 'en liste, slik: [S17, K1]' }).default([]),
    sist_kontrollert: z
      .strictObject(
        {
          dato: z.iso.date({ error: 'en dato, slik: 2026-11-28' }),
          av: z.string({ error: checkedBy }).trim().min(1, { error: checkedBy }),
        },
        { error: 'dato og hvem som kontrollerte, slik: {dato: 2026-11-28, av: kommuneadvokaten}' },
      )
      .optional(),
  },
  { error: 'linjene «tittel: …» og «minutter: …»' },
);

/** What an author says of a lesson above its text. */
export interface FrontMatter {
  readonly title: string;
  /** 1–60. */
  readonly minutes: number;
  readonly sources: readonly string[];
  /** Who has held the law in it against its sources, and when; only where somebody is named may a lesson say that it is checked. */
  readonly checked?: Checked;
}

/** A check of a lesson by somebody who knows the law. */
export interface Checked {
  /** Such as `2026-11-28`. */
  readonly date: string;
  /** A name or a role. */
  readonly by: string;
}

/** Reads the front matter of a lesson, the lines between the two `---`; reports every fault in it. */
export function readFrontMatter(yaml: string, report: Report): FrontMatter | undefined {
  const knownKeys = ([first]: readonly (string | number)[]) => (first ? ['dato', 'av'] : Object.keys(schema.shape));
  const rules = { schema, knownKeys, linesAbove: 1 };
  const { value } = readYaml(yaml, rules, report);
  if (!value) return undefined;
  const { tittel: title, minutter: minutes, kilder: sources, sist_kontrollert: checked } = value;
  return { title, minutes, sources, ...(checked && { checked: { date: checked.dato, by: checked.av } }) };
}
