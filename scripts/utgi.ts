import { fileURLToPath } from 'node:url';
import { releaseCommand } from '../src/build/release-command.ts';
import type { PackStates } from '../src/build/release-registry.ts';
import { outlineOf } from '../src/compiler/outline.ts';
import { sampleStates } from '../src/tracking/sample-states.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
const packStates: PackStates = (content) => {
  const [edition] = content.editions;
  const questions = edition.lessons.flatMap(({ interactions }) => interactions);
  return sampleStates(outlineOf(content, edition), questions);
};
process.exitCode = await releaseCommand(process.argv.slice(2), { root, packStates }, terminal);
