import type { Frame } from 'playwright-core';

/** Letters of the choices that lead from the start of a case to one of its ends. */
export interface CaseWay {
  readonly end: string;
  readonly letters: readonly string[];
}

/** The shortest way to every end of a case, as its document has it. */
export async function waysOf(frame: Frame, id: string): Promise<readonly CaseWay[]> {
  const nodes = await frame.locator(`#${id} .sam-case-node`).evaluateAll((all) =>
    all.map((node) => ({
      id: node.id,
      choices: [...node.querySelectorAll<HTMLAnchorElement>('a[data-letter]')].map(({ hash, dataset }) => ({
        to: hash.slice(1),
        letter: dataset.letter ?? '',
      })),
    })),
  );
  const ways = new Map<string, readonly string[]>([[nodes[0]?.id ?? '', []]]);
  for (const [from, letters] of ways) {
    for (const { to, letter } of nodes.find((node) => node.id === from)?.choices ?? []) {
      if (!ways.has(to)) ways.set(to, [...letters, letter]);
    }
  }
  const ends = nodes.filter(({ choices }) => choices.length === 0);
  return ends.map((end) => ({ end: end.id, letters: ways.get(end.id) ?? [] }));
}

/** Takes a case along a way, from its start; begins anew where it stands at an end. */
export async function walkCase(frame: Frame, id: string, { end, letters }: CaseWay): Promise<void> {
  const again = frame.locator(`#${id} .sam-case-node:not([hidden]) .sam-case-again a`);
  if ((await again.count()) > 0) await again.click();
  for (const letter of letters) await frame.click(`#${id} .sam-case-node:not([hidden]) [data-letter="${letter}"]`);
  await frame.waitForSelector(`#${end}:not([hidden])`);
}
