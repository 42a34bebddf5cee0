import type { Definition, Link } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Lang } from '../../model/lang.ts';
import { placeOf } from '../prose.ts';
import type { RuleGroup } from './rule.ts';
import { wordsOf } from './text.ts';

/** Words of a link that tell nobody where it goes. */
const nothing: Readonly<Record<Lang, RegExp>> = {
  nb: /^(?:les mer(?: her| om (?:dette|det))?|klikk(?: her)?|trykk(?: her)?|her|mer|se her|lenke|link|denne (?:siden|lenken|lenka)|mer informasjon)$/,
  nn: /^(?:les meir(?: her| om dette)?|klikk(?: her)?|trykk(?: her)?|her|meir|sjå her|lenkje|lenke|link|denne (?:sida|lenkja|lenka)|meir informasjon)$/,
  en: /^(?:read more(?: here)?|click(?: here)?|here|more|see here|link|this (?:page|link)|more information|learn more)$/,
};

/** Links that say nothing, and addresses that cannot be right. Nothing is fetched. */
export const links: RuleGroup = {
  rules: [
    {
      id: 'les-mer',
      title: 'Lenke som bare sier «les mer» eller «klikk her»',
      help: 'En skjermleser kan lese opp lenkene hver for seg. Skriv hva lenken går til, for eksempel [KS om partssamarbeid](https://…).',
      severity: 'warning',
    },
    {
      id: 'lenke-form',
      title: 'Nettadresse som ikke kan være riktig',
      help: 'Verktøyet ser bare på hvordan adressen er skrevet, og henter ingenting. Kopier adressen fra nettleseren. Den skal begynne med https://.',
      severity: 'warning',
    },
  ],
  checkLesson({ file, root, lang }, _terms, messages) {
    const report = messages.in(file);
    visit(root, ['link', 'definition'], (node) => {
      if (node.type !== 'link' && node.type !== 'definition') return;
      if (node.type === 'link') {
        const words = wordsOf(node);
        const said = words
          .toLowerCase()
          .replaceAll(/[.:!…»«>→]+/g, '')
          .trim();
        if (nothing[lang].test(said)) {
          const text = `Lenken sier bare «${words}». Skriv hva den går til.`;
          report(placeOf(node), 'les-mer', text);
        }
      }
      if (isAddress(node)) return; // Told of as an address that is seen.
      const wrong = formFault(node.url);
      if (wrong) report(placeOf(node), 'lenke-form', wrong);
    });
  },
};

const isAddress = (node: Link | Definition): boolean =>
  node.type === 'link' && /^(?:https?:\/\/|www\.)/i.test(wordsOf(node));

/** What cannot be right in the address of a page, in Norwegian. */
function formFault(url: string): string | undefined {
  const [, scheme = '', host = '', rest = ''] = /^(https?):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (scheme === '') return undefined;
  if (/https?:\/\/|https?:$/i.test(`${host}${rest.split(/[?#]/, 1)[0]}`))
    return 'Adressen har https:// to ganger. Slett den ene.';
  if (!/^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?$/u.test(host)) {
    return `«${host}» er ikke navnet på et nettsted. Kopier adressen fra nettleseren.`;
  }
  if (/[.,;:]$/.test(url)) return `Adressen slutter med «${url.at(-1)}». Flytt tegnet ut av parentesen.`;
  if (scheme.toLowerCase() === 'http') return 'Adressen begynner med http://. Skriv https:// hvis siden har det.';
  return undefined;
}
