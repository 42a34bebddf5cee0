import { fileURLToPath } from 'node:url';
import { guidePath, writeAuthorGuide } from '../src/build/author-guide.ts';

await writeAuthorGuide(fileURLToPath(new URL('..', import.meta.url)));
console.log(`Skrevet: ${guidePath}`);
