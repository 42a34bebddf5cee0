import { fileURLToPath } from 'node:url';
import { releaseCommand } from '../src/build/release-command.ts';
import type { ModuleContent } from '../src/compiler/content.ts';
import { outlineOf } from '../src/compiler/outline.ts';
import { encode } from '../src/interactions/choice/encode.ts';
import { sampleStates } from '../src/tracking/sample-states.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };

function packStates(content: ModuleContent) {
  const [edition] = content.editions;
  const answers = edition.lessons
    .flatMap(({ interactions }) => interactions)
    .map(({ id, options }) => {
      const picked = (correct: boolean) => options.filter((option) => option.correct === correct).map(({ id }) => id);
      return {
        interactionId: id,
        right: encode(new Set(picked(true))),
        wrong: encode(new Set(picked(false).slice(0, 1))),
      };
    });
  return sampleStates(outlineOf(content, edition), answers);
}

process.exitCode = await releaseCommand(process.argv.slice(2), { root, packStates }, terminal);
