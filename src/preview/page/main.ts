import { html, render } from 'lit';
import type { Call, Scorm12Api, Scorm2004Api } from '../call.ts';
import type { LmsState } from '../lms.ts';
import type { AttemptPolicy } from '../policy.ts';
import type { ReceivedStatement } from '../received.ts';
import { policyOf } from '../scorm.ts';
import type { SessionOptions, SessionTrace } from '../session.ts';
import { renderInspector } from './inspector.ts';
import { scorm12Session } from './scorm12-session.ts';
import { scorm2004Session } from './scorm2004-session.ts';
import { browserTransport } from './transport.ts';

declare global {
  interface Window {
    /** The SCORM 1.2 API, where content looks for it (RTE 3.3). */
    API?: Scorm12Api;
    /** The SCORM 2004 API, where content looks for it (RTE 3.3). */
    API_1484_11?: Scorm2004Api;
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
let policy: AttemptPolicy;
let session: SessionTrace;
let drawing = false;

window.samspillPreview = { calls };

async function getJson<T>(path: string, method = 'GET'): Promise<T> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}.`);
  return await response.json();
}

/** Opens the activity in the current attempt: the API is there before the frame has an address. */
async function open(): Promise<void> {
  lms = await getJson<LmsState>(`/lms/${activity}${location.search}`);
  const known = policyOf(lms.format);
  if (!known) throw new Error(`${lms.format} is not SCORM.`);
  policy = known;
  session = openSession({
    launch: lms.launch,
    transport: browserTransport(`/lms/${activity}/commit?forsok=${lms.attempt}`),
    onCall: handleCall,
  });
  const iframe = document.createElement('iframe');
  iframe.id = 'scorm_object';
  iframe.allowFullscreen = true;
  iframe.setAttribute('aria-label', 'Innholdet i aktiviteten');
  iframe.src = lms.href;
  frame.replaceChildren(iframe);
  draw();
}

/** Puts the API of the package's edition on the window, and no other: that is how Moodle does it. */
function openSession(options: SessionOptions): SessionTrace {
  if (lms.format === 'scorm12') {
    const opened = scorm12Session(options);
    window.API = opened.api;
    return opened;
  }
  const opened = scorm2004Session(options);
  window.API_1484_11 = opened.api;
  return opened;
}

/** Takes the frame away, as Moodle does when the learner leaves; the content gets its `pagehide` first. */
async function leave(): Promise<void> {
  frame.querySelector('iframe')?.remove();
  lms = await getJson<LmsState>(`/lms/${activity}${location.search}`);
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
  const browses = policy.standing(lms.launch).mode === 'browse';
  render(
    html`<a class="button" href=${browses ? '?' : '?launchMode=Browse'}>${browses ? 'Vanlig visning' : 'Bare se'}</a>
      <button class="button" type="button" @click=${act(isOpen ? leave : open)}>
        ${isOpen ? 'Avslutt aktiviteten' : 'Åpne igjen'}
      </button>
      <button class="button" type="button" @click=${act(restart)}>Start på nytt</button>`,
    element('actions'),
  );
  renderInspector(element('inspector'), {
    lms,
    policy,
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
