/** How a learner wants the course to look; `auto` follows the device. */
export interface Appearance {
  /** Per cent of the text size that the browser is set to. */
  readonly size: string;
  readonly scheme: string;
  readonly motion: string;
}

/** As it is for whoever has chosen nothing. */
export const usualAppearance: Appearance = { size: '100', scheme: 'auto', motion: 'auto' };

/** What is kept on the device: the look, and whose it is. Short, for the inline line of the document reads it before anything is painted. */
export interface KeptAppearance extends Appearance {
  readonly registration: string;
}

/** Where it is kept: the last learner of this module, and only theirs. */
export const appearanceKey = (html: HTMLElement): string => `samspill-oppsett:${html.dataset.iri}`;

export const packAppearance = ({ registration, size, scheme, motion }: KeptAppearance): string =>
  [registration, size, scheme, motion].join(' ');

export function unpackAppearance(text: string): KeptAppearance {
  const [registration = '', size = '', scheme = '', motion = ''] = text.split(' ');
  return { registration, size, scheme, motion };
}

// On the screen alone: paper is white, whatever the screen is.
const dark = 'screen and (prefers-color-scheme:dark)';
const queries: Readonly<Record<string, string>> = {
  auto: dark,
  light: `${dark} and (max-width:0)`,
  dark: `${dark},screen`,
};

/** Shows the document as wanted; what is unknown is as usual. */
export function wear(html: HTMLElement, { size, scheme, motion }: Appearance): void {
  html.style.fontSize = size === usualAppearance.size ? '' : `${size}%`;
  html.dataset.colorScheme = scheme;
  html.dataset.motion = motion;
  const sheet = document.querySelector('style')?.sheet;
  if (sheet) switchDark(sheet, queries[scheme] ?? dark);
}

/**
 * The dark colours stand in the document once, for devices that are set to dark; who chooses otherwise gets another query over the
 * same rules. To write them out a second time would cost every document 1.6 kB.
 */
function switchDark({ cssRules }: CSSStyleSheet | CSSGroupingRule, query: string): void {
  for (const rule of cssRules) {
    if (rule instanceof CSSMediaRule && rule.conditionText.includes('color-scheme')) rule.media.mediaText = query;
    else if (rule instanceof CSSGroupingRule) switchDark(rule, query);
  }
}
