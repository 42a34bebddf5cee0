import { createHash } from 'node:crypto';
import type { AuthorPage } from './author-guide.ts';
import { fillIn, readTemplate } from './scaffold.ts';

/** Where the pictures of the guides lie. */
export const pictureFolder = 'docs/bilder';

/** The list of what each picture was made from. */
export const pictureList = `${pictureFolder}/bilder.json`;

/** A picture in the guides, which `npm run veiledningsbilder` takes of our own things. */
export interface GuidePicture {
  /** From `pictureFolder`. */
  readonly name: string;
  /** The text that is shown in it: when that is changed, the picture is old. */
  readonly madeFrom: string;
}

/** Picture of the example of a kind of question or block. */
export const examplePicture = (kind: string): string => `deler/${kind}.webp`;

/** The first example of an author page, which its picture is of. */
export const exampleOf = ({ text }: AuthorPage): string => /^```markdown\n(.*?)^```$/ms.exec(text)?.[1] ?? '';

/** The lesson that stands in the pictures of the preview: the first that `npm run ny:modul` makes. */
export async function pictureLesson(): Promise<string> {
  const text = await readTemplate('module-template/nb/01-et-nytt-verktoy.md.txt');
  return fillIn(text, {});
}

/** What is wrong in the picture of a fault: the author has forgotten the tick. */
export const forgetTick = (lesson: string): string => lesson.replace('- [x]', '- [ ]');

/** Every picture there should be; the one of the path from a change to a course is drawn by hand. */
export async function guidePictures(pages: readonly AuthorPage[]): Promise<readonly GuidePicture[]> {
  const lesson = await pictureLesson();
  return [
    { name: 'forhandsvisning.webp', madeFrom: lesson },
    { name: 'feil.webp', madeFrom: forgetTick(lesson) },
    ...pages.map((page) => ({ name: examplePicture(page.kind), madeFrom: exampleOf(page) })),
  ];
}

/** The list as it stands in the file: what each picture was made from, as a hash. */
export const pictureListText = (pictures: readonly GuidePicture[]): string => {
  const lines = pictures.map(({ name, madeFrom }) => [name, createHash('sha256').update(madeFrom).digest('hex')]);
  return `${JSON.stringify(Object.fromEntries(lines.sort()), null, 2)}\n`;
};
