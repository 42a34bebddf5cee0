import { fileURLToPath } from 'node:url';
import { guidePath, writeAuthorGuide } from '../src/build/author-guide.ts';
import { ruleListPath, writeRuleList } from '../src/build/rule-list.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
await writeAuthorGuide(root);
await writeRuleList(root);
console.log(`Skrevet: ${guidePath}\nSkrevet: ${ruleListPath}`);
