import type { LessonView, RuleGroup } from './rule.ts';
import { sentencesOf } from './sentences.ts';

/** Names of acts, paragraphs and articles, in all three languages; «utlova» is Nynorsk for something else. */
const reference =
  /§{1,2}\s*\d[\d-]*|\bGDPR\b|\b(?:artikkel|art\.)\s*\d+|(?<!\p{L})(?!utlov)\p{L}{4,}(?:loven|lova|forordningen|forordninga|forskriften|forskrifta)(?!\p{L})|\b\p{Lu}\p{L}+ Act\b|\b[Ss]ection \d/u;

const checked =
  /sist kontrollert|sist kontrollerte|last checked|ikke juridisk kvalitetssikret|ikkje juridisk kvalitetssikra|not (?:been )?legally (?:reviewed|checked)/i;

const bareLaw = /(?<!\p{L})(?:loven|lova|regelverket|the law)\s+(?:sier|seier|krever|krev|says|requires)(?!\p{L})/iu;

/** Text about law must say when it was last checked, and which paragraph it means. */
export const law: RuleGroup = {
  rules: [
    {
      id: 'lov-uten-dato',
      title: 'Lovtekst uten «sist kontrollert»',
      help: 'Lover og avtaler endrer seg. Skriv sist_kontrollert: 2026-11-28 øverst i filen, så ser leseren datoen. Du kan også skrive det i teksten, for eksempel «Kilder lest november 2026. Ikke juridisk kvalitetssikret.»',
      severity: 'warning',
    },
    {
      id: 'lov-uten-paragraf',
      title: '«Loven sier» uten paragraf',
      help: 'Leseren må kunne slå det opp. Skriv navnet på loven og paragrafen, med egne ord og en lenke.',
      severity: 'warning',
    },
  ],
  checkLesson(lesson, _terms, messages) {
    const report = messages.in(lesson.file);
    const first = firstReference(lesson);
    if (first && !isChecked(lesson)) {
      const text = `Teksten viser til lov eller avtale («${first.name}»), men sier ikke når den sist ble kontrollert. Skriv sist_kontrollert: og datoen øverst i filen.`;
      report(first.block.placeAt(first.index), 'lov-uten-dato', text);
    }
    for (const block of lesson.blocks) {
      if (!bareLaw.test(block.text)) continue;
      for (const { text, index } of sentencesOf(block.text)) {
        const found = bareLaw.exec(text);
        if (!found || reference.test(text)) continue;
        const fault = `«${found[0]}» uten å si hvor. Skriv navnet på loven og paragrafen.`;
        report(block.placeAt(index + found.index), 'lov-uten-paragraf', fault);
      }
    }
  },
};

function firstReference({ blocks }: LessonView) {
  for (const block of blocks) {
    const found = reference.exec(block.text);
    if (found) return { block, index: found.index, name: found[0].trim() };
  }
  return undefined;
}

const isChecked = ({ draft, blocks }: LessonView): boolean =>
  draft.front?.checked !== undefined || blocks.some(({ text }) => checked.test(text));

/** Whether a lesson tells of law, and may be a little heavier. */
export const isLegal = (lesson: LessonView): boolean => firstReference(lesson) !== undefined;
