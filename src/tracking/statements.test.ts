import validate from '@learninglocker/xapi-validation';
import fc from 'fast-check';
import { validate as isUuid, version as uuidVersion, v5 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../model/statement.ts';
import { answer, outline } from './outline.fixture.ts';
import { type LearningEvent, reduce } from './session.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';
import { statementId } from './statement-parts.ts';
import { type StatementContext, type StatementEvent, scormProfile } from './statements.ts';

const registration = '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001';
const context: StatementContext = {
  lang: 'nb',
  at: new Date('2026-11-21T12:05:00.000Z'),
  launchedAt: new Date('2026-11-21T12:00:00.000Z'),
  sessionSeconds: 312.4,
  leaves: 0,
};

/** Plays events as the course does, and gathers the statements. */
function play(events: readonly StatementEvent[], start: Snapshot = emptySnapshot(registration), at = context) {
  const statements: Statement[] = [];
  let [snapshot, leaves] = [start, 0];
  for (const event of events) {
    const before = snapshot;
    if (event.type !== 'left' && event.type !== 'returned') snapshot = reduce(outline, snapshot, event);
    statements.push(...scormProfile(outline, before, snapshot, event, { ...at, leaves }));
    if (event.type === 'left') leaves++;
  }
  return { snapshot, statements };
}

const verbOf = ({ verb }: Statement): string | undefined => verb.id.split('/').pop();

const readAll: LearningEvent[] = ['hva', 'hvem', 'hvordan'].map((lessonId) => ({ type: 'finished', lessonId }));
const test = (right: number): LearningEvent => ({
  type: 'submitted',
  lessonId: 'test',
  answers: [1, 2, 3, 4, 5, 6].map((n) => answer(`q_t${n}`, n <= right ? 1 : 0)),
});
const six = Array.from({ length: 6 }, () => 'responded');
const whole: StatementEvent[] = [
  { type: 'launched' },
  { type: 'answered', answer: answer('q_a', 0) },
  { type: 'left' },
  { type: 'returned' },
  test(2),
  ...readAll,
  test(5),
  test(1),
  { type: 'left' },
];

describe('the story that statements tell', () => {
  it('is initialized … completed, terminated; passed once, and failed never after it', () => {
    expect(play(whole).statements.map(verbOf)).toEqual([
      'initialized',
      'responded',
      'suspended',
      'resumed',
      ...[...six, 'scored', 'failed'],
      ...[...six, 'scored', 'passed', 'completed'],
      ...[...six, 'scored'],
      'terminated',
    ]);
  });

  it('is resumed in a later session', () => {
    const { snapshot } = play([{ type: 'launched' }]);
    expect(play([{ type: 'launched' }], snapshot).statements.map(verbOf)).toEqual(['resumed']);
  });

  it('says nothing of drafts, of reading, or of what changed nothing', () => {
    const quiet: LearningEvent[] = [
      { type: 'viewed', lessonId: 'hvem' },
      { type: 'picked', interactionId: 'q_a', token: '1' },
      { type: 'finished', lessonId: 'hva' },
      { type: 'answered', answer: answer('q_nothing', 1) },
      { type: 'submitted', lessonId: 'hva', answers: [answer('q_a', 1)] },
    ];
    expect(play(quiet).statements).toEqual([]);
  });
});

describe('a statement', () => {
  it.each(play(whole).statements.map((statement, index) => [`${index} ${verbOf(statement)}`, statement] as const))(
    '%s is valid, and marked as of the SCORM profile',
    (_, statement) => {
      expect(validate(statement)).toEqual([]);
      expect(uuidVersion(statement.id)).toBe(5);
      expect(statement.context).toMatchObject({
        registration,
        platform: 'Samspill',
        language: 'nb',
        contextActivities: {
          grouping: [
            { id: 'https://w3id.org/samspill' },
            { id: `https://w3id.org/samspill/modules/m1?attemptId=${registration}` },
          ],
          category: [
            {
              id: 'https://w3id.org/xapi/scorm',
              definition: { type: 'http://adlnet.gov/expapi/activities/profile' },
            },
          ],
        },
      });
      expect(Object.keys(statement.verb.display)).toEqual(['nb', 'en']);
    },
  );

  it('of an answer is fixed as it is here', () => {
    const { statements } = play([{ type: 'answered', answer: { ...answer('q_a', 0.5), response: 'a[,]b' } }]);
    expect(statements).toMatchInlineSnapshot(`
      [
        {
          "actor": {
            "account": {
              "homePage": "https://w3id.org/samspill",
              "name": "6caadc03-38e1-5e12-8700-869adbe3b2f2",
            },
            "objectType": "Agent",
          },
          "context": {
            "contextActivities": {
              "category": [
                {
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/profile",
                  },
                  "id": "https://w3id.org/xapi/scorm",
                },
              ],
              "grouping": [
                {
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/course",
                  },
                  "id": "https://w3id.org/samspill",
                },
                {
                  "definition": {
                    "type": "http://adlnet.gov/expapi/activities/attempt",
                  },
                  "id": "https://w3id.org/samspill/modules/m1?attemptId=0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001",
                },
              ],
              "parent": [
                {
                  "id": "https://w3id.org/samspill/modules/m1",
                },
              ],
            },
            "language": "nb",
            "platform": "Samspill",
            "registration": "0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001",
          },
          "id": "653a5471-c295-5d92-8cff-8bae197d340e",
          "object": {
            "definition": {
              "choices": [
                {
                  "description": {
                    "nb": "Å kjøpe inn nye datasystemer",
                  },
                  "id": "a",
                },
                {
                  "description": {
                    "nb": "Nye måter å arbeide på",
                  },
                  "id": "b",
                },
              ],
              "correctResponsesPattern": [
                "b",
              ],
              "description": {
                "nb": "Hva beskriver digitalisering i kommunen best?",
              },
              "interactionType": "choice",
              "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
            },
            "id": "https://w3id.org/samspill/modules/m1/interactions/q_a",
            "objectType": "Activity",
          },
          "result": {
            "duration": "PT7.26S",
            "response": "a[,]b",
            "score": {
              "scaled": 0.5,
            },
            "success": false,
          },
          "timestamp": "2026-11-21T12:04:05.678Z",
          "verb": {
            "display": {
              "en": "responded",
              "nb": "svarte",
            },
            "id": "http://adlnet.gov/expapi/verbs/responded",
          },
        },
      ]
    `);
  });

  it('at the end has the status of record', () => {
    const last = play(whole).statements.at(-1);
    expect(last?.result).toEqual({
      completion: true,
      success: true,
      score: { scaled: 0.8333, raw: 83.33, min: 0, max: 100 },
      duration: 'PT5M12.4S',
    });
    expect(play([{ type: 'launched' }, { type: 'left' }]).statements.at(-1)?.result).toEqual({
      completion: false,
      duration: 'PT5M12.4S',
    });
  });

  it('names the learner by a pseudonym of the registration alone', () => {
    const actors = play(whole).statements.map(({ actor }) => JSON.stringify(actor));
    expect(new Set(actors).size).toBe(1);
    const { account } = play(whole).statements[0]!.actor as { account: { homePage: string; name: string } };
    expect(account.homePage).toBe('https://w3id.org/samspill');
    expect(isUuid(account.name)).toBe(true);
    expect(account.name).not.toBe(registration);
  });
});

describe('ids', () => {
  const event: fc.Arbitrary<StatementEvent> = fc.oneof(
    fc.constantFrom<StatementEvent>({ type: 'launched' }, { type: 'left' }, { type: 'returned' }, ...readAll),
    fc.nat(6).map(test),
    fc.constantFrom('q_a', 'q_b').map((id): StatementEvent => ({ type: 'answered', answer: answer(id, 1) })),
  );

  it('are the same for the same event, and never shared by two', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        // As in the browser: the page comes back only after it was left, and is left once at a time.
        const told = events.filter(
          ({ type }, index) =>
            type !== 'returned' &&
            !(type === 'launched' && index > 0) &&
            !(type === 'left' && events[index - 1]?.type === 'left'),
        );
        const ids = play(told).statements.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(play(told).statements.map(({ id }) => id)).toEqual(ids);
      }),
    );
  });

  it('differ between the two times that the page was left', () => {
    const ids = play(whole).statements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('differ between sessions, also where the state of one never reached the LMS', () => {
    const start = play([{ type: 'launched' }, { type: 'left' }]).snapshot;
    const again: StatementEvent[] = [
      { type: 'launched' },
      { type: 'answered', answer: answer('q_a', 1) },
      { type: 'left' },
    ];
    const lost = play(again, start).statements;
    const next = play(again, start, { ...context, launchedAt: new Date('2026-11-22T08:00:00Z') }).statements;
    const ids = [...lost, ...next].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of completed and passed are the same if they have to be told again', () => {
    const again = { ...context, launchedAt: new Date('2026-11-22T08:00:00Z') };
    const [first, second] = [context, again].map((at) =>
      play([...readAll, test(6)], emptySnapshot(registration), at)
        .statements.filter((statement) => /completed|passed/.test(verbOf(statement) ?? ''))
        .map(({ id }) => id),
    );
    expect(first).toHaveLength(2);
    expect(second).toEqual(first);
  });
});

describe('the id of a statement', () => {
  it('follows from the registration as a namespace, also from one that names no version of UUID', () => {
    expect(statementId(registration, 'passed')).toBe(v5('passed', registration));
    expect(statementId(registration.toUpperCase(), 'passed')).toBe(v5('passed', registration));
    const ids = ['3a2c01e0-ef9c-e711-20e1-00155d000001', '3a2c01e0-ef9c-e711-20e1-00155d000002'].map((inOrder) =>
      statementId(inOrder, 'passed'),
    );
    expect(ids.every((id) => isUuid(id) && uuidVersion(id) === 5) && new Set(ids).size).toBe(2);
  });
});
