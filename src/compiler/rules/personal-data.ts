import type { Place } from '../report.ts';
import type { RuleGroup } from './rule.ts';

/** Addresses that belong to nobody, or to an office. */
const nobodys =
  /@(?:[\w.-]+\.)?(?:example|eksempel|invalid|test)(?:\.[a-z]+)?$|^(?:post|postmottak|firmapost|kontakt|hjelp|support|brukerstotte|servicetorg|kundeservice|innbyggerservice|resepsjon|sentralbord|arkiv|dpo|booking|utleie|info|personvern|personvernombud|ikt|varsling|noreply|no-reply)@/i;

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const nationalId = /(?<![\d.,_\p{L}-])(\d{6})[ \u00A0-]?(\d{5})(?![\d_\p{L}])/gu;
const phone = /(?<![\d.,_/=#-])(?:(?:\+|00)47[ ]?)?(?:[2-79]\d(?: ?\d\d){3}|[49]\d\d ?\d\d ?\d\d\d)(?![\d_]|[.,]\d)/g;

/** What could lead to a real person does not belong in a course that everybody can read. */
export const personalData: RuleGroup = {
  rules: [
    {
      id: 'fodselsnummer',
      title: 'Gyldig fødselsnummer',
      help: 'Nummeret har riktige kontrollsifre og kan tilhøre noen. Slett det. Trenger du et eksempel, bruker du et syntetisk nummer fra Skatteetaten, der måneden er økt med 80. Er det delt med andre, skal personvernombudet få vite det.',
      severity: 'error',
      isLocked: true,
    },
    {
      id: 'e-postadresse',
      title: 'E-postadresse til en person',
      help: 'Alle som tar kurset, kan lese den, og folk bytter jobb. Bruk adressen til et kontor, for eksempel postmottak@…, eller en som slutter på .example.',
      severity: 'warning',
    },
    {
      id: 'telefonnummer',
      title: 'Telefonnummer',
      help: 'Er det nummeret til en person, sletter du det. Er det et sentralbord, kan du heller lenke til siden der nummeret står.',
      severity: 'warning',
    },
  ],
  check({ texts }, messages) {
    for (const { path, text } of texts) {
      const report = messages.in(path);
      for (const [number, line] of text.split('\n').entries()) {
        const at = (index: number): Place => ({ line: number + 1, column: index + 1 });
        if (line.includes('@')) {
          for (const { 0: address, index } of line.matchAll(email)) {
            if (nobodys.test(address)) continue;
            report(
              at(index),
              'e-postadresse',
              'Her står en e-postadresse til en person. Slett den, eller bruk et kontor.',
            );
          }
        }
        if (!/\d[\d \u00A0-]{6}/.test(line)) continue;
        for (const { index, 1: birth = '', 2: rest = '' } of line.matchAll(nationalId)) {
          if (isNationalId(birth + rest))
            report(at(index), 'fodselsnummer', 'Her står et gyldig fødselsnummer. Slett det, det kan tilhøre noen.');
        }
        for (const { 0: digits, index } of line.matchAll(phone)) {
          if (isOther(digits, line.slice(0, index))) continue;
          report(
            at(index),
            'telefonnummer',
            'Her står noe som ligner et telefonnummer. Slett det hvis det er til en person.',
          );
        }
      }
    }
  },
};

/** A date written in one, years, an amount of kroner, the number of a case, or part of an address; the number of a telephone is one. */
const isOther = (digits: string, before: string): boolean =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits) ||
  /^(?:(?:19|20)\d\d ?){2}$/.test(digits) ||
  (/(?:kr|NOK|id=?|nr\.?|§|https?:\S*)\s*$/i.test(before) && !/(?:tlf|telefon|mobil)\.?\s?nr\.?\s*$/i.test(before));

/** Whether the date is one and both control digits are right; numbers made for tests have a month over 12. */
function isNationalId(digits: string): boolean {
  const numbers = [...digits].map(Number);
  const day = Number(digits.slice(0, 2)) % 40; // A D-number has 4 added to its first digit.
  const month = Number(digits.slice(2, 4));
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  return (
    isDivisible(numbers, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && isDivisible(numbers, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
  );
}

const isDivisible = (numbers: readonly number[], weights: readonly number[]): boolean =>
  weights.reduce((sum, weight, index) => sum + weight * (numbers[index] ?? 0), 0) % 11 === 0;
