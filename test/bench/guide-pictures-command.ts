import { fileURLToPath } from 'node:url';
import { takeGuidePictures } from './guide-pictures.ts';

/** `npm run veiledningsbilder`, or `npm run veiledningsbilder -- faner` for those with this in their name. */
const taken = await takeGuidePictures(fileURLToPath(new URL('../..', import.meta.url)), process.argv[2]);
process.stdout.write(`${taken.length} bilder er tatt på nytt: ${taken.join(', ')}\n`);
