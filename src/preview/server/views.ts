import { formatNames, type LmsState } from '../lms.ts';
import { policyOf } from '../scorm.ts';

/** An activity in the list of the front page. */
export interface ListedActivity extends Pick<LmsState, 'activity' | 'module' | 'format' | 'title' | 'version' | 'cmi'> {
  readonly minutes: number | undefined;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text as it may stand in HTML, also in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

/** A whole page of the preview; `body` with its tag. */
export const page = (title: string, body: string, head = ''): string => `<!doctype html>
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

/** The front page: the modules as a learner sees them in an LMS; `activities` stands in the order of the modules. */
export const listPage = (activities: readonly ListedActivity[]): string =>
  page(
    'Mine moduler – forhåndsvisning',
    `<body>
<header class="top"><p class="name">Samspill – forhåndsvisning</p></header>
<main class="list">
<h1>Mine moduler</h1>
<p>Her prøver du modulene i en liten læringsplattform på din egen maskin. Resultatene blir bare lagret her.</p>
${activities.length === 0 ? '<p>Det er ingen moduler å vise her ennå.</p>' : ''}
<ul class="cards">
${cards(activities).join('\n')}
</ul>
</main>
</body>`,
  );

/** One card a module, with the format that most LMSs take first. */
function cards(activities: readonly ListedActivity[]): string[] {
  const modules = new Set(activities.map(({ module }) => module));
  return [...modules].flatMap((id) => {
    const [main, ...others] = activities.filter(({ module }) => module === id);
    return main ? [card(main, others)] : [];
  });
}

function card(main: ListedActivity, others: readonly ListedActivity[]): string {
  const name = escapeHtml(main.title);
  const { minutes } = main;
  const facts = [
    formatNames[main.format],
    ...(minutes === undefined ? [] : [`Omtrent ${minutes} ${minutes === 1 ? 'minutt' : 'minutter'}`]),
    `Versjon ${escapeHtml(main.version)}`,
  ];
  return `<li class="card" data-module="${escapeHtml(main.module)}">
<h2>${name}</h2>
<p class="facts">${facts.join(' · ')}</p>
<p>${standing(main)}</p>
<div class="actions">
<a class="button primary" href="${addressOf(main)}" aria-label="Åpne: ${name}">Åpne</a>
<form method="post" action="${addressOf(main)}/nytt-forsok"><button class="button" aria-label="Start på nytt: ${name}">Start på nytt</button></form>
</div>
${others.length === 0 ? '' : otherFormats(others)}
</li>`;
}

const otherFormats = (others: readonly ListedActivity[]): string => `<h3>Andre formater</h3>
<ul class="formats">
${others
  .map(
    (listed) =>
      `<li><a href="${addressOf(listed)}" aria-label="Åpne: ${escapeHtml(listed.title)}, ${formatNames[listed.format]}">${formatNames[listed.format]}</a> <span>${standing(listed)}</span></li>`,
  )
  .join('\n')}
</ul>`;

const addressOf = ({ activity }: ListedActivity): string => `/kurs/${encodeURIComponent(activity)}`;

/** Status and score, where the format has an LMS that keeps them as SCORM does. */
function standing({ format, cmi }: ListedActivity): string {
  const known = policyOf(format)?.standing(cmi);
  if (!known) return '';
  const { status, words, score } = known;
  return `<span class="status" data-status="${escapeHtml(status)}">${words}</span>${
    score ? ` <span class="score">${escapeHtml(score.replace('.', ','))} av 100 poeng</span>` : ''
  }`;
}

/** What a page that plays an activity is made of. */
export interface CoursePageOptions {
  readonly activity: string;
  readonly title: string;
  /** Address of the script that fills it; the one of SCORM unless told. */
  readonly script?: string;
  /** Whether it has a place for what can be put wrong. */
  readonly lab?: boolean;
}

/** The page that plays an activity; the script fills it. */
export const coursePage = ({
  activity,
  title,
  script = '/forhandsvisning.js',
  lab = false,
}: CoursePageOptions): string =>
  page(
    `${title} – forhåndsvisning`,
    `<body data-activity="${escapeHtml(activity)}" data-refused="0">
<header class="top">
<p class="name"><a href="/">Samspill – forhåndsvisning</a></p>
</header>
<main class="course">
<section class="activity" aria-labelledby="title">
<div class="bar">
<h1 id="title">${escapeHtml(title)}</h1>
<div class="actions" id="actions"></div>
</div>
${lab ? '<div id="lab"></div>\n' : ''}<div id="frame"></div>
</section>
<aside id="inspector" aria-label="Innsyn"></aside>
</main>
<noscript><p>Forhåndsvisningen trenger JavaScript.</p></noscript>
</body>`,
    `<script type="module" src="${script}"></script>`,
  );

/** A bare LMS: the package, and nothing beside it. */
export const labPage = ({ activity, title }: { activity: string; title?: string }): string => `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title ?? activity)}</title>
<link rel="icon" href="data:,">
<style>body{margin:0}iframe{display:block;width:100%;height:100vh;border:0}</style>
<script type="module" src="/lab.js"></script>
</head>
<body data-activity="${escapeHtml(activity)}"><div id="frame"></div></body>
</html>
`;

/** The author's guide, whose HTML the project has made itself. */
export const guidePage = (guide: string): string =>
  page(
    'Veiledning – forhåndsvisning',
    `<body>
<header class="top"><p class="name"><a href="/">Samspill – forhåndsvisning</a></p></header>
<main class="list guide">${guide}</main>
</body>`,
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
