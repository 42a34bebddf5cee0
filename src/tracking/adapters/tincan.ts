import { v4 } from 'uuid';
import { moduleIri } from '../../model/identifier.ts';
import type { JsonObject } from '../../model/statement.ts';
import type { Launch } from '../launch.ts';
import { currentEnvelope } from '../statement-parts.ts';
import { type TincanIdentity, tincanEnvelope, tincanProfile } from '../statements-tincan.ts';
import { TrackingError } from '../tracker.ts';
import { type ConnectLrs, type LrsSessionOptions, lrsSession } from './lrs-session.ts';

/** What an LMS gives in the address of a package with tincan.xml (standards.md §4.5). */
export interface TincanQuery extends Pick<TincanIdentity, 'platform' | 'grouping' | 'others'> {
  readonly endpoint: string;
  /** Value of the `Authorization` header. */
  readonly auth: string;
  /** As xAPI 1.0 has it. */
  readonly actor: JsonObject;
  readonly activityId?: string;
  /** UUID. */
  readonly registration?: string;
  /** What the LMS says that the learner's browser asks for. */
  readonly language?: string;
}

/** What a launch of a package with tincan.xml takes. */
export interface TincanOptions
  extends Pick<LrsSessionOptions, 'outline' | 'edition' | 'clock' | 'random' | 'openShelf'> {
  /** `undefined` where the address says that it is a launch, but not all that it must. */
  readonly query: TincanQuery | undefined;
  readonly connectLrs: ConnectLrs;
}

/** Reports to the LRS that the LMS names, in the name of the actor that it gives. */
export const tincanSession = (options: TincanOptions): Launch =>
  lrsSession({
    ...options,
    name: 'xapi',
    async begin() {
      const { query, outline, edition, random } = options;
      if (!query) throw new TrackingError('xapi', 'launch', 'query', 'The address lacks a part of the launch');
      const { endpoint, auth, registration, language, ...rest } = query;
      const activityId = query.activityId ?? moduleIri(outline.module);
      return {
        lrs: options.connectLrs({ endpoint, auth }),
        endpoint,
        address: {
          resource: 'activities/state',
          activityId,
          agent: query.actor,
          ...(registration && { registration }),
          stateId: 'samspill',
        },
        launch: {
          mode: 'normal',
          launchData: '',
          ...(registration && { attempt: registration }),
          ...(language && { language }),
        },
        learner: JSON.stringify(query.actor),
        identify(kept) {
          const identity = { ...rest, activityId, registration: registration ?? kept ?? v4({ random: random(16) }) };
          const envelope = currentEnvelope(() =>
            tincanEnvelope(identity, { ...outline, title: edition.title }, edition.lang),
          );
          return { envelope, profile: tincanProfile(envelope) };
        },
      };
    },
  });
