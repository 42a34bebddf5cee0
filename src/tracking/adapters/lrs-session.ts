import type { Outline } from '../../model/outline.ts';
import type { ShownEdition } from '../../model/shown-edition.ts';
import type { Statement } from '../../model/statement.ts';
import type { Clock } from '../clock.ts';
import type { Launch } from '../launch.ts';
import type { LrsConfig } from '../launch-data.ts';
import type { DocumentAddress, Lrs } from '../lrs.ts';
import { mergeStates } from '../merge.ts';
import { createOutbox, type Outbox } from '../outbox.ts';
import { askOutcomes, type OutcomeTeller, outcomeIds, outcomeTeller, type ToldOutcomes } from '../outcomes.ts';
import { reporterOver } from '../reporter.ts';
import { progressOf } from '../session.ts';
import type { QueueName } from '../shelf-key.ts';
import type { Envelope } from '../statement-parts.ts';
import type { OutboxPolicy } from '../statement-queue.ts';
import type { StatementShelf } from '../statement-shelf.ts';
import type { StatementProfile } from '../statements.ts';
import { type LaunchState, type Progress, sessionOver, type Tracker, TrackingError } from '../tracker.ts';
import { askPatiently } from './patience.ts';
import { type KeptState, type StateDocument, stateDocument } from './state-document.ts';

/** Makes a way to the LRS at an endpoint. */
export type ConnectLrs = (config: LrsConfig) => Lrs;

/** Who says the statements of a session. */
export interface Identity {
  readonly envelope: Envelope;
  readonly profile: StatementProfile;
  /** Where statements of another session are refused: its id. */
  readonly session?: string;
}

/** A session in an LRS, as `begin` found it. */
export interface LrsSession {
  readonly lrs: Lrs;
  readonly endpoint: string;
  /** Where the state is kept. */
  readonly address: DocumentAddress;
  readonly launch: Pick<
    LaunchState,
    'mode' | 'launchData' | 'passMark' | 'language' | 'returnUrl' | 'attempt' | 'isOnly'
  >;
  /** Whom the state is of, where no attempt says so. */
  readonly learner?: string;
  /** Who says the statements; `registration` is the one that was kept with the state, if there was any. */
  identify(registration: string | undefined): Identity;
  /** The last statements of the session. */
  farewell?(told: ToldOutcomes, progress: Progress): readonly Statement[];
}

/** What reporting to an LRS alone takes. */
export interface LrsSessionOptions {
  readonly name: 'cmi5' | 'xapi';
  readonly outline: Outline;
  readonly edition: Readonly<ShownEdition>;
  readonly clock: Clock;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
  readonly policy?: OutboxPolicy;
  /** Where statements outlive the page; in memory alone where there is none. Never rejects. */
  readonly openShelf?: OpenShelf;
  /** Asks whatever has to be asked before the state is read. Rejects with a `TrackingError`. */
  readonly begin: () => Promise<LrsSession>;
  /** Whether a statement may have been sent by this page before it was loaded again. */
  readonly isInDoubt?: (statement: Statement) => boolean;
  /** Whether the page, if it is on its way out, may come straight back; then there is no farewell. */
  readonly mayReturn?: () => boolean;
}

/** Opens the shelf of a queue. */
export type OpenShelf = (queue: Omit<QueueName, 'kind'>) => Promise<StatementShelf>;

interface Opened extends LrsSession {
  readonly outbox: Outbox;
  readonly shelf: StatementShelf | undefined;
  readonly document: StateDocument;
  readonly envelope: Envelope;
  readonly profile: StatementProfile;
  /** As it was when the session opened. */
  readonly told: ToldOutcomes;
  readonly tell: OutcomeTeller;
  /** Ids of the statements that must be stored before it can be said that all is well: outcomes, and the end. */
  readonly crucial: Set<string>;
}

const patienceMs = 8_000;

/** Keeps the state and tells the story in one LRS. What is saved counts when both are stored there. */
export function lrsSession(options: LrsSessionOptions): Launch {
  const { name, clock, mayReturn = () => false } = options;
  let phase: 'new' | 'opening' | 'open' | 'closed' = 'new';
  let opened: Opened | undefined;

  const mustBeOpen = (call: string): Opened => {
    if (phase === 'open' && opened) return opened;
    throw new TrackingError(name, call, 'closed', `Session is ${phase}`);
  };
  /** Credentials are refused for good: to ask again would break the rules of cmi5. */
  const mustGoOn = ({ outbox, document }: Opened, call: string) => {
    if (outbox.paused || document.refused)
      throw new TrackingError(name, call, sessionOver, 'The credentials are refused');
  };
  const tracker: Tracker = {
    name,
    keeps: 'lms',
    async open() {
      if (phase !== 'new') throw new TrackingError(name, 'open', 'opened', 'Session was opened before');
      phase = 'opening';
      const { session, launch } = await openSession(options).catch((fault: unknown) => {
        phase = 'new'; // It may be asked again: an LRS that is away comes back.
        throw fault;
      });
      opened = session;
      phase = 'open';
      session.outbox.connect(session.lrs);
      return launch;
    },
    async save(progress) {
      const session = mustBeOpen('save');
      if (session.launch.mode !== 'normal') return;
      mustGoOn(session, 'save');
      session.tell(progress);
      if (!session.document.holds(progress.state)) await session.document.write(keptOf(progress, session));
      await allDelivered(name, clock, session);
    },
    async recordAnswer() {
      mustBeOpen('recordAnswer'); // Every answer is a statement of its own.
    },
    learner: () => opened?.learner ?? '',
    doubt() {},
    confirm() {},
    async close(progress) {
      if (phase === 'closed') return;
      const session = mustBeOpen('close');
      phase = 'closed';
      mustGoOn(session, 'close');
      await finish(session, progress, mayReturn);
      await allDelivered(name, clock, session);
    },
  };
  return {
    tracker,
    isNamed: true,
    probe: async () => (opened?.outbox.paused || opened?.document.refused ? sessionOver : 'ok'),
    reportTo: ({ outline: launched }) => opened && reporterOf({ ...options, outline: launched }, opened),
  };
}

