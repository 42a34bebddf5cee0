import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Raw } from 'mdast-util-to-hast';
import { glossaryId, glossaryView } from '../blocks/glossary/glossary.ts';
import type { Words } from '../i18n/words.ts';
import { moduleIri } from '../model/identifier.ts';
import { type Lang, langNames } from '../model/lang.ts';
import type { Edition, Module } from '../model/module.ts';
import type { Shell } from '../model/shell.ts';
import { aboutView } from './about.ts';
import { barIcons, coverArt, factIcons, mark, resultArt } from './art.ts';
import type { EditionContent, LessonContent, ModuleContent } from './content.ts';
import { lockedEntry, lockNote } from './locked.ts';
import { perObject } from './memory.ts';
import { outlineOf } from './outline.ts';
import { wordsIn } from './words-in.ts';

/** The module as plain data for the packagers, with a complete document for each language. */
export function toModule(content: ModuleContent, shell: Shell): Module {
  const [first, ...rest] = content.editions;
  const edition = (source: EditionContent): Edition => ({
    lang: source.lang,
    title: source.title,
    description: source.description,
    audience: source.audience,
    goals: source.goals,
    lessons: source.lessons.map(({ body: _, titleLang: __, ...lesson }) => lesson),
    document: renderDocument(content, source, shell),
  });
  return {
    id: content.id,
    version: content.version,
    passMark: content.passMark,
    scorm12Status: content.scorm12Status,
    reviews: content.reviews,
    editions: [edition(first), ...rest.map(edition)],
    media: content.media,
  };
}

/** One complete HTML document: every lesson and question of the module, readable without JavaScript. */
function renderDocument(content: ModuleContent, edition: EditionContent, shell: Shell): string {
  const t = wordsIn(edition.lang);
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h(
        'html',
        {
          lang: edition.lang,
          dataColorScheme: 'auto',
          dataColor: 'accent',

          'data-iri': moduleIri(content.id),
        },
        [head(edition, shell), body(content, edition, shell, t)],
      ),
    ],
  };
  return toHtml(tree, { ...asHtml, allowDangerousHtml: true }); // Of what `textOf` has made, and of nothing else.
}

/** What a parser does not need is not sent: «/p» and the like, quotes as entities in JSON, `=""`. Addresses keep their quotes, by which a checker finds them. */
const asHtml = {
  characterReferences: { useNamedReferences: true },
  omitOptionalTags: true,
  quoteSmart: true,
  collapseEmptyAttributes: true,
  allowDangerousCharacters: true,
} as const;

/** The text of a lesson, which takes most of the time of a document. */
const textOf = perObject((body: LessonContent['body']): Raw => ({ type: 'raw', value: toHtml([...body], asHtml) }));

/**
 * `connect-src` is wide at first, for the LRS is known only at launch; the player narrows it with a second meta, since
 * policies only intersect. Plain http is for an LMS on plain http, whose LRS may have a port of its own; from a page on
 * https the browser lets none through. Trusted Types let nothing but Lit's own templates become markup.
 */
const policy = (shell: Shell): string =>
  [
    "default-src 'self'",
    `script-src 'self' '${shell.script.hash}'`,
    `style-src 'self' '${shell.topCss.hash}' '${shell.css.hash}'`,
    "img-src 'self' data:",
    "connect-src 'self' https: http:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const head = (edition: EditionContent, shell: Shell): Element =>
  h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy(shell) }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', edition.title),
    h('meta', { name: 'description', content: edition.description }),
    h('style', shell.topCss.text),
    h('script', shell.script.text), // Reads the style above it; see `boot.ts`.
  ]);

