import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the pages of all kinds stand together. */
export const guidePath = 'docs/oppgavetyper-og-byggeklosser.md';

/** The page of one kind of question or block, which lies in its folder. */
export interface AuthorPage {
  readonly kind: string;
  readonly zone: 'interactions' | 'blocks';
  readonly text: string;
}

/** Every author page there is, by its title. */
export async function authorPages(root: string): Promise<readonly AuthorPage[]> {
  const zones = ['interactions', 'blocks'] as const;
  const pages = await Promise.all(
    zones.map(async (zone) => {
      const paths = await readdir(join(root, 'src', zone), { recursive: true });
      const own = paths.filter((path) => /^[a-z-]+[\\/]forfatter\.md$/.test(path));
      return Promise.all(
        own.map(async (path): Promise<AuthorPage> => {
          const text = await readFile(join(root, 'src', zone, path), 'utf8');
          return { zone, kind: path.split(/[\\/]/)[0] ?? '', text: text.trim() };
        }),
      );
    }),
  );
  const order = new Intl.Collator('nb');
  return pages.flatMap((each) => [...each].sort((a, b) => order.compare(a.text, b.text)));
}

const heads = {
  interactions: '## Oppgavetyper\n\nDisse svarer leseren på.',
  blocks: '## Byggeklosser\n\nDisse viser stoff, eller er bare for leseren selv.',
} as const;

/** Two levels further down, and with pictures found from there; what stands in an example is left as it is, for authors copy it. */
const inGuide = (text: string): string =>
  text
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) =>
      part.startsWith('```') ? part : part.replaceAll(/^#/gm, '###').replaceAll('](../../../docs/', ']('),
    )
    .join('');

/** All pages as one, in Markdown. */
export function authorGuide(pages: readonly AuthorPage[]): string {
  const parts = (['interactions', 'blocks'] as const).flatMap((zone) => [
    heads[zone],
    ...pages.filter((page) => page.zone === zone).map(({ text }) => inGuide(text)),
  ]);
  const top = [
    '# Oppgavetyper og byggeklosser',
    'Denne siden er laget av `npm run forfatterguide`. Teksten står i `forfatter.md` i mappen til hver av dem. Rett den der.',
    'Under hvert eksempel ser du hvordan det blir. I modulen «Utstilling» er alle sammen i bruk.',
  ];
  return `${[...top, ...parts].join('\n\n')}\n`;
}

/** Writes the guide anew. */
export async function writeAuthorGuide(root: string): Promise<void> {
  await writeFile(join(root, guidePath), authorGuide(await authorPages(root)));
}
