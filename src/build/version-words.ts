import { languages } from '../release/words.ts';
import type { Piece, VersionChanges } from './version-changes.ts';

const list = new Intl.ListFormat('nb');

const name = ({ id, title }: Piece): string => (title === undefined ? id : `«${title}»`);

const names = (pieces: readonly Piece[]): string => list.format(pieces.map(name));

/** One line for each piece, with the id by which the author finds it. */
export const lines = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => `  ${name(piece)}${piece.title === undefined ? '' : ` (${piece.id})`}`).join('\n');

/** What is new in a version, one sentence a line, for administrators and learners; the last says what learners keep. */
export function entryLines(changes: VersionChanges): readonly string[] {
  const { lessonsCome, lessonsGone, questionsCome, questionsGone, passMark } = changes;
  const when = (pieces: readonly Piece[], one: string, more: string): string[] =>
    pieces.length === 0 ? [] : [`${pieces.length === 1 ? one : more} ${names(pieces)}.`];
  return [
    ...when(lessonsCome, 'Ny leksjon:', 'Nye leksjoner:'),
    ...when(questionsCome, 'Nytt spørsmål:', 'Nye spørsmål:'),
    ...when(lessonsGone, 'Tatt ut en leksjon:', 'Tatt ut leksjoner:'),
    ...when(questionsGone, 'Tatt ut et spørsmål:', 'Tatt ut spørsmål:'),
    ...(changes.langsCome.length > 0 ? [`Modulen finnes også på ${languages(changes.langsCome)}.`] : []),
    ...(changes.langsGone.length > 0 ? [`Modulen finnes ikke lenger på ${languages(changes.langsGone)}.`] : []),
    ...when(changes.rewritten, 'Teksten er endret i', 'Teksten er endret i'),
    ...when(changes.asked, 'Ordlyden er endret i spørsmålet', 'Ordlyden er endret i spørsmålene'),
    ...when(changes.right, 'Det riktige svaret er endret i', 'Det riktige svaret er endret i'),
    ...when(changes.explained, 'Forklaringene er endret i', 'Forklaringene er endret i'),
    ...(passMark ? [`Grensen for å bestå er ${passMark[1]} prosent. Før var den ${passMark[0]}.`] : []),
    ...(changes.other ? ['Mindre endringer i tekst, bilder eller innstillinger.'] : []),
    keptLine(changes),
  ];
}

/** What a learner who has begun, keeps; the rows of «Dette beholder deltakerne» in the guide. */
export function keptLine(changes: VersionChanges): string {
  const { lessonsCome, lessonsGone, questionsCome, questionsGone } = changes;
  return [
    questionsGone.length > 0
      ? 'Deltakerne beholder alt annet enn svarene på det som er tatt ut. Poengsummen står.'
      : 'Deltakerne beholder alt de har gjort.',
    ...(lessonsGone.length > 0 ? ['Den som var i en leksjon som er tatt ut, begynner på forsiden.'] : []),
    ...(lessonsCome.length > 0
      ? ['Den som ikke er ferdig, må også lese det nye. Den som har fullført, har fortsatt fullført.']
      : []),
    ...(questionsCome.length > 0 ? ['Nye spørsmål er ubesvarte. Den som har bestått, har fortsatt bestått.'] : []),
    ...(changes.right.length > 0 ? ['De som har svart, beholder poengene de fikk.'] : []),
    ...(changes.passMark ? ['Den som har bestått, har fortsatt bestått.'] : []),
  ].join(' ');
}

/** What is lost by those who have begun, and the way out. */
export const lossText = ({ lessonsGone, questionsGone }: VersionChanges): string =>
  [
    'Noe som deltakerne har gjort, går tapt i denne versjonen:',
    ...(questionsGone.length > 0
      ? [`Svarene på disse spørsmålene blir ikke vist igjen. Poengsummen står.\n${lines(questionsGone)}`]
      : []),
    ...(lessonsGone.length > 0
      ? [`Disse leksjonene er borte. Den som var i en av dem, begynner på forsiden.\n${lines(lessonsGone)}`]
      : []),
  ].join('\n');

/** Which questions may have come to mean something else, and what follows. */
export const meaningText = ({ asked, right }: VersionChanges): string =>
  [
    'Disse spørsmålene er endret, og svarene deltakerne har gitt, følger med:',
    lines([...new Set([...asked, ...right])]),
    ...(right.length > 0
      ? [`Det riktige svaret er et annet i ${names(right)}. De som har svart, beholder poengene de fikk.`]
      : []),
  ].join('\n');
