import { toHtml } from 'hast-util-to-html';
import { compile } from '../src/compiler/compile.ts';
import type { ModuleSources } from '../src/compiler/content.ts';
import { exampleSources } from './example-sources.ts';

type Extra = Partial<Pick<ModuleSources, 'glossaries' | 'sourceList' | 'credits'>> & {
  /** Media files and what is in them. */
  readonly media?: Readonly<Record<string, string>>;
};

/** Compiles a lesson whose text begins on line 5; gives its markup, and its faults as `line rule`, with the file if it is another. */
export function compileLesson(markdown: string, { media = {}, ...extra }: Extra = {}) {
  const files = Object.entries(media).map(([name, text]) => ({
    path: `media/${name}`,
    bytes: new TextEncoder().encode(text),
  }));
  const sources = { ...exampleSources({ 'nb/start.md': markdown }), ...extra, media: files };
  const { content, messages } = compile(sources, { newIds: 'memory' });
  return {
    content,
    html: toHtml({ type: 'root', children: [...(content?.editions[0].lessons[0]?.body ?? [])] }),
    faults: messages.map(({ file, line, rule }) =>
      file.endsWith('start.md') ? `${line} ${rule}` : `${file}:${line} ${rule}`,
    ),
    texts: messages.map(({ text }) => text),
  };
}
