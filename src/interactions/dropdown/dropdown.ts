import type { List, ListItem, RootContent } from 'mdast';
import type { ContainerDirective, InteractionDefinition, QuestionContext } from '../kind.ts';
import { encode } from '../shared/letters.ts';
import {
  checkPrompt,
  divide,
  maxOptions,
  type OptionDraft,
  parseOption,
  tasks,
  withLetters,
} from '../shared/options.ts';
import { plainText } from '../shared/plain-text.ts';
import { dropdownForm, gapsIn } from './form.ts';

/** A gap has a digit for its name, since SCORM 1.2 allows one letter or digit a source (RTE 3.4, CMIFeedback). */
const maxGaps = 9;

/** A gap as the author wrote it. */
interface GapDraft {
  /** What it is called, as plain words. */
  readonly label: string;
  readonly options: readonly OptionDraft[];
}

/** A text with gaps, each with a list to choose from. */
export const dropdown: InteractionDefinition = {
  kind: 'dropdown',
  names: ['nedtrekk'],
  noun: 'tekst med nedtrekk',
  attributes: [],
  hasTasks: false, // A list of options stands in a list of gaps, where a mended line would lose its place.
  parse(node, context) {
    const { prompt, items } = divide(node, context, isGapList);
    const list = node.children.find((child): child is List => child.type === 'list' && isGapList(child));
    const [question, ...running] = prompt;
    const content = context.toHast(running);
    const gaps = items.map(({ item }, index) => parseGap(item, index + 1, context));
    checkPrompt(node, question ? [question] : [], context);
    checkText(node, { question, running, numbers: gapsIn(content), count: gaps.length, list }, context);
    checkGaps(node, gaps, context);
    const promptText = plainText(question ? [question] : []);
    const parts = gaps.flatMap(({ label, options }) =>
      options.map(({ plainText: text, correct }) => ({ text: `${label}: ${text}`, correct })),
    );
    return {
      promptText,
      parts,
      shape: gaps.map(({ options }) => options.length).join(),
      isMarked: true,
      finish(id, letters) {
        const options = withLetters(
          gaps.flatMap((gap, index) => gap.options.map((option) => ({ ...option, gap: index }))),
          id,
          letters,
        );
        const lettered = gaps.map(({ label }, gap) => ({ label, options: options.filter((each) => each.gap === gap) }));
        const pick = (isRight: boolean) =>
          lettered.flatMap((gap) => gap.options.find(({ correct }) => correct === isRight)?.id ?? []);
        return {
          interaction: {
            kind: 'dropdown',
            id,
            prompt: promptText,
            parts: options.map((option) => ({ id: option.id, text: option.plainText })),
            samples: { right: encode(new Set(pick(true))), wrong: encode(new Set(pick(false))) },
          },
          form: (t, role) =>
            dropdownForm({ id, prompt: context.toHast(question ? [question] : []), content, gaps: lettered }, t, role),
        };
      },
    };
  },
};

/** Whether a list is that of the gaps, with lists of options in it. */
const isGapList = ({ children }: List): boolean =>
  children.some((item) => item.children.some(({ type }) => type === 'list'));

