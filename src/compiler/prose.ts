import type { Html, Nodes, Parents, Root, Table } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { blockKind, containerNames, directiveUse, suggestedNames } from './directives.ts';
import { languagePart, languagePartFault } from './language-part.ts';
import { imageFault, linkFault } from './links.ts';
import { suggest } from './nearest.ts';
import { checkReference, type Referables } from './references.ts';
import type { Place, Report } from './report.ts';

/** What the text of a lesson is checked against. */
export interface ProseContext {
  /** The text the tree was parsed from. */
  readonly source: string;
  readonly report: Report;
  /** Lessons a link may go to; missing if they are not known. */
  readonly lessonIds: ReadonlySet<string> | undefined;
  /** Paths in the package. */
  readonly media: ReadonlySet<string>;
  readonly referables: Referables;
}

/** Where a node begins. */
export const placeOf = (node: Nodes): Place => node.position?.start ?? { line: 1, column: 1 };

/** Reports what may not stand in a lesson, wherever in the tree it stands. */
export function checkProse(root: Root, context: ProseContext): void {
  const options = new Set<Nodes>();
  let lastDepth = 2;
  /** The block whose headings are its own, and how deep the text was before it. */
  let block: { readonly end: number; readonly depth: number } | undefined;
  visit(root, (node, _, parent) => {
    const fault = (rule: string, text: string) => context.report(placeOf(node), rule, text);
    if (block && (node.position?.start.offset ?? 0) >= block.end) {
      lastDepth = block.depth;
      block = undefined;
    }
    if (node.type === 'heading') {
      checkHeading(node.depth, lastDepth, setext(node, context.source), fault);
      if (plain(node).trim() === '') fault('tom-overskrift', 'Overskriften er tom. Skriv hva som står under den.');
      lastDepth = Math.max(2, node.depth);
    } else if (node.type === 'containerDirective') {
      const use = directiveUse(node.name);
      if (use === 'block') block ??= { end: node.position?.end.offset ?? 0, depth: lastDepth };
      if (use === undefined || use === 'question' || blockKind(node.name)?.hasTasks) {
        visit(node, 'listItem', (item) => void options.add(item));
      }
      if (parent?.type === 'listItem' || parent?.type === 'blockquote') {
        fault(
          'direktiv-i-liste',
          `:::${node.name} kan ikke stå i en liste eller et sitat. Flytt det helt til venstre.`,
        );
      }
    } else if (node.type === 'listItem' && typeof node.checked === 'boolean' && !options.has(node)) {
      fault(
        'avkryssing-utenfor',
        `Avkryssing hører til i et spørsmål. Sett :::${suggestedNames[0]} over, eller fjern klammene.`,
      );
    } else checkNode(node, parent, context, fault);
  });
}

type Fault = (rule: string, text: string) => void;

function checkHeading(depth: number, lastDepth: number, underlined: boolean, fault: Fault): void {
  if (underlined) {
    fault(
      'overskriftsniva',
      'Streken under gjør linjen til en overskrift. Sett en tom linje mellom, eller skriv ### foran.',
    );
  } else if (depth < 3) {
    fault('overskriftsniva', 'Tittelen står i tittel: øverst. Bruk ### til overskrifter i teksten.');
  } else if (depth > 4) {
    fault('overskriftsniva', 'Overskriften er for dypt nede. Bruk ### eller ####.');
  } else if (depth > lastDepth + 1) {
    fault('overskriftsniva', 'Her mangler det en overskrift med ### over. Bruk ### her, eller legg den til.');
  }
}

/** Whether a heading is a line with `---` or `===` under it; authors seldom mean that. */
const setext = (node: Nodes, source: string): boolean =>
  !/^ {0,3}#/.test(source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0));

