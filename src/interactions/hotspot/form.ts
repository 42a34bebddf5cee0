import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { optionRow, questionForm } from '../shared/form.ts';
import type { LetteredOption } from '../shared/options.ts';
import type { Place } from './picture.ts';

/** A picture and its places with their text as hast. */
export interface HotspotSource {
  readonly id: string;
  readonly image: readonly ElementContent[];
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  readonly spots: readonly (LetteredOption & { readonly place: Place | undefined })[];
  readonly multiple: boolean;
}

/**
 * The question as the form that stands in the document: the picture with its numbers, and the same numbers as a list to tick. The
 * numbers are drawn with attributes, since a document may carry no `style`; so they show and print without JavaScript too.
 */
export function hotspotForm(
  { id, image, prompt, spots, multiple }: HotspotSource,
  t: Words,
  role: QuestionRole,
): Element {
  const type = multiple ? 'checkbox' : 'radio';
  return questionForm(
    {
      tag: 'sam-hotspot',
      id,
      prompt,
      hint: t(multiple ? 'hotspot.chooseMany' : 'hotspot.chooseOne'),
      controls: [
        h('div.sam-picture', [...image, numbers(spots), h('div.sam-rich')]),
        ...spots.map((spot, index) => {
          const { x, y } = spot.place ?? { x: 0, y: 0 };
          const data = { dataX: String(x), dataY: String(y) };
          return optionRow(spot, { name: id, type, isRight: spot.correct, number: index + 1, data }, t);
        }),
      ],
      words: { point: t('hotspot.point') },
      data: { dataFixed: '' }, // The numbers stand in the picture too, so their order is not shuffled.
    },
    t,
    role,
  );
}

const numbers = (spots: HotspotSource['spots']): Element =>
  s(
    'svg',
    { ariaHidden: 'true' },
    spots.flatMap(({ place }, index) => {
      const [x, y] = [`${place?.x ?? 0}%`, `${place?.y ?? 0}%`];
      return [s('circle', { cx: x, cy: y, r: 14 }), s('text', { x, y, dy: '0.36em' }, String(index + 1))];
    }),
  );
