import { LitElement } from 'lit';
import { type PlayerWords, playerWordsFor } from '../i18n/player-words.ts';
import { isLang, type Lang } from '../model/lang.ts';

const cache = new Map<Lang, PlayerWords>();

/** Words of the interface in the language that stands round `element`; bokmål where that is unknown. */
export function wordsAround(element: Element): PlayerWords {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  const known = isLang(lang) ? lang : 'nb';
  const words = cache.get(known) ?? playerWordsFor(known);
  cache.set(known, words);
  return words;
}

/**
 * Base of every element: light DOM, so that labels, live regions, print, search and translation work on the document as
 * it stands (design.md decision 1). Without a `container` of its own, Lit renders into the element itself, which must
 * then be empty in the document.
 */
export abstract class SamElement extends LitElement {
  /** Words of the interface in the language of the document, which the learner may change. */
  protected get t(): PlayerWords {
    return wordsAround(this);
  }

  /** Where Lit renders; everything else in the element is adopted as it stands, and never rendered. */
  protected get container(): HTMLElement {
    return this;
  }

  /** Tells the player what the learner did; bubbles, and is never a reaction to a property. */
  protected emit<Detail>(type: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent<Detail>(type, { detail, bubbles: true }));
  }

  protected override createRenderRoot(): HTMLElement {
    return this.container;
  }
}
