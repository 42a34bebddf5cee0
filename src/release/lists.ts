import type { ReleasedModule } from './release.ts';

/** `SHA256SUMS`, in the form that `sha256sum --check` reads. */
export const checksums = (files: readonly { readonly name: string; readonly sha256: string }[]): string =>
  [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .join('');

/** `ENDRINGER.md` of the release: what each module says of itself, its headings one level down. */
export const changeLog = (modules: readonly ReleasedModule[]): string =>
  [
    '# Endringer',
    ...modules.map(({ module, changes }) => {
      const lines = changes.replaceAll('\r\n', '\n').trim().split('\n');
      const rest = lines[0]?.startsWith('# ') ? lines.slice(1) : lines;
      const text = rest.map((line) => (line.startsWith('##') ? `#${line}` : line)).join('\n');
      return `## ${module.editions[0].title} (${module.id})\n\n${text.trim()}`;
    }),
  ]
    .join('\n\n')
    .concat('\n');
