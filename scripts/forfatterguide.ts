import { fileURLToPath } from 'node:url';
import { guidePath, writeAuthorGuide } from '../src/build/author-guide.ts';
import { writeEditorHelp } from '../src/build/editor-help.ts';
import { glossaryPagePath, writeGlossaryPage } from '../src/build/glossary-page.ts';
import { ruleListPath, writeRuleList } from '../src/build/rule-list.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
await writeAuthorGuide(root);
await writeRuleList(root);
await writeGlossaryPage(root);
const written = await writeEditorHelp(root);
if (typeof written === 'string') {
  console.error(written);
  process.exitCode = 1;
} else console.log(`Skrevet: ${[guidePath, ruleListPath, glossaryPagePath, ...written].join(', ')}`);
