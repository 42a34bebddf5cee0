import { fileURLToPath } from 'node:url';
import { checkCommand } from '../src/build/sjekk.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const terminal = { out: (line: string) => console.log(line), error: (line: string) => console.error(line) };
// Without the extra `--`, npm keeps the flag for itself: `npm run sjekk --fiks`.
const kept = process.env.npm_config_fiks === 'true' ? ['--fiks'] : [];
process.exitCode = await checkCommand([...process.argv.slice(2), ...kept], root, terminal);
