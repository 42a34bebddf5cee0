import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ContainerDirective } from '../../interactions/kind.ts';
import type { Credit } from '../../model/credit.ts';
import type { BlockContext } from '../block.ts';
import { attributeOf } from './text.ts';

/** Words that may stand in the braces of a block that shows a file. */
export const creditAttributes = ['kreditt', 'lisens'] as const;

/** Where the terms of a licence stand, by its name. */
const licences: Readonly<Record<string, string>> = {
  'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/deed.no',
  'CC BY-SA 4.0': 'https://creativecommons.org/licenses/by-sa/4.0/deed.no',
  'CC0 1.0': 'https://creativecommons.org/publicdomain/zero/1.0/deed.no',
  'NLOD 2.0': 'https://data.norge.no/nlod/no/2.0',
};

/**
 * The credit in the braces, or else that of `media.yaml`; where neither is whole, it is told of.
 * @param path of the file in the package, where there is one
 * @param what the file is, such as «Bildet»
 */
export function readCredit(
  node: ContainerDirective,
  path: string | undefined,
  what: string,
  context: BlockContext,
): Credit | undefined {
  const [who, licence] = [attributeOf(node, 'kreditt'), attributeOf(node, 'lisens')];
  const listed = path === undefined ? undefined : context.creditOf(path);
  if (listed && who === '' && licence === '') return listed;
  if (who !== '' && licence !== '') return { who, licence };
  if (path === undefined && who === '' && licence === '') return undefined; // There may be one once the file is there.
  const missing = [...(who === '' ? ['kreditt'] : []), ...(licence === '' ? ['lisens'] : [])];
  const braces = missing.map((name) => `${name}="…"`).join(' ');
  const text = `${what} mangler ${missing.join(' og ')}. Skriv ${braces} i klammene, eller før filen opp i media.yaml.`;
  context.report(node, 'mangler-kreditt', text);
  return undefined;
}

/** Whether the course made it itself: then it is told in «Om kurset» alone, and not again below each picture. */
export const isOwn = ({ who }: Credit): boolean => who === 'Samspill';

/** The line that tells it, as it stands by what it is about and in «Om kurset». */
export const creditLine = ({ licence, source }: Credit, sentence: string): Element =>
  h('p.sam-credit', [source ? h('a', { href: source }, sentence) : sentence, ' · ', licenceOf(licence)]);

const licenceOf = (name: string): ElementContent => {
  const href = licences[name];
  return href ? h('a', { href }, name) : { type: 'text', value: name };
};
