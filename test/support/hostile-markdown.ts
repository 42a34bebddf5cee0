import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildResult, build } from '../../src/build/build.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What would run if it came through: in raw HTML, in addresses, in Markdown that is nearly HTML, and in braces. */
export const hostileLines: readonly string[] = [
  '<script>top.hacked=1</script>',
  '<ScRiPt src=//evil.example/x.js></sCrIpT>',
  'Les <script>alert(1)</script> nå.',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="top.hacked=1" />',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<a href="javascript:alert(1)">x</a>',
  '<form action="https://evil.example"><button>x</button></form>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<object data="https://evil.example/x.swf"></object>',
  '<template><img src=x onerror=alert(1)></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="https://evil.example/x.xsl"?>',
  '<x/onclick=alert(1)>x</x>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](java%0ascript:alert(1))',
  '[x](<java\tscript:alert(1)>)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example)',
  '[x](blob:https://evil.example/1)',
  '<javascript:alert(1)>',
  '![Et hus](javascript:alert(1))',
  '![Et hus](https://evil.example/spor.gif)',
  '![Et hus](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)',
  '![Et hus](../../../player.js)',
  '[kilde](kilde:S17"onclick="alert(1))',
  '[ord](ord:"onclick="alert(1))',
  ':::figur{onclick="alert(1)" kreditt="Vi" lisens="CC0 1.0"}',
  ':::obs{style="background:url(https://evil.example)"}',
  ':::spørsmål{#q_x onclick="alert(1)"}',
  ':::script',
];

/** The same as words that are shown: they stand in the text of a page that explains such things, and must stay words. */
const payload = `"><img src=x onerror=top.hacked=1><script>top.hacked=1</script><svg onload=top.hacked=1>'{{1}}\${1}`;
const inYaml = `'${payload.replaceAll("'", "''")}'`;
const escaped = payload.replaceAll(/[<>*_[\]{}$]/g, '\\$&');
const inAddress = 'https://trygg.example/%22onmouseover=%22top.hacked=1?a=%3Cscript%3E&b="\'';

const lesson = (title: string, body: string): string => `---\ntittel: ${title}\nminutter: 1\n---\n${body}\n`;

const shownLesson = lesson(
  inYaml,
  `${escaped}

\`${payload}\`

\`\`\`html
${payload}
\`\`\`

### ${escaped}

[${escaped}](<${inAddress}> "${escaped.replaceAll('"', '')}")

| ${escaped} | B |
|---|---|
| ${escaped} | \`<b onclick=alert(1)>\` |

![${escaped}](../media/hus.svg)

:::figur{kreditt='<img src=x onerror=top.hacked=1>' lisens='<script>top.hacked=1</script>'}
![${escaped}](../media/hus.svg)

${escaped}
:::

:::faner
### ${escaped}
Tekst.

### To
${escaped}
:::

:::spørsmål{#q_ord}
${escaped}
- [x] ${escaped}
  > ${escaped}
- [ ] Nei
  > ${escaped}
:::

:::utfylling{#q_fyll}
Hva skriver du?
- [x] <3 / onerror=alert(1)
  > ${escaped}
- [ ] Andre svar
  > ${escaped}
:::

Se [ordet](ord:skript).`,
);

const moduleYaml = `id: fiende
versjon: 1.0.0
språk: [nb]
formater: [scorm12]
bestått: 80
tittel: { nb: ${inYaml} }
beskrivelse: { nb: ${inYaml} }
målgruppe: { nb: ${inYaml} }
læringsmål: { nb: [g_fiende: ${inYaml}] }
leksjoner:
`;

/** A module that was built, or refused, in a folder of its own. */
interface Built extends BuildResult {
  readonly dist: string;
  remove(): Promise<void>;
}

/** Builds module `fiende` of these lessons. */
async function buildModule(lessons: readonly string[]): Promise<Built> {
  const root = await mkdtemp(join(tmpdir(), 'samspill-fiende-'));
  const [content, settings, dist] = [join(root, 'content/fiende'), join(root, 'modules/fiende'), join(root, 'dist')];
  for (const folder of [join(content, 'nb'), join(content, 'media'), settings, dist])
    await mkdir(folder, { recursive: true });
  await cp(join(repository, 'content/utstilling/media/tavlemote.svg'), join(content, 'media/hus.svg'));
  await writeFile(join(content, 'media.yaml'), 'hus.svg:\n  kreditt: Samspill\n  lisens: CC BY 4.0\n');
  await writeFile(join(content, 'glossary.nb.yaml'), `skript: ${inYaml}\n`);
  const name = (index: number): string => `${String(index + 1).padStart(2, '0')}.md`;
  await writeFile(
    join(settings, 'module.yaml'),
    moduleYaml + lessons.map((_, index) => `  - l_${index + 1}: ${name(index)}\n`).join(''),
  );
  for (const [index, text] of lessons.entries()) await writeFile(join(content, 'nb', name(index)), text);
  const result = await build({ root, out: dist, newIds: 'memory' });
  return { ...result, dist, remove: () => rm(root, { recursive: true }) };
}

/** Each of the hostile lines in a lesson of its own, on line 7. */
export const buildHostile = (): Promise<Built> =>
  buildModule(hostileLines.map((line) => lesson('Leksjon', `Tekst.\n\n${line}\n\nMer tekst.`)));

/** What would run, as words in every place where an author can write words. */
export const buildShown = (): Promise<Built> => buildModule([shownLesson, lesson('To', 'Slutt.')]);
