import { html, nothing, render } from 'lit';
import type { Cmi5Log, TincanLog } from '../launch-log.ts';
import { renderLog } from './launched-inspector.ts';

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
const modes = { Normal: 'Vanlig', Browse: 'Bare se', Review: 'Se tilbake på svarene' };

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
  document.body.dataset.refused = String('violations' in log ? log.violations.length : 0);
  renderLog(element('inspector'), log);
}

function drawActions(): void {
  const isOpen = frame.querySelector('iframe') !== null;
  const act = (action: () => Promise<void>) => () => void action();
  const mode = new URLSearchParams(location.search).get('launchMode') ?? 'Normal';
  render(
    html`${
      base.startsWith('/cmi5/')
        ? html`<label
            >Åpne som
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

/** Shows what is new, and again a while later. */
async function follow(): Promise<void> {
  if (document.visibilityState === 'visible') await draw().catch(() => undefined); // Offline: the next round asks again.
  setTimeout(() => void follow(), logInterval);
}

await open();
await follow();
