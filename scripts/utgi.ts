import { releaseCommand } from '../src/build/release-command.ts';
import type { PackStates } from '../src/build/release-registry.ts';
import { outlineOf } from '../src/compiler/outline.ts';
import { sampleStates } from '../src/tracking/sample-states.ts';
import { root, runWriter } from './run.ts';

const packStates: PackStates = (content) => {
  const [edition] = content.editions;
  const questions = edition.lessons.flatMap(({ interactions }) => interactions);
  return sampleStates(outlineOf(content, edition), questions);
};
await runWriter((terminal) => releaseCommand(process.argv.slice(2), { root, packStates }, terminal));
