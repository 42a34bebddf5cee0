import { documentFile } from '../../model/document-file.ts';
import { isLang, type Lang, langNames } from '../../model/lang.ts';
import { make } from './dom.ts';
import { LanguageSwitch } from './language/language-switch.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

const switches = new WeakMap<PlayerPort, LanguageSwitch>();

/** The languages of a module that has more than one: `nb`, `nn` and `en` in one package, and one session. */
export const language: Tool = (port) => {
  const change = switchOf(port);
  if (!change) return;
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.sam-langs button') : null;
    const lang = button?.dataset.lang ?? button?.lang;
    // «Prøv igjen» goes away when it is pressed; the focus goes to the name of the language.
    const own = button?.closest('.sam-langs')?.querySelector<HTMLElement>(`[lang="${lang}"]`);
    if (!own || !isLang(lang)) return;
    own.focus();
    void change.choose(lang, own);
  });
  const place = () => {
    const foot = document.querySelector('.sam-foot');
    if (foot && !foot.querySelector('.sam-langs')) foot.prepend(choiceOf(change, 'sam-langs-foot'));
    for (const choice of document.querySelectorAll<HTMLElement>('.sam-langs')) show(choice, change);
  };
  place();
  change.onChange(place);
  void change.begin();
};

/** A choice of language, for wherever a tool has room for it; `undefined` where the module has one language alone. It follows the course. */
export function languageChoice(port: PlayerPort): HTMLElement | undefined {
  const change = switchOf(port);
  if (!change) return undefined;
  const choice = choiceOf(change, 'sam-langs-tool');
  show(choice, change);
  return choice;
}

/** Calls `act` each time the course has come in another language: what a tool has said, it says anew. */
export function onLanguage(port: PlayerPort, act: () => void): void {
  const change = switchOf(port);
  let last = change?.lang;
  change?.onChange(() => {
    if (change.lang === last) return;
    last = change.lang;
    act();
  });
}

function switchOf(port: PlayerPort): LanguageSwitch | undefined {
  const { langs } = port.outline;
  if (!langs) return undefined;
  const change = switches.get(port) ?? new LanguageSwitch(port, langs);
  switches.set(port, change);
  return change;
}

/** The same as the compiler puts on the cover. */
const choiceOf = ({ langs }: LanguageSwitch, id: string): HTMLElement =>
  make('div', { id, class: 'sam-langs', role: 'group' }, ...langs.map(button));

const button = (lang: Lang): HTMLElement =>
  make('button', { type: 'button', class: 'ds-button', 'data-variant': 'tertiary', lang }, langNames[lang]);

/** Shows how it stands: which language it is, what is on its way, and what went wrong. */
function show(choice: HTMLElement, change: LanguageSwitch): void {
  const t = toolWords();
  choice.setAttribute('aria-label', t('lang.title'));
  for (const each of choice.querySelectorAll<HTMLElement>('button[lang]')) {
    const { lang } = each;
    if (location.protocol === 'file:' && isLang(lang) && lang !== change.lang) each.replaceWith(link(lang, change));
    each.setAttribute('aria-pressed', String(lang === change.lang));
    each.toggleAttribute('aria-busy', false);
    if (lang === change.coming) each.setAttribute('aria-busy', 'true');
  }
  choice.querySelector('.sam-trouble')?.remove();
  const { trouble } = change;
  if (!trouble) return;
  const words = make('p', { class: 'sam-trouble' }, t(`lang.${trouble.fault}`));
  if (trouble.fault === 'failed') {
    const retry = { type: 'button', class: 'ds-button', 'data-variant': 'secondary', 'data-lang': trouble.lang };
    words.append(' ', make('button', retry, t('lang.retry')));
  }
  choice.append(words);
}

/** Nothing can be fetched from a disk, but there is no session to lose either: the other document is opened. */
const link = (lang: Lang, { langs }: LanguageSwitch): HTMLElement =>
  make(
    'a',
    {
      class: 'ds-button',
      'data-variant': 'tertiary',
      href: documentFile(lang, langs) + location.hash,
      lang,
      hreflang: lang,
    },
    langNames[lang],
  );
