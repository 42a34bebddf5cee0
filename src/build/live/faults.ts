import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModuleSources, SourceFile } from '../../compiler/content.ts';
import type { LiveFault, SourceLine } from '../../model/live.ts';
import type { ContentMessage } from '../../model/message.ts';

/** How many lines are shown before and after the place. */
const around = 1;

/** Adds to messages what an author needs to see and mend them. */
export const faultTeller =
  (root: string, anchorOf: (rule: string) => string) =>
  (messages: readonly ContentMessage[], files: readonly SourceFile[]): readonly LiveFault[] => {
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    return messages.map((message) => ({
      ...message,
      lines: linesAround(texts.get(message.file), message.line),
      editor: editorAddress(join(root, message.file), message),
      guide: `/veiledning#${anchorOf(message.rule)}`,
    }));
  };

/** Every file with text that belongs to a module. */
export const textFilesOf = (sources: ModuleSources): readonly SourceFile[] => [
  sources.moduleYaml,
  ...(sources.slots ? [sources.slots] : []),
  ...(sources.released ?? []),
  ...sources.lessons,
  ...(sources.glossaries ?? []),
  ...(sources.sourceList ? [sources.sourceList] : []),
];

function linesAround(text: string | undefined, line: number): readonly SourceLine[] {
  const lines = text?.replace(/^\uFEFF/, '').split(/\r\n?|\n/) ?? [];
  return lines
    .map((each, index): SourceLine => ({ number: index + 1, text: each }))
    .slice(Math.max(0, line - 1 - around), line + around);
}

/** The address that Visual Studio Code opens a file by, at a place in it. */
const editorAddress = (path: string, { line, column }: ContentMessage): string =>
  `vscode://file${pathToFileURL(path).pathname}:${line}:${column}`;
