import { html, nothing, render, type TemplateResult } from 'lit';
import type { Cmi5Log, LoggedByLms, LoggedSession, LoggedViolation, TincanLog } from '../launch-log.ts';
import { clock, facts, lastPart, section, statementDetails, table } from './parts.ts';

const logInterval = 2000;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

const frame = element('frame');
const activity = document.body.dataset.activity ?? '';
/** Where the LMS of this format answers. */
const base = `/${activity.endsWith('.cmi5') ? 'cmi5' : 'tincan'}/${activity}`;
const modes = { Normal: 'Vanlig', Browse: 'Bare se (Browse)', Review: 'Se tilbake (Review)' };

async function getJson<T>(path: string, method = 'GET'): Promise<T> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}.`);
  return await response.json();
}

/** Launches: a new session, with what the address of this page asks for. */
async function open(): Promise<void> {
  const { href } = await getJson<{ href: string }>(`${base}/launch${location.search}`, 'POST');
  const iframe = document.createElement('iframe');
  iframe.id = 'scorm_object';
  iframe.allowFullscreen = true;
  iframe.setAttribute('aria-label', 'Innholdet i aktiviteten');
  iframe.src = href;
  frame.replaceChildren(iframe);
  await draw();
}

/** Takes the frame away; the content gets its `pagehide` first. */
async function leave(): Promise<void> {
  const note = document.createElement('p');
  note.className = 'left';
  note.textContent = 'Aktiviteten er avsluttet.';
  frame.replaceChildren(note);
  await draw();
}

/** A live preview wants the course opened anew; see `main.ts`. */
frame.addEventListener('samspill-relaunch', (event) => {
  event.preventDefault();
  frame.replaceChildren();
  void open();
});

async function restart(): Promise<void> {
  frame.replaceChildren();
  await getJson(`/lms/${activity}/nytt-forsok`, 'POST');
  await open();
}

/** The same page, launching in another mode. */
function launchIn(mode: string): void {
  const query = new URLSearchParams(location.search);
  query.set('launchMode', mode);
  location.search = query.toString();
}

async function draw(): Promise<void> {
  const log = await getJson<Cmi5Log | TincanLog>(`${base}/_log`);
  drawActions();
  const violations = 'violations' in log ? log.violations : [];
  document.body.dataset.refused = String(violations.length);
  render(
    html`<details class="inspector" open>
      <summary>Innsyn</summary>
      ${'violations' in log ? cmi5Sections(log) : tincanSections(log)}
      ${section(`Setninger (${log.statements.length})`, statementTable(log.statements))}
    </details>`,
    element('inspector'),
  );
}

function drawActions(): void {
  const isOpen = frame.querySelector('iframe') !== null;
  const act = (action: () => Promise<void>) => () => void action();
  const mode = new URLSearchParams(location.search).get('launchMode') ?? 'Normal';
  render(
    html`${
      base.startsWith('/cmi5/')
        ? html`<label
            >Modus
            <select class="button" @change=${(event: Event) => event.target instanceof HTMLSelectElement && launchIn(event.target.value)}>
              ${Object.entries(modes).map(
                ([value, words]) => html`<option value=${value} ?selected=${value === mode}>${words}</option>`,
              )}
            </select></label
          >`
        : nothing
    }<button class="button" type="button" @click=${act(isOpen ? leave : open)}>
        ${isOpen ? 'Avslutt aktiviteten' : 'Åpne igjen'}
      </button>
      <button class="button" type="button" @click=${act(restart)}>Start på nytt</button>`,
    element('actions'),
  );
}

const yesNo = (is: boolean): string => (is ? 'ja' : 'nei');

const cmi5Sections = ({ violations, launches, ...log }: Cmi5Log): TemplateResult => html`
  <p class=${violations.length > 0 ? 'refused-count bad' : 'refused-count'} role="status">
    ${violations.length === 0 ? 'Ingen brudd på cmi5.' : `${violations.length} brudd på cmi5.`}
  </p>
  ${violations.length === 0 ? nothing : section(`Brudd (${violations.length})`, violationTable(violations))}
  ${section(
    'Påmelding',
    facts([
      ['Fullført', yesNo(log.completed)],
      ['Bestått', yesNo(log.passed)],
      ['Kravet er nådd', `${yesNo(log.satisfied)} (moveOn: ${log.moveOn})`],
      ['Registration', log.registration],
    ]),
  )}
  ${section(`Økter (${launches.length})`, sessionTable(launches))}
`;

const tincanSections = ({ launches, registration }: TincanLog): TemplateResult =>
  section(
    'Økt',
    facts([
      ['Åpnet', `${launches.length} ${launches.length === 1 ? 'gang' : 'ganger'}`],
      ['Registration', registration],
    ]),
  );

const violationTable = (violations: readonly LoggedViolation[]): TemplateResult =>
  table(
    'Brudd på cmi5',
    ['Krav', 'Hva'],
    violations.map(
      ({ req, text, verb, time }) =>
        html`<tr class="bad" title=${clock.format(time)}>
          <td>${req}</td>
          <td>${text}${verb === undefined ? nothing : html` <code>${lastPart(verb)}</code>`}</td>
        </tr>`,
    ),
  );

const states: Readonly<Record<LoggedSession['state'], string>> = {
  open: 'åpen',
  terminated: 'avsluttet',
  abandoned: 'forlatt',
};

const sessionTable = (launches: readonly LoggedSession[]): TemplateResult =>
  table(
    'Økter',
    ['Åpnet', 'Modus', 'Meldt', 'Nøkkel', 'Tilstand'],
    [...launches].reverse().map(
      ({ launchedAt, mode, verbs, fetches, state }) =>
        html`<tr>
          <td>${clock.format(launchedAt)}</td>
          <td>${mode}</td>
          <td>${verbs.join(', ') || 'ingenting'}</td>
          <td>hentet ${fetches} ${fetches === 1 ? 'gang' : 'ganger'}</td>
          <td>${states[state]}</td>
        </tr>`,
    ),
  );

const statementTable = (statements: readonly LoggedByLms[]): TemplateResult =>
  table(
    'Setninger',
    ['Nr.', 'Setning', 'Svar'],
    [...statements].reverse().map(
      ({ n, statement, by, status, time }) =>
        html`<tr class=${status < 300 ? '' : 'bad'} title=${clock.format(time)}>
          <td>${n}</td>
          <td>
            ${statementDetails(statement, by === 'LMS' ? ' (plattformen)' : '')}
          </td>
          <td>${status}</td>
        </tr>`,
    ),
  );

/** Shows what is new, and again a while later. */
async function follow(): Promise<void> {
  if (document.visibilityState === 'visible') await draw().catch(() => undefined); // Offline: the next round asks again.
  setTimeout(() => void follow(), logInterval);
}

await open();
await follow();
