import { type Lang, langs } from '../../model/lang.ts';
import type { Report } from '../report.ts';
import type { LessonView, RuleGroup } from './rule.ts';
import { sentencesOf } from './sentences.ts';

/**
 * Names of acts, agreements, paragraphs and articles, in all three languages; «utlova» is Nynorsk for something else, and nobody is
 * bound by the law of Jante or of nature.
 */
const reference =
  /§{1,2}\s*\d[\d-]*|\bGDPR\b|\b(?:artikkel|art\.)\s*\d+|(?<!\p{L})(?![Uu]tlov|[Jj]antelov|[Nn]aturlov)\p{L}{4,}(?:loven|lova|forordningen|forordninga|forskriften|forskrifta)(?!\p{L})|(?<!\p{L})[Hh]o(?:ve|vu)d(?:tariff)?avtalen(?!\p{L})|\b\p{Lu}\p{L}+ Act\b|\b[Ss]ection \d/u;

/** What a lesson says of itself where nobody who knows the law has checked it. */
const unchecked: Readonly<Record<Lang, (month: string) => string>> = {
  nb: (month) => `Kilder lest ${month}. Ikke juridisk kvalitetssikret.`,
  nn: (month) => `Kjelder lesne ${month}. Ikkje juridisk kvalitetssikra.`,
  en: (month) => `Sources read ${month}. Not checked by a lawyer.`,
};

const saysUnchecked =
  /ikke juridisk kvalitetssikret|ikkje juridisk kvalitetssikra|not checked by a lawyer|not (?:been )?legally (?:reviewed|checked)/i;

/** That somebody has checked may be said only where it is known who. */
const saysChecked = /sist kontrollert|last checked/i;

/** When the sources were read, such as «Kilder lest november 2026». */
const read = /(?:kilder lest|kjelder lesne|sources read)\s+(?:i\s+|in\s+)?(\p{L}+)\s+(\d{4})/iu;

const bareLaw =
  /(?<!\p{L})(?:(?:loven|lova|regelverket|the law)\s+(?:sier|seier|krever|krev|says|requires)|(?:etter|ifølge|ifølgje)\s+(?:loven|lova))(?!\p{L})/iu;

/** Text about law must say when it was last checked, and which paragraph it means. */
export const law: RuleGroup = {
  rules: [
    {
      id: 'lov-uten-dato',
      title: 'Lovtekst uten dato',
      help: 'Lover og avtaler endrer seg. Skriv i teksten når du leste kildene: «Kilder lest november 2026. Ikke juridisk kvalitetssikret.» Har en som kan jus, kontrollert leksjonen, skriver du hvem og når øverst i filen: sist_kontrollert: {dato: 2026-11-28, av: kommuneadvokaten}. «Sist kontrollert» kan bare stå der noen er navngitt.',
      severity: 'warning',
    },
    {
      id: 'gammel-kontroll',
      title: 'Lovtekst som ikke er sett på det siste året',
      help: 'Lover og avtaler endrer seg. Les kildene på nytt, rett teksten, og skriv den nye datoen.',
      severity: 'warning',
    },
    {
      id: 'lov-uten-paragraf',
      title: '«Loven sier» uten paragraf',
      help: 'Leseren må kunne slå det opp. Skriv navnet på loven og paragrafen, med egne ord og en lenke.',
      severity: 'warning',
    },
  ],
  check({ editions, today }, messages) {
    for (const lesson of editions.flatMap(({ lessons }) => lessons)) {
      const report = messages.in(lesson.file);
      checkDate(lesson, today, report);
      for (const block of lesson.blocks) {
        if (!bareLaw.test(block.text)) continue;
        for (const { text, index } of sentencesOf(block.text)) {
          const found = bareLaw.exec(text);
          if (!found || reference.test(text)) continue;
          const fault = `«${found[0]}» uten å si hvor. Skriv navnet på loven og paragrafen.`;
          report(block.placeAt(index + found.index), 'lov-uten-paragraf', fault);
        }
      }
    }
  },
};

function checkDate(lesson: LessonView, today: string | undefined, report: Report): void {
  const { draft, lang } = lesson;
  const wayOut = `Skriv «${unchecked[lang](monthOf(today ?? '2026-11-01', lang))}»`;
  const claim = draft.front?.checked ? undefined : firstOf(lesson, saysChecked);
  if (claim) {
    const text = `Teksten sier «${claim.name}», men ikke hvem som kontrollerte. ${wayOut} i stedet, eller sist_kontrollert: med dato og av øverst i filen.`;
    report(claim.block.placeAt(claim.index), 'lov-uten-dato', text);
  }
  const first = firstOf(lesson, reference);
  if (first && !claim && !draft.front?.checked && !firstOf(lesson, saysUnchecked)) {
    const text = `Teksten viser til lov eller avtale («${first.name}»), men sier ikke når kildene ble lest. ${wayOut} i teksten.`;
    report(first.block.placeAt(first.index), 'lov-uten-dato', text);
  }
  checkAge(lesson, today, report);
}

/** Law that nobody has looked at for a year. */
function checkAge(lesson: LessonView, today: string | undefined, report: Report): void {
  if (today === undefined) return;
  const oldest = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const { checked } = lesson.draft.front ?? {};
  if (checked && checked.date < oldest) {
    const text = `Leksjonen ble sist kontrollert ${checked.date}. Det er over ett år siden. Få den kontrollert på nytt, og skriv den nye datoen.`;
    report({ line: 1, column: 1 }, 'gammel-kontroll', text);
  }
  const said = firstOf(lesson, read);
  const [, name = '', year = ''] = said ? (read.exec(said.name) ?? []) : [];
  const month = months.findIndex((names) => names.includes(name.toLowerCase())) + 1;
  if (!said || month === 0 || `${year}-${String(month).padStart(2, '0')}` >= oldest.slice(0, 7)) return;
  const text = `Kildene ble lest ${name} ${year}. Det er over ett år siden. Les dem på nytt, og skriv den nye måneden.`;
  report(said.block.placeAt(said.index), 'gammel-kontroll', text);
}

const monthOf = (date: string, lang: Lang): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(date),
  );

/** The names of each month, in all three languages. */
const months: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, index) =>
  langs.map(
    (lang) =>
      monthOf(`2026-${String(index + 1).padStart(2, '0')}-01`, lang)
        .split(' ')[0]
        ?.toLowerCase() ?? '',
  ),
);

function firstOf({ blocks }: LessonView, pattern: RegExp) {
  for (const block of blocks) {
    const found = pattern.exec(block.text);
    if (found) return { block, index: found.index, name: found[0].trim() };
  }
  return undefined;
}

/** Whether a lesson tells of law, and may be a little heavier. */
export const isLegal = (lesson: LessonView): boolean => firstOf(lesson, reference) !== undefined;
