import type { Imported, ImportedItem, QuestionLine } from '../item.ts';
import { ImportFault, lineAt, type Notes } from '../notes.ts';
import type { Pictures } from '../pictures.ts';
import { shorten } from '../tidy.ts';
import { isTrueFalse } from './lines.ts';
import { type RichTextContext, richBlocks, richLine } from './rich-text.ts';

/** A line that is an option, with its letter. */
export const optionLine = /^\s*([A-Za-z])[.)]\s+(\S.*)$/;

/** A line that says which options are right. */
export const answerLine = /^\s*(?:ANSWERS?|SVAR|FASIT|(?:RIKTIGE?|RETTE?) SVAR)\s*:\s*(.*)$/i;

/** A question as it is gathered, line by line. */
interface Open {
  readonly line: number;
  readonly prompt: string[];
  readonly options: { readonly letter: string; text: string }[];
  /** Whether a blank line was the last of it. */
  hasGap: boolean;
}

/**
 * Reads questions in Aiken. The format is five lines of rules, for which we found no library that is kept up; ours takes what Moodle
 * takes, and a little that people write: «FASIT: A, C», small letters, and options that go on in the line below. Throws `ImportFault`
 * where not one question can be read.
 */
export function readAiken(text: string, notes: Notes, pictures: Pictures): Imported {
  const items: ImportedItem[] = [];
  let open: Open | undefined;
  const leave = (left: Open): void =>
    void items.push(...unanswered(left, { notes, pictures, place: lineAt(left.line) }));
  for (const [index, line] of text.split('\n').entries()) {
    const number = index + 1;
    const [, answer] = answerLine.exec(line) ?? [];
    if (answer !== undefined) {
      if (open) items.push(...close(open, answer, { notes, pictures, place: lineAt(open.line) }));
      else notes.add('lost', lineAt(number), `Her står et svar uten spørsmål over: «${shorten(line)}»`);
      open = undefined;
    } else if (line.trim() === '') {
      if (open) open.hasGap = true;
    } else if (open && (!open.hasGap || isNextOption(open, line))) take(open, line, number, notes);
    else {
      if (open) leave(open);
      open = { line: number, prompt: [line.trim()], options: [], hasGap: false };
    }
  }
  if (open) leave(open);
  if (!items.some(({ type }) => type === 'question')) throw new ImportFault(nothingRead(notes));
  return { items };
}

const nextLetter = ({ options }: Open): string => String.fromCharCode(65 + options.length);

const isNextOption = (open: Open, line: string): boolean =>
  optionLine.exec(line)?.[1]?.toUpperCase() === nextLetter(open);

function take(open: Open, line: string, number: number, notes: Notes): void {
  open.hasGap = false;
  const last = open.options.at(-1);
  if (isNextOption(open, line)) {
    open.options.push({ letter: nextLetter(open), text: optionLine.exec(line)?.[2] ?? '' });
  } else if (last) {
    notes.add('guessed', lineAt(number), `Linjen er lest som en del av svar ${last.letter}: «${shorten(line)}»`);
    last.text += ` ${line.trim()}`;
  } else open.prompt.push(line.trim());
}

function close(open: Open, answer: string, context: RichTextContext): ImportedItem[] {
  const { notes, place } = context;
  const letters = lettersOf(answer);
  const known = open.options.map(({ letter }) => letter);
  const fault = faultOf(letters, known, answer);
  if (fault !== undefined) {
    notes.add('lost', place, `${fault} Spørsmålet er ikke tatt med: «${shorten(open.prompt.join(' '))}»`);
    return [];
  }
  const lines = open.options.map(
    ({ letter, text }): QuestionLine => ({ correct: letters.includes(letter), text: richLine(text, 'plain', context) }),
  );
  const prompt = richBlocks(open.prompt.join('\n'), 'plain', context);
  return [
    { type: 'question', place, question: { directive: isTrueFalse(lines) ? 'påstand' : 'spørsmål', prompt, lines } },
  ];
}

/** «B», «b.», «A, C» and «A og C». */
export const lettersOf = (answer: string): readonly string[] =>
  /^(?:[A-Za-z][.)]?(?:\s*,\s*|\s+(?:og|and|&)\s+|\s+|$))+$/.test(answer.trim())
    ? [
        ...new Set(
          answer
            .toUpperCase()
            .replaceAll(/\b(?:OG|AND)\b/g, ' ')
            .match(/[A-Z]/g) ?? [],
        ),
      ]
    : [];

function faultOf(letters: readonly string[], known: readonly string[], answer: string): string | undefined {
  if (known.length === 0) return 'Spørsmålet har ingen svar. Skriv dem under hverandre, med A., B. og C. foran.';
  if (letters.length === 0)
    return `Vi forstår ikke «${shorten(answer)}» som fasit. Skriv bokstaven til det riktige svaret.`;
  const unknown = letters.find((letter) => !known.includes(letter));
  return unknown && `Fasiten er ${unknown}, men svarene er ${known.join(', ')}.`;
}

/** What has no answer under it: text between questions, or a question that was left unfinished. */
function unanswered({ prompt, options }: Open, context: RichTextContext): ImportedItem[] {
  const { notes, place } = context;
  const words = shorten(prompt.join(' '));
  if (options.length === 0) {
    notes.add('guessed', place, `Avsnittet har ingen svar under seg, og er blitt vanlig tekst: «${words}»`);
    return [{ type: 'prose', place, content: richBlocks(prompt.join(' '), 'plain', context) }];
  }
  const text = `Spørsmålet har ingen fasit, og er ikke tatt med: «${words}» Skriv en linje som ANSWER: B under svarene.`;
  notes.add('lost', place, text);
  return [];
}

function nothingRead(notes: Notes): string {
  const faults = notes.sorted().map(({ place, text }) => `\n  ${place.text}: ${text}`);
  return `Fant ingen spørsmål som kunne hentes. I Aiken står spørsmålet først, så svarene med A., B. og C. foran, og så ANSWER: B.${faults.join('')}`;
}