const keptOf = ({ state, location }: Progress, { envelope }: Opened): KeptState => ({
  state,
  location,
  registration: envelope.registration,
});

/**
 * Says what is left to say before it returns. A lost state is worse than a session that the LMS has to give up, so the end is told
 * only when the state is stored: at once, or when it has been, if the page still lives then.
 */
async function finish(session: Opened, progress: Progress, mayReturn: () => boolean): Promise<void> {
  const { crucial, document, farewell, launch, outbox, told, tell } = session;
  const end = () => {
    const last = farewell?.(told, progress) ?? [];
    for (const { id } of last) crucial.add(id);
    outbox.append(last);
  };
  const isReadOnly = launch.mode !== 'normal';
  if (!isReadOnly) tell(progress);
  const isKept = isReadOnly || document.holds(progress.state);
  const written = isKept ? undefined : document.write(keptOf(progress, session), { last: true });
  if (isKept && !mayReturn()) end();
  outbox.flush();
  if (!written) return;
  await written;
  if (!mayReturn()) end();
}

/** Reads what is in the LRS: the state, and which outcomes it has. */
async function openSession(options: LrsSessionOptions): Promise<{ session: Opened; launch: LaunchState }> {
  const { name, outline, clock, random, policy, openShelf } = options;
  const found = await options.begin();
  const document = stateDocument({
    name,
    lrs: found.lrs,
    address: found.address,
    merge: (ours, theirs) => mergeStates(outline, ours, theirs),
  });
  const kept = await document.read((request) => askPatiently(request, clock));
  const { session, ...identity } = found.identify(kept?.registration);
  const { registration } = identity.envelope;
  const [told, shelf] = await Promise.all([
    askOutcomes(found.lrs, registration),
    openShelf?.({ endpoint: found.endpoint, registration, ...(session && { session }) }),
  ]);
  const jitter = () => (random(1)[0] ?? 0) / 255;
  const outbox = createOutbox({ clock, jitter, ...(policy && { policy }), ...(shelf && { shelf }) });
  const { passMark = outline.passMark } = found.launch;
  const tell = outcomeTeller({ envelope: identity.envelope, outbox, told, passMark, clock });
  return {
    session: { ...found, ...identity, document, outbox, shelf, told, tell, crucial: new Set(outcomeIds(registration)) },
    launch: {
      ...found.launch,
      state: kept?.state ?? '',
      location: kept?.location ?? '',
      completed: told.completed === 'told',
      passed: told.passed === 'told',
      scaled: undefined,
    },
  };
}

function reporterOf(options: LrsSessionOptions, session: Opened): ReturnType<Launch['reportTo']> {
  const { outline, clock } = options;
  const { endpoint, outbox, shelf, profile, tell, launch } = session;
  const story = reporterOver({
    ...options,
    launchedAt: clock.now(),
    profile,
    endpoint,
    ...(shelf && { shelf }),
    outbox,
  });
  return {
    ...story,
    report(before, after, event) {
      story.report(before, after, event);
      if (launch.mode === 'normal') tell(progressOf(outline, after, '', clock.activeSeconds()));
    },
  };
}

/** Rejects where the LRS has not taken all within some seconds, will take none, or has refused what is crucial for good. */
async function allDelivered(name: string, clock: Clock, { outbox, crucial }: Opened): Promise<void> {
  let isLate = false;
  await new Promise<void>((resolve) => {
    const cancel = clock.after(patienceMs, () => {
      isLate = true;
      resolve();
    });
    void outbox.delivered().then(() => {
      cancel();
      resolve();
    });
  });
  const fail = (code: string, text: string) => {
    throw new TrackingError(name, 'POST statements', code, text);
  };
  if (outbox.paused) fail('403', 'The credentials are refused');
  if (isLate) fail('0', 'No answer yet');
  const refused = outbox.rejected.find(({ statement }) => crucial.has(statement.id));
  if (refused) fail(String(refused.status), `Refused: ${refused.statement.verb.id}`);
}
