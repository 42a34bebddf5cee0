import { html, render } from 'lit';
import type { Call, Scorm12Functions } from '../call.ts';
import type { LmsState } from '../lms.ts';
import type { ReceivedStatement } from '../received.ts';
import { renderInspector } from './inspector.ts';
import { openSession, type Session } from './spy.ts';
import { browserTransport } from './transport.ts';

declare global {
  interface Window {
    /** The SCORM 1.2 API, where content looks for it (RTE 3.3). */
    API?: Scorm12Functions;
    /** For tests: every call since the page was opened. */
    samspillPreview?: { readonly calls: readonly Call[] };
  }
}

const logInterval = 2000;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

const frame = element('frame');
const activity = document.body.dataset.activity ?? '';
const calls: Call[] = [];
const statements: ReceivedStatement[] = [];
let lms: LmsState;
let session: Session;
let drawing = false;

window.samspillPreview = { calls };

async function getJson<T>(path: string, method = 'GET'): Promise<T> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}.`);
  return await response.json();
}

/** Opens the activity in the current attempt: the API is there before the frame has an address. */
async function open(): Promise<void> {
  lms = await getJson<LmsState>(`/lms/${activity}`);
  session = openSession({
    launch: lms.launch,
    transport: browserTransport(`/lms/${activity}/commit?forsok=${lms.attempt}`),
    onCall: handleCall,
  });
  window.API = session.api;
  const iframe = document.createElement('iframe');
  iframe.id = 'scorm_object';
  iframe.allowFullscreen = true;
  iframe.setAttribute('aria-label', 'Innholdet i aktiviteten');
  iframe.src = lms.href;
  frame.replaceChildren(iframe);
  draw();
}

/** Takes the frame away, as Moodle does when the learner leaves; the content gets its `pagehide` first. */
async function leave(): Promise<void> {
  frame.querySelector('iframe')?.remove();
  lms = await getJson<LmsState>(`/lms/${activity}`);
  const note = document.createElement('p');
  note.className = 'left';
  note.textContent = 'Aktiviteten er avsluttet.';
  frame.replaceChildren(note);
  draw();
}

async function restart(): Promise<void> {
  frame.replaceChildren();
  await getJson<LmsState>(`/lms/${activity}/nytt-forsok`, 'POST');
  await open();
}

function handleCall(call: Call): void {
  calls.push(call);
  document.body.dataset.refused = String(calls.filter(({ refused }) => refused).length);
  draw();
}

/** Draws in the next frame, so that the content never waits for the inspector. */
function draw(): void {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    drawNow();
  });
}

function drawNow(): void {
  const isOpen = frame.querySelector('iframe') !== null;
  const act = (action: () => Promise<void>) => () => void action();
  render(
    html`<button class="button" type="button" @click=${act(isOpen ? leave : open)}>
        ${isOpen ? 'Avslutt aktiviteten' : 'Åpne igjen'}
      </button>
      <button class="button" type="button" @click=${act(restart)}>Start på nytt</button>`,
    element('actions'),
  );
  renderInspector(element('inspector'), {
    lms,
    calls: session.calls,
    refused: calls.filter(({ refused }) => refused).length,
    data: session.data(),
    statements,
  });
}

/** Asks for new statements, and again a while later. */
async function followLog(): Promise<void> {
  if (document.visibilityState === 'visible') await readLog().catch(() => undefined); // Offline: the next round asks again.
  setTimeout(() => void followLog(), logInterval);
}

async function readLog(): Promise<void> {
  const news = await getJson<ReceivedStatement[]>(`/xapi/_log?etter=${statements.length}`);
  if (news.length === 0) return;
  statements.push(...news);
  draw();
}

await open();
await followLog();
