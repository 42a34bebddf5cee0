import { fileURLToPath } from 'node:url';
import { readModuleSources } from '../../src/build/sources.ts';
import { compile } from '../../src/compiler/compile.ts';
import type { ModuleContent } from '../../src/compiler/content.ts';
import { outlineOf } from '../../src/compiler/outline.ts';
import { decode } from '../../src/interactions/shared/letters.ts';
import type { Answer } from '../../src/model/answer.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import type { Snapshot } from '../../src/tracking/snapshot.ts';

/** The project of the example module in one version: 1.1.0 edits, moves, adds and removes questions of 1.0.0. */
export const updateRoot = (version: '1.0.0' | '1.1.0'): string =>
  fileURLToPath(new URL(`../fixtures/oppdatering/${version}`, import.meta.url));

/** Reads a module that must be without fault. */
export async function readContent(root: string, id = 'm1'): Promise<ModuleContent> {
  const { content, messages } = compile(await readModuleSources(root, id));
  if (!content || messages.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(messages));
  return content;
}

/** The outline of a module in its first language. */
export const firstOutline = (content: ModuleContent) => outlineOf(content, content.editions[0]);

/** Every question of a module in its first language. */
export const questionsIn = (content: ModuleContent): readonly Interaction[] =>
  content.editions[0].lessons.flatMap(({ interactions }) => interactions);

/** What a snapshot means to a learner, in the words of one version of the module. */
export function meaningOf(content: ModuleContent, snapshot: Snapshot): ReadonlyMap<string, string> {
  const { location, done, testScaled, testTries, passed, completed, answers, foreign } = snapshot;
  const { slots } = content.slots;
  const rows = new Map([
    ['place', location],
    ['lessons done', done.join(', ')],
    ['score of the test', `${testScaled}, tries ${testTries}`],
    ['passed', String(passed)],
    ['completed', String(completed)],
  ]);
  for (const question of questionsIn(content)) {
    rows.set(`question ${question.id}`, answerText(answers[question.id], question));
  }
  for (const [slot, { token, tries, scaled }] of Object.entries(foreign?.answers ?? {})) {
    rows.set(`question ${slots[Number(slot)]?.id}`, `not shown, kept: token ${token}, tries ${tries}, best ${scaled}`);
  }
  return rows;
}

function answerText(answer: Answer | undefined, { parts }: Interaction): string {
  if (!answer) return 'unanswered';
  const picked = decode(
    answer.token,
    parts.map(({ id }) => id),
  );
  const texts = parts.filter(({ id }) => picked.has(id)).map(({ text }) => `«${text}»`);
  return `${texts.sort().join(' ')}, tries ${answer.tries}, best ${answer.scaled}`;
}

/** Two columns as a table, with what is to be told of each row. */
export function table(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const lines = names.map((name) => [name, before.get(name) ?? 'not there', after.get(name) ?? 'not there']);
  const width = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(width(column)))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}
