import { blockKind, questionKind } from '../compiler/directives.ts';
import type { AuthorPage } from './author-guide.ts';

/** A piece of text that an editor puts in, with places to fill in. */
export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** What is written in every lesson, and has no page of its own; in the form of one. */
const own: readonly { readonly prefix: readonly string[]; readonly text: string }[] = [
  {
    prefix: ['hode', 'leksjon'],
    text: '# Hodet i en leksjon\n\nDet som må stå øverst i filen.\n\n```markdown\n---\ntittel: Tittelen\nminutter: 3\n---\n```',
  },
  {
    prefix: ['svar'],
    text: '# Et svar\n\nEt svar til, med forklaring.\n\n```markdown\n- [ ] Svaret\n  > Forklaringen\n```',
  },
  {
    prefix: ['test', '::::test'],
    text: [
      '# Test\n\nTesten. Det kan bare stå spørsmål i den.\n\n```markdown\n::::test\n:::spørsmål\nSpørsmålet\n- [ ] Et galt svar',
      '  > Det som er lett å tenke, og hvorfor det ikke stemmer.\n- [x] Det riktige svaret\n  > Riktig. Og hvorfor.\n:::\n::::\n```',
    ].join('\n'),
  },
  {
    prefix: ['språk', 'sprak'],
    text: '# Ord på et annet språk\n\nDa leser en skjermleser det riktig.\n\n```markdown\n[verneombud](språk:nb)\n```',
  },
];

/** A snippet for every kind of question and block, from the example on its author page, and those that all lessons use. */
export function snippets(pages: readonly AuthorPage[]): Readonly<Record<string, Snippet>> {
  return Object.fromEntries([
    ...own.map(({ prefix, text }) => named(text, { ...snippetOf(text), prefix })),
    ...pages.map(({ text }) => named(text, snippetOf(text))),
  ]);
}

const named = (text: string, snippet: Snippet): [string, Snippet] => [/^# (.+)$/m.exec(text)?.[1] ?? '', snippet];

function snippetOf(text: string): Snippet {
  const example = /^```markdown\n(.*?)\n```$/ms.exec(text)?.[1] ?? '';
  const description = (/^(?![#*\s`]).+(?:\n.+)*/m.exec(text)?.[0] ?? '').replaceAll('\n', ' ');
  const link = /\[([^\]]+)\]\((\p{L}+):([^)]+)\)/u.exec(example);
  const name = /^:{3,}([\p{L}-]+)/mu.exec(example)?.[1];
  const places = new Places();
  if (name === undefined && link) {
    const [, word = '', scheme = '', target = ''] = link;
    return {
      prefix: [scheme],
      description,
      body: [`[${places.place(word)}](${scheme}:${places.place(target)})$0`],
    };
  }
  const names = (questionKind(name ?? '') ?? blockKind(name ?? ''))?.names ?? [];
  const lines = example.split('\n').map((line) => (isOpening(line) ? opening(line, places) : filled(line, places)));
  return { prefix: names.flatMap((each) => [each, `:::${each}`]), description, body: [...lines, '$0'] };
}

/** Gives places to fill in their numbers. */
class Places {
  private count = 0;

  place(text: string): string {
    this.count++;
    return `\${${this.count}:${escaped(text)}}`;
  }
}

const escaped = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');

const nameIn = (line: string): string => /^:{3,}([\p{L}-]+)/u.exec(line)?.[1] ?? '';

const isOpening = (line: string): boolean => nameIn(line) !== '';

/** A question gets its id from `npm run fiks`; what a block keeps on the device is found by the id that the author gives. */
function opening(line: string, places: Places): string {
  const plain = questionKind(nameIn(line)) ? line.replace(/#\w+ ?/, '').replace('{}', '') : line;
  return plain
    .split(/((?<=#)\w+|(?<==)"[^"]*")/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replaceAll('$', '\\$');
      return part.startsWith('"') ? `"${places.place(part.slice(1, -1))}"` : places.place(part);
    })
    .join('');
}

/** Signs that mean something to Samspill: what stands around them is left as it is. */
const signs = /->|→|\{#| = |\*\*|\||\]\(|^:{3,}|^---$/;

function filled(line: string, places: Places): string {
  const lead = /^\s*(?:- \[[ x]\] |- |\d+\. |> |#{3,4} |tittel: |minutter: )?/.exec(line)?.[0] ?? '';
  const text = line.slice(lead.length);
  if (text === '' || signs.test(line)) return line.replaceAll(/[\\$]/g, '\\$&');
  return lead + places.place(text);
}
