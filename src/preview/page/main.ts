import { html, render } from 'lit';
import type { LmsState } from '../lms.ts';
import type { LmsFaults } from '../lms-faults.ts';
import { defaultLms, type LmsName } from '../lms-name.ts';
import type { ReceivedStatement } from '../received.ts';
import { renderInspector } from './inspector.ts';
import { faultAddress, type Launched, launcher, readState, requestJson } from './launch.ts';
import { troubleView } from './trouble.ts';

const logInterval = 1000;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

const frame = element('frame');
const activity = document.body.dataset.activity ?? '';
const launching = launcher(activity, handleCall);
const statements: ReceivedStatement[] = [];
let launched: Launched;
let drawing = false;

window.samspillPreview = launching.handle;

async function open(): Promise<void> {
  launched = await launching.open(frame);
  draw();
}

/** Takes the frame away, as Moodle does when the learner leaves; the content gets its `pagehide` first. */
async function leave(text: string): Promise<void> {
  const note = document.createElement('p');
  note.className = 'left';
  note.textContent = text;
  frame.replaceChildren(note);
  await refresh();
}

async function restart(): Promise<void> {
  frame.replaceChildren();
  await requestJson<LmsState>(`/lms/${activity}/nytt-forsok${location.search}`, 'POST');
  await open();
}

/** A live preview wants the course opened anew, for its session has to know of another question; what was done is kept. */
frame.addEventListener('samspill-relaunch', (event) => {
  event.preventDefault();
  frame.replaceChildren();
  void open();
});

/** Shows what the server has now. */
async function refresh(): Promise<void> {
  launched = { ...launched, lms: await readState(activity) };
  draw();
}

async function changeFaults(faults: object): Promise<void> {
  await requestJson<LmsFaults>(faultAddress(activity), 'POST', faults);
  await refresh();
}

/** The page's address with another LMS, or another mode; without what goes without saying. */
function addressWith(name: 'lms' | 'launchMode', value: string | undefined): string {
  const query = new URLSearchParams(location.search);
  if (value === undefined) query.delete(name);
  else query.set(name, value);
  return `?${query}`;
}

const playIn = (lms: LmsName): void => location.assign(addressWith('lms', lms === defaultLms ? undefined : lms));

const titles = new Map<string, string>();

/** The words of the course for an id, also when it is closed or has become another; the id itself where the course has none. */
function titleInCourse(id: string): string {
  const course = frame.querySelector('iframe')?.contentDocument;
  const named =
    id === '' ? null : (course?.getElementById(`${id}_tittel`) ?? course?.querySelector(`#${CSS.escape(id)} legend`));
  const title = named?.textContent?.trim();
  if (title) titles.set(id, title);
  return titles.get(id) ?? id;
}

const refusedCalls = (): number => launching.handle.calls.filter(({ refused }) => refused).length;

function handleCall(): void {
  document.body.dataset.refused = String(refusedCalls());
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
  const { lms, policy, session } = launched;
  const isOpen = frame.querySelector('iframe') !== null;
  const act = (action: () => Promise<void>) => () => void action();
  const end = () => leave('Aktiviteten er avsluttet.');
  const browses = policy.standing(lms.launch).mode === 'browse';
  render(
    html`<a class="button" href=${addressWith('launchMode', browses ? undefined : 'Browse')}
        >${browses ? 'Vanlig visning' : 'Bare se'}</a
      >
      <button class="button" type="button" @click=${act(isOpen ? end : open)}>
        ${isOpen ? 'Avslutt aktiviteten' : 'Åpne igjen'}
      </button>
      <button class="button" type="button" @click=${act(restart)}>Start på nytt</button>`,
    element('actions'),
  );
  render(
    troubleView({
      lms: lms.lms,
      faults: lms.faults,
      isOpen,
      choose: playIn,
      change: (faults) => void changeFaults(faults),
      closeTab: act(() => leave('Fanen er lukket.')),
    }),
    element('lab'),
  );
  renderInspector(element('inspector'), {
    lms,
    policy,
    calls: session.calls,
    refused: refusedCalls(),
    data: session.data(),
    statements,
    titleOf: titleInCourse,
  });
}

/** Asks for new statements, and again a while later. */
async function followLog(): Promise<void> {
  if (document.visibilityState === 'visible') await readLog().catch(() => undefined); // Offline: the next round asks again.
  setTimeout(() => void followLog(), logInterval);
}

async function readLog(): Promise<void> {
  const news = await requestJson<ReceivedStatement[]>(`/xapi/_log?etter=${statements.length}`);
  if (news.length === 0) return;
  statements.push(...news);
  draw();
}

await open();
await followLog();
