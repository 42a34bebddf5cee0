import { type Json, type JsonObject, jsonObject, type Statement } from '../../model/statement.ts';
import type { Clock } from '../clock.ts';
import { isoDuration } from '../durations.ts';
import type { Launch } from '../launch.ts';
import type { LaunchMemory } from '../launch-memory.ts';
import type { DocumentAddress, LrsAnswer } from '../lrs.ts';
import type { Reporter } from '../reporter.ts';
import { testResult } from '../session.ts';
import { currentEnvelope, type Draft, type Envelope, makeStatement, verbs, wholeScore } from '../statement-parts.ts';
import {
  type Cmi5Identity,
  cmi5Envelope,
  cmi5Profile,
  isInitialized,
  isTerminated,
  sessionIdOf,
} from '../statements-cmi5.ts';
import { type LaunchMode, sessionOver, TrackingError } from '../tracker.ts';
import { type ConnectLrs, type LrsSession, type LrsSessionOptions, lrsSession } from './lrs-session.ts';
import { askPatiently, isTrouble } from './patience.ts';
import { unansweringLrs } from './unanswering-lrs.ts';

/** What a cmi5 LMS gives in the address of a launch (cmi5 8.1). */
export interface Cmi5Query {
  readonly endpoint: string;
  /** Where the token of the session is asked for, once. */
  readonly fetch: string;
  readonly actor: JsonObject;
  readonly activityId: string;
  readonly registration: string;
  /** Some LMSs give it here and not in the launch data. */
  readonly returnUrl?: string;
}

/** What a cmi5 session takes. */
export interface Cmi5Options extends Pick<LrsSessionOptions, 'outline' | 'edition' | 'clock' | 'random' | 'openShelf'> {
  readonly mayReturn: () => boolean;
  /** `undefined` where the address says that it is a launch, but not all that it must. */
  readonly query: Cmi5Query | undefined;
  readonly memory: LaunchMemory;
  readonly fetchToken: (url: string) => Promise<string>;
  readonly connectLrs: ConnectLrs;
}

/** The session of one cmi5 launch; a reload goes on with it (standards.md §6). */
export function cmi5Session(options: Cmi5Options): Launch {
  const { memory, outline } = options;
  const isReload = memory.get('token') !== undefined;
  const clock = wholeSession(options.clock, memory);
  const base = lrsSession({
    ...options,
    clock,
    name: 'cmi5',
    policy: { asksFirst: true, alone: isInitialized, once: isTerminated },
    begin: () => begin({ ...options, clock }),
    isInDoubt: (statement) => isReload && isInitialized(statement),
  });
  const remembering = (reporter: Reporter): Reporter => ({
    ...reporter,
    report(before, after, event) {
      if (event.type === 'submitted' && before !== after) {
        const lesson = outline.lessons.find(({ id }) => id === event.lessonId);
        const scaled = lesson ? testResult(lesson, event.answers) : 0;
        memory.set('scaled', String(Math.max(scaled, Number(memory.get('scaled') ?? 0))));
      }
      reporter.report(before, after, event);
    },
    leave(snapshot, how) {
      // The end of a session goes in one request with all that waits, when the tracker closes.
      if (!how.ended) reporter.leave(snapshot, how);
    },
  });
  return {
    ...base,
    tracker: {
      ...base.tracker,
      save(progress) {
        memory.set('seconds', String(clock.activeSeconds()));
        return base.tracker.save(progress);
      },
      close(progress) {
        memory.set('seconds', String(clock.activeSeconds()));
        return base.tracker.close(progress);
      },
    },
    reportTo(session) {
      const reporter = base.reportTo(session);
      return reporter && remembering(reporter);
    },
  };
}

/** Active time of the session, with that of the page before it was loaded again. */
function wholeSession(clock: Clock, memory: LaunchMemory): Clock {
  const earlier = Number(memory.get('seconds') ?? 0);
  return { ...clock, activeSeconds: () => earlier + clock.activeSeconds() };
}

