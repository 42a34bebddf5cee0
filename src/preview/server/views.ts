import { type LmsState, statusText } from '../lms.ts';

/** A module in the list of the front page. */
export interface ListedModule extends Pick<LmsState, 'module' | 'title' | 'version' | 'cmi' | 'status'> {
  readonly minutes: number | undefined;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const page = (title: string, body: string, head = ''): string => `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/forhandsvisning.css">
${head}
</head>
${body}
</html>
`;

/** The front page: the modules as a learner sees them in an LMS. */
export const listPage = (modules: readonly ListedModule[]): string =>
  page(
    'Mine moduler – forhåndsvisning',
    `<body>
<header class="top"><p class="name">Samspill – forhåndsvisning</p></header>
<main class="list">
<h1>Mine moduler</h1>
<p>Her prøver du pakkene slik de er bygd, i en liten læringsplattform på din egen maskin. Resultatene blir bare lagret her.</p>
${modules.length === 0 ? '<p>Det er ingen pakker her ennå. Kjør <code>npm run build</code>, og last siden på nytt.</p>' : ''}
<ul class="cards">
${modules.map(card).join('\n')}
</ul>
</main>
</body>`,
  );

function card({ module, title, version, minutes, cmi, status }: ListedModule): string {
  const score = cmi['cmi.core.score.raw'];
  const address = `/kurs/${encodeURIComponent(module)}`;
  const name = escapeHtml(title);
  const facts = [
    ...(minutes === undefined ? [] : [`Omtrent ${minutes} ${minutes === 1 ? 'minutt' : 'minutter'}`]),
    `Versjon ${escapeHtml(version)}`,
  ];
  return `<li class="card" data-module="${escapeHtml(module)}">
<h2>${name}</h2>
<p class="facts">${facts.join(' · ')}</p>
<p><span class="status" data-status="${escapeHtml(status)}">${statusText(status)}</span>${
    score ? ` <span class="score">${escapeHtml(score.replace('.', ','))} av 100 poeng</span>` : ''
  }</p>
<div class="actions">
<a class="button primary" href="${address}" aria-label="Åpne: ${name}">Åpne</a>
<form method="post" action="${address}/nytt-forsok"><button class="button" aria-label="Start på nytt: ${name}">Start på nytt</button></form>
</div>
</li>`;
}

/** The page that plays a module; the script fills it. */
export const coursePage = ({ module, title }: { module: string; title: string }): string =>
  page(
    `${title} – forhåndsvisning`,
    `<body data-module="${escapeHtml(module)}" data-refused="0">
<header class="top">
<p class="name"><a href="/">Samspill – forhåndsvisning</a></p>
</header>
<main class="course">
<section class="activity" aria-labelledby="title">
<div class="bar">
<h1 id="title">${escapeHtml(title)}</h1>
<div class="actions" id="actions"></div>
</div>
<div id="frame"></div>
</section>
<aside id="inspector" aria-label="Innsyn"></aside>
</main>
<noscript><p>Forhåndsvisningen trenger JavaScript.</p></noscript>
</body>`,
    '<script type="module" src="/forhandsvisning.js"></script>',
  );

/** A page that says what is wrong. */
export const faultPage = (text: string): string =>
  page(
    'Fant ikke siden',
    `<body>
<header class="top"><p class="name"><a href="/">Samspill – forhåndsvisning</a></p></header>
<main class="list"><h1>Fant ikke siden</h1><p>${escapeHtml(text)}</p><p><a href="/">Til modulene</a></p></main>
</body>`,
  );
