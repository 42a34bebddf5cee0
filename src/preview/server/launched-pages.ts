import { coursePage, escapeHtml, page } from './views.ts';

/** The page that launches an activity of cmi5 or tincan.xml in a frame, and shows what came of it. */
export const launchPage = (options: { activity: string; title: string }): string =>
  coursePage({ ...options, script: '/kjor.js' });

/** Where a learner comes who has left the course by its own way out (cmi5 10.2.6, returnURL). */
export const returnPage = (title: string): string =>
  page(
    'Tilbake – forhåndsvisning',
    `<body>
<main class="list"><h1>Tilbake i læringsplattformen</h1><p>«${escapeHtml(title)}» er avsluttet.</p><p><a href="/" target="_top">Til modulene</a></p></main>
</body>`,
  );
