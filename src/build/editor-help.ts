import type { SourceFile } from '../compiler/content.ts';
import { authorPages } from './author-guide.ts';
import { editorSchemas, jsonSchemaOf } from './editor-schemas.ts';
import { snippets } from './editor-snippets.ts';
import { writeTogether } from './write-together.ts';

/** What VS Code knows of our files: snippets, and a schema for each kind of YAML file. */
export async function editorFiles(root: string): Promise<readonly SourceFile[]> {
  const known = Object.entries(snippets(await authorPages(root)));
  const scoped = known.map(([name, snippet]) => [name, { scope: 'markdown', ...snippet }]);
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { path: '.vscode/samspill.code-snippets', text: json(Object.fromEntries(scoped)) },
    ...editorSchemas.map((each) => ({ path: `.vscode/skjema/${each.file}`, text: json(jsonSchemaOf(each)) })),
  ];
}

/** Writes the help of the editor anew; gives the paths, or why it could not be written. */
export async function writeEditorHelp(root: string): Promise<readonly string[] | string> {
  const files = await editorFiles(root);
  return (await writeTogether(root, files)) ?? files.map(({ path }) => path);
}
