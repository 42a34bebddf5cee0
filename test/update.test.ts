import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listModules } from '../src/build/sources.ts';
import { readRelease } from '../src/compiler/release-file.ts';
import { decode, encode } from '../src/interactions/shared/letters.ts';
import { mark } from '../src/interactions/shared/mark.ts';
import type { AnswerRecord } from '../src/model/answer.ts';
import { identifiersOf, type Release } from '../src/model/release.ts';
import { decodeSnapshot, encodeSnapshot } from '../src/tracking/codec.ts';
import { type LearningEvent, reduce } from '../src/tracking/session.ts';
import { emptySnapshot, type Snapshot } from '../src/tracking/snapshot.ts';
import { firstOutline, meaningOf, questionsIn, readContent, table, updateRoot } from './support/update-fixture.ts';

const old = await readContent(updateRoot('1.0.0'));
const now = await readContent(updateRoot('1.1.0'));

/** A submitted answer in version 1.0.0, by the texts of the options. */
function answer(id: string, ...texts: readonly string[]): AnswerRecord {
  const question = questionsIn(old).find((each) => each.id === id);
  const picked = new Set(question?.parts.filter(({ text }) => texts.includes(text)).map((option) => option.id));
  if (!question || picked.size !== texts.length) throw new Error(`${id} has no such options`);
  const right = decode(question.samples.right, [...'abcdefgh']);
  const options = question.parts.map((part) => ({ id: part.id, correct: right.has(part.id) }));
  return {
    interactionId: id,
    type: 'choice',
    token: encode(picked),
    response: '',
    correctPatterns: [],
    scaled: mark({ multiple: right.size > 1, options }, picked),
    at: new Date(0),
    latencySeconds: undefined,
    prompt: '',
    components: {},
  };
}

const through = (lessonId: string): readonly LearningEvent[] => [
  { type: 'viewed', lessonId },
  { type: 'finished', lessonId },
];

const bonner: readonly LearningEvent[] = [
  ...through('l_bonner'),
  { type: 'answered', answer: answer('q_endret', 'Gress') },
  { type: 'answered', answer: answer('q_endret', 'Bønner') },
  { type: 'answered', answer: answer('q_flyttet', 'Alle som vil ha') },
  { type: 'answered', answer: answer('q_fjernet', 'Brun') },
];

const test: LearningEvent = {
  type: 'submitted',
  lessonId: 'l_test',
  answers: [answer('t_staar', 'Ja'), answer('t_fjernet', 'Nei'), answer('t_endret', 'Nei, aldri')],
};

/** What a learner has done in version 1.0.0, and what version 1.1.0 reads of it. */
function updated(events: readonly LearningEvent[]): { before: Snapshot; after: Snapshot; state: string } {
  const before = events.reduce<Snapshot>(
    (snapshot, event) => reduce(firstOutline(old), snapshot, event),
    emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001'),
  );
  const state = encodeSnapshot(firstOutline(old), before);
  const decoded = decodeSnapshot(firstOutline(now), state);
  if (!('snapshot' in decoded)) throw new Error(decoded.fault);
  return { before, after: decoded.snapshot, state };
}