/** JSON that cannot end its own script element. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

function body(content: ModuleContent, edition: EditionContent, shell: Shell, t: Words): Element {
  return h('body', [
    h('a.sam-skip', { href: '#innhold' }, t('skip.content')),
    topBar(edition, t),
    // Here, and not in the head, so that on a slow line the top bar is painted while this is on its way (design.md §6).
    h('style', shell.css.text),
    h('div.sam-frame', [
      menu(content, edition, t),
      h('main#innhold', { tabIndex: -1 }, [
        cover(content, edition, t),
        ...edition.lessons.map((lesson, index) => view(content, edition, lesson, index, t)),
        resultView(t),
        ...(edition.glossary ? [glossaryView(edition.glossary, t)] : []),
        aboutView(content, edition, t),
      ]),
    ]),
    h('div#sam-live.sam-sr', { ariaLive: 'polite' }),
    h('div#sam-alert.sam-sr', { ariaLive: 'assertive' }),
    foot(content, edition, t),
    h('script', { type: 'application/json', id: 'sam-outline' }, scriptJson(outlineOf(content, edition))),
    // Last, so that the first paint does not wait for it; a deferred script waits for it, so nothing is upgraded unstyled.
    h('link', { rel: 'stylesheet', href: 'player.css' }),
    h('script', { src: 'tools.js', defer: true }),
  ]);
}

const topBar = (edition: EditionContent, t: Words): Element =>
  h('header.sam-top', [
    h('div.sam-bar', [
      h('h1.sam-brand', [mark(), h('span', { lang: langOf('tittel', edition) }, edition.title)]),
      h('sam-save-status.sam-status'),
      barTool('sam-search', barIcons.search(), t('act.search')),
      barTool('sam-settings', barIcons.settings(), t('settings.title')),
      h('button#sam-exit.ds-button.sam-js', { type: 'button', dataVariant: 'secondary' }, t('nav.exit')),
      h(
        'button#sam-switch.ds-button.sam-js',
        { type: 'button', dataVariant: 'secondary', hidden: true },
        t('exit.switchUser'),
      ),
    ]),
  ]);

const barTool = (id: string, icon: Element, word: string): Element =>
  h('button.ds-button.sam-tool', { id, type: 'button', dataVariant: 'tertiary' }, [icon, h('span.sam-bar-word', word)]);

const menu = (content: ModuleContent, { lessons }: EditionContent, t: Words): Element =>
  h('sam-menu.sam-menu', [
    h('nav', { ariaLabel: t('nav.contents') }, [
      h('div.sam-progress-line', [h('sam-progress.sam-js')]),
      h(
        'button.ds-button.sam-menu-button.sam-js',
        { type: 'button', dataVariant: 'secondary', ariaExpanded: 'false', ariaControls: ['sam-contents'] },
        t('nav.contents'),
      ),
      h(
        'ol#sam-contents',
        lessons.map((lesson, index) => menuEntry(lesson, index, content.isOrdered ? lessons[index - 1] : undefined, t)),
      ),
    ]),
  ]);

const menuEntry = (lesson: LessonContent, index: number, needed: LessonContent | undefined, t: Words): Element =>
  h('li', [
    h('a.sam-menu-link', { href: `#${lesson.id}` }, [
      h('span.sam-number', { ariaHidden: 'true' }, lesson.kind === 'test' ? '?' : String(index + 1)),
      h('span.sam-entry', [
        h('span.sam-entry-title', { lang: lesson.titleLang }, lesson.title),
        h('span.sam-entry-note', noteOf(lesson, t)),
        ...(needed ? [lockedEntry(lesson, needed, t)] : []),
      ]),
    ]),
  ]);

/** A test is told apart in words, too, unless its title does so. */
const noteOf = ({ kind, title, minutes }: LessonContent, t: Words): string =>
  [...(kind === 'test' && title !== t('nav.test') ? [t('nav.test')] : []), t('minutes', { count: minutes })].join(
    ' · ',
  );

const cover = ({ id, editions }: ModuleContent, edition: EditionContent, t: Words): Element =>
  h('header.sam-cover', [
    h('div.sam-cover-text', [
      h('p.sam-cover-title', { ariaHidden: 'true', lang: langOf('tittel', edition) }, edition.title), // The heading stands in the top bar, on every view.
      h('p.sam-lead', { lang: langOf('beskrivelse', edition) }, edition.description),
      h('a#sam-start.ds-button.sam-start', { href: `#${edition.lessons[0]?.id}_tittel` }, t('nav.start')),
      h('ul.sam-facts', [
        h('li', [factIcons.time(), durations(edition.lessons, t)]),
        h('li#sam-keeps', [factIcons.saved(), t('cover.leaveAnyTime')]),
        h('li', { lang: langOf('målgruppe', edition) }, [factIcons.people(), edition.audience]),
        ...(editions.length > 1 ? [languages(edition, editions, t)] : []),
      ]),
      h('noscript', [h('p.sam-note', t('cover.noScript'))]),
    ]),
    coverArt(id),
    h('section.sam-goals', { ariaLabelledBy: 'sam-goals' }, [
      h('h2#sam-goals', t('course.goal')),
      h(
        'ul',
        edition.goals.map(({ id, text }) => h('li', { id, lang: langOf(id, edition) }, text)),
      ),
    ]),
  ]);

/** Each by its own name. Only the tools can change the language; until they are there, it says which there are. */
const languages = ({ lang }: EditionContent, editions: readonly EditionContent[], t: Words): Element =>
  h('li', [
    factIcons.langs(),
    h(
      'div#sam-langs.sam-langs',
      { role: 'group', ariaLabel: t('settings.language') },
      editions.map((each) =>
        h(
          'button.ds-button',
          {
            dataVariant: 'tertiary',
            lang: each.lang,
            ...(each.lang === lang && { ariaPressed: 'true' }),
          },
          langNames[each.lang],
        ),
      ),
    ),
  ]);

