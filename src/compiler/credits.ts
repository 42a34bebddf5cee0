import { z } from 'zod';
import type { Credit } from '../model/credit.ts';
import type { BarePicture } from './bare-pictures.ts';
import type { ModuleSources } from './content.ts';
import { checkPlaceholders } from './placeholders.ts';
import type { Messages } from './report.ts';
import { checkCharacters, checkEncoding, plainText } from './source-text.ts';
import { readYaml, textDemand } from './yaml.ts';

/** Path of the list of whose the media of a module are. */
export const creditsPath = (id: string): string => `content/${id}/media.yaml`;

const text = z.string({ error: textDemand }).trim().min(1, { error: textDemand });
const keys = ['kreditt', 'lisens', 'kilde'] as const;
const demand = 'navnet på hver fil, med «kreditt:» og «lisens:» rykket inn under';
const address = 'en adresse som begynner med https://';
const schema = z.record(
  z.string(),
  z.strictObject(
    { kreditt: text, lisens: text, kilde: z.url({ protocol: /^https?$/, error: address }).optional() },
    { error: '«kreditt:» og «lisens:» rykket inn under' },
  ),
  { error: demand },
);

/** Gives whose a media file is, by its path in the package. */
export type CreditOf = (path: string) => Credit | undefined;

/** Reads whose the media are; reports what is wrong in the list, and files that it names and nobody has. */
export function readCredits({ id, credits, media }: ModuleSources, messages: Messages): CreditOf {
  const found = new Map<string, Credit>();
  const creditOf: CreditOf = (path) => found.get(path);
  if (!credits) return creditOf;
  const report = messages.in(credits.path);
  const plain = plainText(credits.text);
  if (!checkEncoding(plain, report)) return unknown;
  checkCharacters(plain, report);
  checkPlaceholders(plain, report);
  if (plain.replaceAll(/^\s*#.*$/gm, '').trim() === '') return creditOf;
  const knownKeys = (path: readonly unknown[]) => (path.length === 1 ? keys : []);
  const { value, raw, placeOf } = readYaml(plain, { schema, knownKeys }, report);
  if (typeof raw !== 'object' || Array.isArray(raw)) return unknown;
  for (const name of Object.keys(raw ?? {})) {
    const path = `media/${name}`;
    if (!media.some((file) => file.path === path)) {
      const fault = `Filen «${name}» finnes ikke i content/${id}/media. Rett navnet, eller slett linjen.`;
      report(placeOf([name]), 'mangler-fil', fault);
    }
    const { kreditt = '', lisens = '', kilde } = value?.[name] ?? {};
    // What has a fault is known all the same, so that the lessons are not told of it as well.
    found.set(path, { who: kreditt, licence: lisens, ...(kilde !== undefined && { source: kilde }) });
  }
  return creditOf;
}

/** Of a list that cannot be read; the lessons are not told of that as well. */
const unknown: CreditOf = () => ({ who: '', licence: '' });

/** Reports each picture in the text that nobody has given credit for, where it is first shown. */
export function checkCredits(
  id: string,
  shown: readonly (BarePicture & { readonly file: string })[],
  creditOf: CreditOf,
  messages: Messages,
): void {
  const told = new Set<string>();
  for (const { path, at, file } of shown) {
    if (creditOf(path) || told.has(path)) continue;
    told.add(path);
    const name = path.replace('media/', '');
    const fault = `Bildet ${name} mangler kreditt og lisens. Skriv i ${creditsPath(id)} hvem det er fra, og hvordan det kan brukes.`;
    messages.in(file)(at, 'mangler-kreditt', fault);
  }
}
