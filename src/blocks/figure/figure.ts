import { h } from 'hastscript';
import type { Image, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockContext, BlockDefinition } from '../block.ts';
import { creditAttributes, creditLine, isOwn, readCredit } from '../shared/credit.ts';
import { mediaPathOf, pictureOf } from './picture.ts';

/** A picture with a text to it, whose it is, and a long description where the picture says more than a line can hold. */
export const figure: BlockDefinition = {
  kind: 'figure',
  names: ['figur'],
  attributes: creditAttributes,
  hasElement: false,
  parse(node, context) {
    const { image, caption, description } = divide(node.children, context);
    if (!image) {
      context.report(node, 'mangler-bilde', 'Figuren har ikke noe bilde. Skriv ![tekst](../media/navn.png) først.');
    } else if (plainText(caption) === '') {
      context.report(node, 'mangler-bildetekst', 'Figuren mangler bildetekst. Skriv den under bildet.');
    }
    const credit = readCredit(node, image && mediaPathOf(image), 'Bildet', context);
    // What stands in media.yaml comes to «Om kurset» from there, and what stands in the braces alone only from here.
    const isTold = image !== undefined && context.creditOf(mediaPathOf(image) ?? '') !== undefined;
    const shown = credit && !(isTold && isOwn(credit)) ? credit : undefined;
    const picture = image && pictureOf(image, context);
    const [text, long] = [context.toHast(caption), context.toHast(description)];
    return {
      finish: ({ t }) => [
        h('figure.sam-figure', [
          ...(picture ? [picture] : []),
          h('figcaption', [...text, ...(shown ? [creditLine(shown, t('figure.credit', { who: shown.who }))] : [])]),
          ...(long.length > 0 ? [h('details.sam-fold', [h('summary', t('figure.description')), h('div', long)])] : []),
        ]),
      ],
    };
  },
};

interface Parts {
  readonly image: Image | undefined;
  readonly caption: readonly RootContent[];
  readonly description: readonly RootContent[];
}

/** The picture, the text under it, and behind `---` the description. */
function divide(children: readonly RootContent[], { report }: BlockContext): Parts {
  const images: Image[] = [];
  const rest = children.filter((child) => {
    const own = child.type === 'paragraph' ? child.children.filter(({ type }) => type === 'image') : [];
    visit(child, 'image', (image) => void images.push(image));
    if (
      own.length > 0 &&
      child.type === 'paragraph' &&
      plainText(child.children.filter((each) => each.type !== 'image')) !== ''
    ) {
      report(child, 'tekst-ved-bildet', 'Bildet må stå alene. Sett en tom linje mellom bildet og teksten.');
    }
    return own.length === 0;
  });
  for (const image of images.slice(1)) {
    report(image, 'to-bilder', 'En figur kan bare ha ett bilde. Lag en :::figur til.');
  }
  const line = rest.findIndex(({ type }) => type === 'thematicBreak');
  const description = line < 0 ? [] : rest.slice(line + 1);
  if (line >= 0 && plainText(description) === '') {
    const at = rest[line];
    const text = 'Det står ingenting under streken. Skriv den lange beskrivelsen der, eller slett streken.';
    if (at) report(at, 'tom-beskrivelse', text);
  }
  return { image: images[0], caption: line < 0 ? rest : rest.slice(0, line), description };
}