function parseGap(item: ListItem, number: number, context: QuestionContext): GapDraft {
  const [line, ...rest] = item.children;
  const label = line?.type === 'paragraph' ? plainText([line]) : '';
  if (label === '') {
    context.report(
      item,
      'hull-uten-navn',
      `Liste ${number} mangler navn. Skriv hva leseren skal velge: ${number}. Hva …?`,
    );
  }
  const lists = rest.filter((child) => child.type === 'list');
  for (const child of rest.filter(({ type }) => type !== 'list')) {
    const text = 'Teksten hører ikke til noe svar. Rykk den inn under et av dem, med > foran, eller slett den.';
    context.report(child, 'tekst-etter-svar', text);
  }
  const options = lists.flatMap((list) =>
    list.children.map((option) => parseOption({ item: option, fits: tasks.fits(option, list), stray: [] }, context)),
  );
  const right = options.filter(({ correct }) => correct).length;
  const texts = new Set(options.map(({ plainText: text }) => text));
  if (options.length < 2) {
    const text = `Liste ${number} må ha minst to svar. Skriv dem på linjene under, med tre mellomrom og - [ ] foran.`;
    context.report(item, 'for-fa-svar', text);
  } else if (right !== 1) {
    context.report(
      item,
      'ett-riktig-svar',
      `Liste ${number} må ha ett riktig svar. Sett [x] foran det, og [ ] foran resten.`,
    );
  }
  if (texts.size < options.length) {
    context.report(
      item,
      'like-svar',
      `To av svarene i liste ${number} er like. Skriv dem så de kan skilles fra hverandre.`,
    );
  }
  return { label, options };
}

/** The running text, and what it must agree with. */
interface GapText {
  readonly question: RootContent | undefined;
  readonly running: readonly RootContent[];
  /** Of the gaps, in the order of the text. */
  readonly numbers: readonly number[];
  /** Lists of options that there are. */
  readonly count: number;
  readonly list: List | undefined;
}

/** Reports gaps and lists of options that do not belong together. */
function checkText(node: ContainerDirective, text: GapText, { report, toHast }: QuestionContext): void {
  const { question, running, numbers, count, list } = text;
  if (question && gapsIn(toHast([question])).length > 0) {
    const wayOut = 'Skriv en linje som sier hva leseren skal gjøre, og en tom linje, over teksten med [1].';
    report(question, 'tomt-sporsmal', `Oppgaven begynner med teksten som skal fylles ut. ${wayOut}`);
  } else if (numbers.length === 0) {
    const wayOut = 'Skriv teksten under oppgaven, med [1] der den første listen skal stå.';
    report(running[0] ?? node, 'ingen-hull', `Teksten har ingen steder å velge. ${wayOut}`);
  }
  if (count === 0) {
    report(node, 'for-fa-svar', 'Listene å velge fra mangler. Skriv «1. Hva …?» under teksten, og svarene under der.');
    return;
  }
  if ((list?.start ?? 1) !== 1) report(list ?? node, 'hull-nummer', 'Listene må begynne med nummer 1.');
  if (numbers.length === 0) return;
  for (let number = 1; number <= Math.max(count, ...numbers); number++) {
    const times = numbers.filter((each) => each === number).length;
    if (times > 1)
      report(running[0] ?? node, 'dobbelt-hull', `[${number}] står ${times} steder. Gi hvert sted sitt nummer.`);
    else if (times === 0) {
      report(
        list?.children[number - 1] ?? node,
        'liste-uten-hull',
        `Liste ${number} har ikke noe sted i teksten. Skriv [${number}] der den skal stå.`,
      );
    } else if (number > count) {
      report(
        running[0] ?? node,
        'hull-uten-liste',
        `[${number}] har ingen liste å velge fra. Skriv den som nummer ${number} under teksten.`,
      );
    }
  }
}

/** Reports gaps that are too many or called the same. */
function checkGaps(node: ContainerDirective, gaps: readonly GapDraft[], { report }: QuestionContext): void {
  const count = gaps.flatMap(({ options }) => options).length;
  const labels = gaps.map(({ label }) => label).filter((label) => label !== '');
  if (gaps.length > maxGaps) {
    report(node, 'for-mange-hull', `Teksten har ${gaps.length} lister. Den kan ha høyst ${maxGaps}. Del den i to.`);
  }
  if (count > maxOptions) {
    report(
      node,
      'for-mange-svar',
      `Listene har ${count} svar i alt. De kan ha høyst ${maxOptions}. Del oppgaven i to.`,
    );
  }
  if (new Set(labels).size < labels.length) {
    report(node, 'like-hull', 'To av listene har samme navn. Skriv dem så de kan skilles fra hverandre.');
  }
}
