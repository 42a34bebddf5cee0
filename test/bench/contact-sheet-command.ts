import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contactSheet } from './contact-sheet.ts';

/** `npm run kontaktark -- --stand 360 --visning forside`: of the packages in `dist`, only what has these words in its name. */
const { values } = parseArgs({ options: { stand: { type: 'string' }, visning: { type: 'string' } } });
const folder = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const out = folder('.cache/kontaktark');
const say = (line: string) => void process.stderr.write(`${line}\n`);
const count = await contactSheet({ dist: folder('dist'), out, onProgress: say, only: values });
process.stdout.write(`${count} bilder. Åpne ${out}/kontaktark.html\n`);