describe('a state of version 1.0.0 in version 1.1.0', () => {
  it('means the same, with a text edited, a lesson and a question moved, and questions new and removed', () => {
    const picked: LearningEvent = {
      type: 'picked',
      interactionId: 'q_kladd',
      token: answer('q_kladd', 'Lunkent').token,
    };
    const events = [
      { type: 'launched' } as const,
      ...bonner,
      ...through('l_kopper'),
      test,
      through('l_vann')[0]!,
      picked,
    ];
    const { before, after, state } = updated(events);
    expect(table(meaningOf(old, before), meaningOf(now, after))).toMatchInlineSnapshot(`
      "place              | l_vann                               | l_vann
      lessons done       | l_bonner, l_kopper, l_test           | l_bonner, l_kopper, l_test
      score of the test  | 0.6667, tries 1                      | 0.6667, tries 1
      passed             | true                                 | true
      completed          | false                                | false
      question q_endret  | «Bønner», tries 2, best 1            | «Brente bønner», tries 2, best 1
      question q_flyttet | «Alle som vil ha», tries 1, best 0.5 | «Alle som vil ha», tries 1, best 0.5
      question q_fjernet | «Brun», tries 1, best 1              | not shown, kept: token 2, tries 1, best 1
      question q_kladd   | «Lunkent», tries 0, best 0           | «Lunkent», tries 0, best 0
      question q_urort   | unanswered                           | unanswered
      question t_staar   | «Ja», tries 1, best 1                | «Ja», tries 1, best 1
      question t_fjernet | «Nei», tries 1, best 1               | not shown, kept: token 2, tries 1, best 1
      question t_endret  | «Nei, aldri», tries 1, best 0        | «Nei, aldri», tries 1, best 0
      question q_ny      | not there                            | unanswered
      question t_ny      | not there                            | unanswered"
    `);
    const { foreign, answers, ...rest } = after;
    const { answers: answered, ...known } = before;
    expect(rest).toEqual(known);
    expect({ ...answers, q_fjernet: foreign?.answers[3], t_fjernet: foreign?.answers[10] }).toEqual(answered);
    expect(encodeSnapshot(firstOutline(now), after), 'and version 1.0.0 could read it again').toBe(state);
  });

  it('stays completed, also with new questions', () => {
    const events = [...bonner, ...through('l_vann'), ...through('l_kopper'), test];
    const { before, after } = updated(events);
    expect(before).toMatchObject({ completed: true, passed: true, testScaled: 0.6667 });
    expect(after).toMatchObject({ completed: true, passed: true, testScaled: 0.6667 });
    const next = reduce(firstOutline(now), after, { type: 'picked', interactionId: 'q_ny', token: '1' });
    expect(next).toMatchObject({ completed: true, passed: true });
  });

  it('is found by the same identifiers', () => {
    expect(identifiersOf(now.id)).toEqual(identifiersOf(old.id));
    expect(now.slots.slots.slice(0, old.slots.slots.length).map(({ id }) => id)).toEqual(
      old.slots.slots.map(({ id }) => id),
    );
  });
});

const roots = [fileURLToPath(new URL('..', import.meta.url)), updateRoot('1.0.0'), updateRoot('1.1.0')];

/** Every released version in the checkout and in the fixtures, with the module of today. */
async function releases(): Promise<readonly (readonly [string, Release, string])[]> {
  const found = await Promise.all(
    roots.map(async (root) => {
      const modules = await listModules(root);
      return Promise.all(
        modules.map(async (id) => {
          const folder = `modules/${id}/utgitt`;
          const names = await readdir(join(root, folder)).catch(() => []);
          return Promise.all(
            names.map(async (name) => {
              const text = await readFile(join(root, folder, name), 'utf8');
              const release = readRelease({ path: `${folder}/${name}`, text }, () => {});
              if (!release) throw new Error(`${folder}/${name} has been spoilt`);
              return [`${id} ${release.version}`, release, root] as const;
            }),
          );
        }),
      );
    }),
  );
  return found.flat(2);
}

describe.each(await releases())('the states of %s', (_, release, root) => {
  it.each(release.states)('$name is read by the version of today', async ({ state, snapshot }) => {
    const content = await readContent(root, release.module);
    const outline = firstOutline(content);
    const decoded = decodeSnapshot(outline, state);
    if (!('snapshot' in decoded)) throw new Error(decoded.fault);
    expect(asReleased(release, decoded.snapshot)).toEqual(snapshot);
    expect(encodeSnapshot(outline, decoded.snapshot)).toBe(state);
  });
});

/** A snapshot with what is not there any longer in its old place, as JSON has it. */
function asReleased({ slots }: Release, { foreign, ...snapshot }: Snapshot): unknown {
  const idOf = (slot: number) => slots[slot]?.id ?? '';
  const answers = Object.entries(foreign?.answers ?? {}).map(([slot, answer]) => [idOf(Number(slot)), answer] as const);
  const restored: Snapshot = {
    ...snapshot,
    location: foreign?.location === undefined ? snapshot.location : idOf(foreign.location),
    done: [...snapshot.done, ...(foreign?.done ?? []).map(idOf)].sort(),
    answers: { ...snapshot.answers, ...Object.fromEntries(answers) },
  };
  return JSON.parse(JSON.stringify(restored));
}

it('reads states of versions that were released, in some module at least', async () => {
  expect((await releases()).flatMap(([, { states }]) => states).length).toBeGreaterThanOrEqual(8);
});