/** Token, launch data and preferences: all that must be asked for before the first statement (cmi5 8.2, 10.2, 11). */
async function begin({
  query,
  memory,
  fetchToken,
  connectLrs,
  outline,
  edition,
  clock,
}: Cmi5Options): Promise<LrsSession> {
  if (!query) throw new TrackingError('cmi5', 'launch', 'query', 'The address lacks a part of the launch');
  if (memory.get('over')) throw new TrackingError('cmi5', 'launch', sessionOver, 'The session was terminated');
  const token = memory.get('token') ?? (await fetchToken(query.fetch));
  memory.set('token', token);
  const lrs = unansweringLrs(connectLrs({ endpoint: query.endpoint, auth: `Basic ${token}` }));
  const { actor: agent, activityId, registration } = query;
  const document = (stateId: string): DocumentAddress => ({
    resource: 'activities/state',
    activityId,
    agent,
    registration,
    stateId,
  });
  const data = await askPatiently(() => lrs.read(document('LMS.LaunchData')), clock);
  if (data.status !== 200) throw refusal('LMS.LaunchData', data);
  const preferences = { resource: 'agents/profile', agent, profileId: 'cmi5LearnerPreferences' } as const;
  const preferred = await askPatiently(() => lrs.read(preferences), clock);
  // Any answer will do, but without one the LMS may take no statement (cmi5 11).
  if (isTrouble(preferred)) throw refusal(preferences.profileId, preferred);
  const { mode, masteryScore, launchParameters, returnUrl, contextTemplate } = readLaunchData(data.text ?? '');
  const identity: Cmi5Identity = { actor: agent, activityId, registration, contextTemplate, masteryScore };
  const envelope = currentEnvelope(() => cmi5Envelope(identity, { ...outline, title: edition.title }, edition.lang));
  const sessionId = sessionIdOf(identity);
  const url = [returnUrl, query.returnUrl].find((candidate) => candidate && /^https?:\/\//i.test(candidate));
  return {
    lrs,
    endpoint: query.endpoint,
    address: document('samspill'),
    launch: {
      mode,
      launchData: launchParameters,
      attempt: registration,
      isOnly: true,
      ...(masteryScore !== undefined && { passMark: masteryScore }),
      ...(url && { returnUrl: url }),
      ...languageIn(preferred),
    },
    identify: () => ({ envelope, profile: cmi5Profile(envelope, sessionId, mode), session: sessionId }),
    farewell(told, progress) {
      memory.set('over', 'yes');
      memory.set('token', '');
      // Passed may be told though the state does not know it, and failed never follows passed (cmi5 9.3).
      const mayFail = mode === 'normal' && told.passed === 'untold' && progress.passed === false;
      return farewellOf({ envelope, sessionId, mayFail, memory, clock });
    },
  };
}

interface Farewell {
  readonly envelope: Envelope;
  readonly sessionId: string;
  readonly mayFail: boolean;
  readonly memory: LaunchMemory;
  readonly clock: Clock;
}

/** `failed` where the test was tried in vain in this session, since nobody can mend it after that; then `terminated`. */
function farewellOf({ envelope, sessionId, mayFail, memory, clock }: Farewell): readonly Statement[] {
  const duration = isoDuration(clock.activeSeconds());
  const scaled = memory.get('scaled');
  const drafts: Draft[] = [];
  if (mayFail && scaled !== undefined) {
    const result = { success: false, score: wholeScore(Number(scaled)), duration };
    drafts.push({ key: `${sessionId}/failed`, verb: verbs.failed, result });
  }
  drafts.push({ key: `${sessionId}/terminated`, verb: verbs.terminated, result: { duration } });
  return drafts.map((draft) => makeStatement(draft, envelope, clock.now()));
}

/** 401 and 403 say that the session is over: another launch has taken its place, or its time is up. */
function refusal(name: string, { status }: LrsAnswer): TrackingError {
  const code = status === 401 || status === 403 ? sessionOver : String(status);
  return new TrackingError('cmi5', `GET ${name}`, code, '');
}

/** What counts of the launch data (cmi5 10.2). */
function readLaunchData(text: string) {
  const data = jsonObject(JSON.parse(text));
  const { contextTemplate, launchMode, masteryScore, launchParameters, returnURL } = data;
  return {
    contextTemplate: jsonObject(contextTemplate),
    mode: modeOf(launchMode),
    masteryScore: typeof masteryScore === 'number' && masteryScore >= 0 && masteryScore <= 1 ? masteryScore : undefined,
    launchParameters: typeof launchParameters === 'string' ? launchParameters : '',
    returnUrl: typeof returnURL === 'string' ? returnURL : undefined,
  };
}

/** What counts of the learner's preferences (cmi5 11.1); a learner may have none, and an LMS may keep anything there. */
function languageIn({ status, text = '' }: LrsAnswer): { readonly language?: string } {
  if (status !== 200) return {};
  try {
    const { languagePreference } = jsonObject(JSON.parse(text));
    return typeof languagePreference === 'string' ? { language: languagePreference } : {};
  } catch {
    return {};
  }
}

const modeOf = (launchMode: Json | undefined): LaunchMode =>
  launchMode === 'Browse' ? 'browse' : launchMode === 'Review' ? 'review' : 'normal';
