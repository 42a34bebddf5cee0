import { z } from 'zod';
import type { Report } from './report.ts';
import { readYaml, textDemand } from './yaml.ts';

const text = z.string({ error: textDemand }).trim().min(1, { error: textDemand });

const schema = z.strictObject(
  {
    tittel: text,
    minutter: z
      .number({ error: 'et helt tall fra 1 til 60' })
      .int({ error: 'et helt tall fra 1 til 60' })
      .min(1, { error: 'et helt tall fra 1 til 60' })
      .max(60, { error: 'et helt tall fra 1 til 60' }),
    kilder: z.array(text, { error: 'en liste, slik: [S17, K1]' }).default([]),
    sist_kontrollert: z.iso.date({ error: 'en dato, slik: 2026-11-28' }).optional(),
  },
  { error: 'linjene «tittel: …» og «minutter: …»' },
);

/** What an author says of a lesson above its text. */
export interface FrontMatter {
  readonly title: string;
  /** 1–60. */
  readonly minutes: number;
  readonly sources: readonly string[];
  /** When the facts were last held against their sources, as `2026-11-28`. */
  readonly checked?: string;
}

/** Reads the front matter of a lesson, the lines between the two `---`; reports every fault in it. */
export function readFrontMatter(yaml: string, report: Report): FrontMatter | undefined {
  const rules = { schema, knownKeys: () => Object.keys(schema.shape), linesAbove: 1 };
  const { value } = readYaml(yaml, rules, report);
  if (!value) return undefined;
  const { tittel: title, minutter: minutes, kilder: sources, sist_kontrollert: checked } = value;
  return { title, minutes, sources, ...(checked && { checked }) };
}
