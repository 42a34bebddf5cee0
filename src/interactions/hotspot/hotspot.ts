import type { InteractionDefinition } from '../kind.ts';
import { checkOptions, isMultiple, parseOptions, tickedInteraction, withLetters } from '../shared/options.ts';
import { hotspotForm } from './form.ts';
import { checkPlaces, takePicture, takePlaces } from './picture.ts';

/** A picture with numbered places, of which one or several are right. */
export const hotspot: InteractionDefinition = {
  kind: 'hotspot',
  names: ['bildepunkt'],
  noun: 'bildepunkt',
  attributes: ['flere'],
  hasTasks: true,
  parse(node, context) {
    const { picture, rest: withoutPicture } = takePicture(node);
    const { places, rest } = takePlaces(withoutPicture);
    const { prompt, promptText, options, items } = parseOptions(rest, context);
    checkOptions(node, options, context);
    if (!picture) {
      const text = 'Bildepunktet mangler et bilde. Skriv det øverst, slik: ![hva bildet viser](../media/navn.png)';
      context.report(node, 'mangler-bilde', text);
    }
    checkPlaces(items, places, context);
    const image = picture ? context.toHast([picture]) : [];
    const spots = options.map((option, index) => ({ ...option, place: places.get(items[index]?.children[0]) }));
    const multiple = isMultiple(node, options);
    return {
      promptText,
      parts: options.map(({ plainText, correct }) => ({ text: plainText, correct })),
      shape: multiple ? 'flere' : 'ett',
      isMarked: true,
      finish(id, letters) {
        const lettered = withLetters(spots, id, letters);
        return {
          interaction: tickedInteraction('hotspot', id, promptText, lettered),
          form: (t, role) => hotspotForm({ id, image, prompt, spots: lettered, multiple }, t, role),
        };
      },
    };
  },
};
