import type { Page } from 'playwright-core';
import { changeAnswers } from './change-answers.ts';

/** What makes a fault: other text in a file of the package, rules behind its style sheet, or something done in the page. */
interface Patch {
  /** Part of a file's path, what stands there, and what is to stand there instead. */
  readonly file?: readonly [path: string, from: RegExp, to: string];
  /** Added to `player.css`. */
  readonly css?: string;
  /** Runs in the page when the player has started. */
  readonly inPage?: (page: Page) => Promise<unknown>;
}

/** A fault that a learner would meet, put into the built package on purpose. */
export interface SeededFault extends Patch {
  readonly name: string;
  /** Of WCAG 2.2. */
  readonly criterion: string;
  readonly module: 'm1' | 'utstilling';
  /** Where it shows. */
  readonly view: string;
  /** Who is to find it: one of our checks, or a rule of axe's. */
  readonly finder: RegExp;
}

const lesson = { module: 'm1', view: 'l_mandag' } as const;
const media = { module: 'utstilling', view: 'l_hjelpe' } as const;

/** Runs in the document; a name for the shorter lines below. */
const inPage = (act: () => void): Patch => ({ inPage: (page) => page.evaluate(act) });

/** Those that axe finds (ux-reliability.md §2.4, first column), the last of them only as something to review. */
const foundByAxe: readonly SeededFault[] = [
  {
    ...{
      name: 'picture without alt',
      criterion: '1.1.1',
      module: 'utstilling',
      view: 'l_vise',
      finder: /^axe image-alt/,
    },
    file: ['index.html', /(<img src="media\/tavlemote.svg") alt="[^"]*"/, '$1'],
  },
  {
    ...{ ...lesson, name: 'contrast too low', criterion: '1.4.3', finder: /^axe color-contrast/ },
    css: '.sam-text p{color:#9a9a9a}',
  },
  {
    ...{ ...lesson, name: 'input without label', criterion: '4.1.2', finder: /^axe label/ },
    ...inPage(() => {
      const label = document.querySelector('#q_mandag label');
      label?.replaceWith(...label.childNodes);
    }),
  },
  {
    ...{ ...lesson, name: 'document without lang', criterion: '3.1.1', finder: /^axe html-has-lang/ },
    ...inPage(() => document.documentElement.removeAttribute('lang')),
  },
  {
    ...{ ...lesson, name: 'document without title', criterion: '2.4.2', finder: /^axe document-title/ },
    ...inPage(() => {
      document.title = '';
    }),
  },
  {
    ...{ ...lesson, name: 'targets too small', criterion: '2.5.8', finder: /^(axe target-size|target-size)/ },
    css: '.ds-button{min-height:0!important;height:1.25rem!important;padding:0!important}',
  },
  {
    ...{ ...lesson, name: 'label outside the shadow root of its input', criterion: '1.3.1', finder: /^axe label/ },
    ...inPage(() => {
      const host = document.createElement('span');
      document.querySelector('#l_mandag .sam-text')?.append(host);
      const inside = document.createElement('input');
      inside.type = 'checkbox';
      inside.setAttribute('aria-labelledby', 'q_mandag_hint');
      host.attachShadow({ mode: 'open' }).append(inside);
    }),
  },
  {
    ...{ ...lesson, name: 'label for an input in another shadow root', criterion: '4.1.2', finder: /^axe label/ },
    ...inPage(() => {
      const host = document.createElement('span');
      const label = document.createElement('label');
      label.htmlFor = 'skygge';
      label.textContent = 'Navn';
      const inside = document.createElement('input');
      inside.id = 'skygge';
      host.attachShadow({ mode: 'open' }).append(inside);
      document.querySelector('#l_mandag .sam-text')?.append(label, host);
    }),
  },
  {
    ...{ ...lesson, name: 'level of heading skipped', criterion: '1.3.1', finder: /^axe heading-order/ },
    file: ['index.html', /<h3>Hva er det som har endret seg\?<\/h3>/, '<h5>Hva er det som har endret seg?</h5>'],
  },
  {
    ...{ ...lesson, name: 'frame without title', criterion: '4.1.2', finder: /^axe frame-title/ },
    ...inPage(() => document.querySelector('#l_mandag')?.append(document.createElement('iframe'))),
  },
  {
    ...{ ...lesson, name: 'zoom blocked', criterion: '1.4.4', finder: /^axe meta-viewport/ },
    file: ['index.html', /initial-scale=1"/, 'initial-scale=1, maximum-scale=1, user-scalable=no"'],
  },
  {
    ...{ ...media, name: 'video without captions', criterion: '1.2.2', finder: /^captions/ },
    file: ['index.html', /<track kind="captions"[^>]*>/, ''],
  },
];

/** Those that axe does not find (second column). */
const foundByUs: readonly SeededFault[] = [
  {
    ...{ ...lesson, name: 'group without legend', criterion: '1.3.1', finder: /^group-name/ },
    file: ['index.html', /(<fieldset aria-describedby="q_mandag_hint">)<legend>(.*?)<\/legend>/, '$1<p>$2</p>'],
  },
  {
    ...{ ...lesson, name: 'title stays on a change of view', criterion: '2.4.2', finder: /^route/ },
    file: ['player.js', /document\.title=`\$\{/, 'document.was=`${'],
  },
  {
    ...{ module: 'utstilling', view: 'l_koble', name: 'can only be dragged', criterion: '2.5.7', finder: /^drag-only/ },
    ...inPage(() => {
      for (const control of document.querySelectorAll('#q_sorting :is(select, button:not([type=submit]))')) {
        const card = document.createElement('div');
        card.draggable = true;
        card.textContent = 'Dra meg';
        control.replaceWith(card);
      }
    }),
  },
  {
    ...{ ...lesson, name: 'feedback outside a live region', criterion: '4.1.3', finder: /^announced/ },
    file: ['index.html', /<div class="sam-feedback" role="status">/g, '<div class="sam-feedback">'],
  },
  {
    ...{ ...lesson, name: 'focus under a bar that sticks', criterion: '2.4.11', finder: /^focus-obscured/ },
    css: '.sam-foot{position:fixed;inset:auto 0 0;max-width:none;height:70vh;background:#fff;z-index:9}',
  },
  {
    ...{ ...lesson, name: 'focus without an outline', criterion: '2.4.7', finder: /^focus-visible/ },
    css: ':focus-visible,:focus-visible *,:has(:focus-visible){outline:none!important;box-shadow:none!important}',
  },
  {
    ...{ ...lesson, name: 'button that is a div', criterion: '2.1.1', finder: /^fake-button/ },
    ...inPage(() => {
      const button = document.querySelector('#q_mandag button');
      const box = document.createElement('div');
      box.textContent = button?.textContent ?? '';
      box.addEventListener('click', () => box.closest('form')?.requestSubmit());
      button?.replaceWith(box);
    }),
  },
  {
    ...{ ...lesson, name: 'keyboard trap', criterion: '2.1.2', finder: /^focus-trap/ },
    ...inPage(() => {
      const question = document.querySelector('#q_mandag');
      question?.addEventListener('keydown', (event) => {
        if (event instanceof KeyboardEvent && event.key === 'Tab') event.preventDefault();
      });
    }),
  },
  {
    ...{ ...media, name: 'captions without a cue', criterion: '1.2.2', finder: /^captions/ },
    file: ['.vtt', /^[\s\S]*$/, 'WEBVTT\n\n'],
  },
  {
    ...{ ...lesson, name: 'motion whatever the learner prefers', criterion: '2.3.3', finder: /^motion/ },
    css: '@keyframes drift{to{translate:0 1em}}.sam-cover{animation:drift 3s infinite alternate}',
  },
  {
    ...{ ...lesson, name: 'result by colour alone', criterion: '1.4.1', finder: /^colour-only/ },
    css: '.sam-feedback>div>*{display:none!important}.sam-feedback>div{min-height:2rem}',
  },
  {
    ...{ ...lesson, name: 'dialog that leaves focus outside', criterion: '2.4.3', finder: /^dialog/ },
    ...inPage(() => {
      const button = document.createElement('button');
      button.className = 'ds-button';
      button.setAttribute('aria-haspopup', 'dialog');
      button.textContent = 'Hjelp';
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.setAttribute('aria-label', 'Hjelp');
      dialog.textContent = 'Slik gjør du det.';
      dialog.hidden = true;
      button.addEventListener('click', () => {
        dialog.hidden = false;
      });
      document.querySelector('#l_mandag .sam-text')?.append(button, dialog);
    }),
  },
  {
    ...{
      module: 'm1',
      view: 'l_mer_enn',
      name: 'links of one name to two places',
      criterion: '2.4.4',
      finder: /^link-text/,
    },
    file: ['index.html', />(?:Forrige|Neste): [^<]*<\/a>/g, '>Videre</a>'],
  },
  {
    ...{ ...lesson, name: 'progress that is a box', criterion: '1.3.1', finder: /^progress/ },
    file: [
      'player.js',
      /<progress aria-labelledby="sam-progress-words" max=(.*?) \.value=(.*?)><\/progress>/,
      '<div data-max=$1 .title=$2></div>',
    ],
  },
  {
    ...{ ...lesson, name: 'time limit', criterion: '2.2.1', finder: /^time-limit/ },
    ...inPage(() => {
      setTimeout(() => {
        for (const input of document.querySelectorAll<HTMLInputElement>('main input')) input.disabled = true;
      }, 10 * 60_000);
    }),
  },
  {
    ...{
      module: 'utstilling',
      view: 'l_vise',
      name: 'table without headers',
      criterion: '1.3.1',
      finder: /^table-header/,
    },
    file: ['index.html', /<(\/?)th( [^>]*)?>/g, '<$1td>'],
  },
  {
    ...{
      module: 'utstilling',
      view: 'l_vise',
      name: 'alt that is the name of the file',
      criterion: '1.1.1',
      finder: /^alt-text/,
    },
    file: ['index.html', /(<img src="media\/tavlemote.svg") alt="[^"]*"/, '$1 alt="tavlemote.svg"'],
  },
  {
    ...{ ...lesson, name: 'English that does not say so', criterion: '3.1.2', finder: /^language/ },
    file: [
      'index.html',
      /<p>Leif er renholder/,
      '<p>This is the change that your union and the employer discussed.</p>$&',
    ],
  },
];

/** Thirty of them, as in ux-reliability.md §2.4. */
export const seededFaults: readonly SeededFault[] = [...foundByAxe, ...foundByUs];

/** Puts what is wrong into the files of the package, before the page asks for them; fails where there is nothing to change. */
export async function seed(page: Page, { name, file, css }: SeededFault): Promise<void> {
  const [path, from, to] = file ?? ['player.css', /$/, css ?? ''];
  const isIts = (url: URL) => url.pathname.includes('/pakke/') && url.pathname.endsWith(path);
  await changeAnswers(page, isIts, (text) => {
    const body = text.replace(from, to);
    if (body === text && (file || css)) throw new Error(`«${name}»: nothing in ${path} was changed`);
    return body;
  });
}