/** How long all of it takes, and each lesson: what a person between two visits asks. */
function durations(lessons: readonly LessonContent[], t: Words): string {
  const each = lessons.filter(({ kind }) => kind === 'lesson').map(({ minutes }) => minutes);
  const [least, most] = [Math.min(...each), Math.max(...each)];
  const span = `${least < most ? `${least}–` : ''}${t('minutes', { count: most })}`;
  const total = t('course.duration', { count: totalMinutes(lessons) });
  return each.length > 1 ? `${total}. ${t('cover.perLesson', { minutes: span })}` : total;
}

const totalMinutes = (lessons: readonly LessonContent[]): number =>
  lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);

function view(
  content: ModuleContent,
  edition: EditionContent,
  lesson: LessonContent,
  index: number,
  t: Words,
): Element {
  const needed = content.isOrdered ? edition.lessons[index - 1] : undefined;
  const titleId = `${lesson.id}_tittel`;
  const properties = {
    id: lesson.id,
    dataKind: lesson.kind,
    ariaLabelledBy: titleId,
    ...(needed && { dataLocked: '' }),
  };
  return h('section.sam-view', properties, [
    h('p.sam-eyebrow', eyebrow(lesson, index, t)),
    h('h2', { id: titleId, tabIndex: -1, lang: lesson.titleLang }, lesson.title),
    ...(needed ? [lockNote(lesson, needed, t)] : []),
    h('div.sam-text', [textOf(lesson.body)]),
    steps(edition, index, t),
    // Behind the first lesson, so that it does not compete for the line with what is read first (design.md §6).
    ...(index === 0 ? [h('script', { src: 'player.js', defer: true })] : []),
  ]);
}

const eyebrow = (lesson: LessonContent, index: number, t: Words): string =>
  [
    ...(lesson.kind !== 'test' ? [t('course.lesson', { n: index + 1 })] : []),
    ...(lesson.kind === 'test' && lesson.title !== t('nav.test') ? [t('nav.test')] : []),
    t('minutes', { count: lesson.minutes }),
  ].join(' · ');

function steps(edition: EditionContent, index: number, t: Words): Element {
  const prev = edition.lessons[index - 1];
  const next = edition.lessons[index + 1];
  const links: ElementContent[] = [];
  if (prev)
    links.push(
      h(
        'a.ds-button.sam-prev',
        { href: `#${prev.id}`, dataVariant: 'tertiary' },
        withTitle((title) => t('nav.prevLesson', { title }), prev),
      ),
    );
  if (next)
    links.push(
      h(
        'a.ds-button.sam-next',
        { href: `#${next.id}` },
        withTitle((title) => t('nav.nextLesson', { title }), next),
      ),
    );
  else links.push(h('a.ds-button.sam-next.sam-js', { href: '#resultat', dataVariant: 'secondary' }, t('nav.toResult')));
  return h('div.sam-steps', [...links, h('a', { href: `#${edition.lessons[index]?.id}` }, t('nav.top'))]);
}

/** Words with the title of a lesson among them, which may be in another language than they are. */
function withTitle(words: (title: string) => string, { title, titleLang }: LessonContent): (Element | string)[] {
  if (!titleLang) return [words(title)];
  const blank = '\0';
  const [before = '', after = ''] = words(blank).split(blank);
  return [before, h('span', { lang: titleLang }, title), after];
}

/** The language of a text of `module.yaml`, where it is not that of the edition. */
const langOf = (text: string, { borrowed }: EditionContent): Lang | undefined =>
  borrowed?.texts.has(text) ? borrowed.lang : undefined;

/** Only the player can fill this in, so without it the section does not show. */
const resultView = (t: Words): Element =>
  h('section#resultat.sam-view.sam-js', { dataKind: 'result', ariaLabelledBy: 'resultat_tittel' }, [
    h('h2#resultat_tittel', { tabIndex: -1 }, t('quiz.result')),
    resultArt(),
    // What stands in a local edition in place of it is a matter of the document alone.
    h('sam-result', { dataCertificate: t('result.certificate') }),
  ]);

const foot = (content: ModuleContent, edition: EditionContent, t: Words): Element =>
  h('footer.sam-foot', [
    saving(t),
    h('p', [
      ...(edition.glossary ? [h('a', { href: `#${glossaryId}` }, t('glossary.title')), ' · '] : []),
      h('a', { href: '#om' }, t('about.title')),
      ` · Samspill · ${content.id} ${content.version}`,
    ]),
  ]);

/** What the learner can do about saving; nothing of it is possible without the player. A tool adds the report for the help desk. */
const saving = (t: Words): Element =>
  h('details#sam-saving.sam-saving.sam-js', [
    h('summary', t('save.title')),
    h('p#sam-saving-how', t('save.how')),
    h('p', [
      h('label.sam-check', [
        h('input#sam-shared', { type: 'checkbox', ariaDescribedBy: 'sam-shared-note' }),
        t('shared.label'),
      ]),
      h('span#sam-shared-note.sam-note', t('shared.note')),
    ]),
  ]);