function checkNode(node: Nodes, parent: Parents | undefined, context: ProseContext, fault: Fault): void {
  switch (node.type) {
    case 'html':
      checkHtml(node, parent, fault);
      break;
    case 'link':
    case 'definition': {
      const reference = checkReference(node.url, context.referables);
      const language = languagePartFault(node.url);
      const isPlain = !reference && !languagePart(node.url);
      const wrong = isPlain && !language ? linkFault(node.url, context.lessonIds) : undefined;
      if (language) fault('ukjent-sprak', language);
      else if (wrong) fault('ulovlig-lenke', wrong);
      else if (reference && reference !== 'right') fault(reference.rule, reference.text);
      else if (node.type === 'link' && plain(node).trim() === '') {
        fault('tom-lenke', 'Lenken har ingen tekst. Skriv i klammene hva den går til.');
      } else if (node.type === 'link' && /^(?:https?:\/\/|www\.)/i.test(plain(node).trim())) {
        fault('synlig-adresse', `Adressen kan ikke stå synlig. Skriv [navnet på siden](${node.url})`);
      }
      break;
    }
    case 'image': {
      const wrong = imageFault(node.url, context.media);
      if (wrong) fault('ulovlig-bilde', wrong);
      if (!node.alt?.trim())
        fault('mangler-alt', 'Bildet mangler tekst for dem som ikke ser det. Skriv den i klammene: ![tekst](…)');
      break;
    }
    case 'imageReference':
      fault('ulovlig-bilde', 'Skriv bildet med adressen på samme sted, slik: ![tekst](../media/navn.png)');
      break;
    case 'footnoteReference':
    case 'footnoteDefinition':
      fault('fotnote', 'Fotnoter kan ikke brukes. Skriv det i teksten, eller før kilden opp i kilder: øverst.');
      break;
    case 'code':
      if (!/^[`~]/.test(context.source[node.position?.start.offset ?? 0] ?? '')) {
        fault('innrykk', 'Linjen er rykket inn. Flytt den helt til venstre.');
      }
      break;
    case 'table':
      if (plain(node.children[0]).trim() === '') {
        fault('tabell-uten-overskrift', 'Tabellen mangler overskrifter. Skriv dem i den første raden.');
      }
      checkRows(node, context);
      break;
    case 'leafDirective':
      fault('ukjent-direktiv', strayDirective('::', node.name));
      break;
    case 'text':
      checkText(node, context);
      break;
  }
}

/** What stands in more cells than there are headings is shown to nobody. */
function checkRows({ children: [head, ...rows] }: Table, { report }: ProseContext): void {
  const columns = head?.children.length ?? 0;
  for (const row of rows) {
    const extra = row.children.slice(columns).find((cell) => plain(cell).trim() !== '');
    if (!extra) continue;
    const count = `${row.children.length} ruter, men tabellen har ${columns} overskrift${columns === 1 ? '' : 'er'}`;
    const text = `Raden har ${count}. Legg til en overskrift, slett en |, eller skriv \\| om du mener tegnet.`;
    report(placeOf(extra), 'for-mange-ruter', text);
  }
}

function checkHtml(node: Html, parent: Parents | undefined, fault: Fault): void {
  const siblings: readonly Nodes[] = parent?.children ?? [];
  const before = siblings.slice(0, siblings.indexOf(node));
  if (node.value.startsWith('</') && before.some(({ type }) => type === 'html')) return; // Told of where it was opened.
  if (node.value.startsWith('<!--')) {
    fault('html', 'HTML-kommentarer kan ikke brukes. Slett den.');
  } else fault('html', 'HTML kan ikke brukes. Skriv det som Markdown, eller sett \\ foran < om du mener selve tegnet.');
}

/** A listed name with brackets or braces in running text is a directive that was meant to stand by itself. */
function checkText(node: Nodes, { source, report }: ProseContext): void {
  const written = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  for (const match of written.matchAll(/(?<!:):{1,2}([\p{L}\p{M}\p{N}_-]+)[[{]/gu)) {
    if (!directiveUse(match[1] ?? '')) continue;
    const lines = written.slice(0, match.index).split('\n');
    const { line, column } = placeOf(node);
    const at = {
      line: line + lines.length - 1,
      column: (lines.length > 1 ? 1 : column) + (lines.at(-1)?.length ?? 0),
    };
    report(at, 'direktiv-i-teksten', strayDirective(':', match[1] ?? ''));
  }
}

/** What to say of a directive with too few colons, or of a name that is not listed. */
export const strayDirective = (colons: string, name: string): string =>
  containerNames.includes(name)
    ? `«${name}» må stå på en linje for seg selv, med tre kolon foran: :::${name}`
    : `«${colons}${name}» finnes ikke. ${suggest(name, suggestedNames, (known) => `:::${known}`)}`;
