import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listModules, readModuleSources } from '../src/build/sources.ts';
import { compile } from '../src/compiler/compile.ts';
import type { ModuleSources } from '../src/compiler/content.ts';
import { readCredits } from '../src/compiler/credits.ts';
import { sizesOf } from '../src/compiler/image-size.ts';
import { readEditions } from '../src/compiler/module-draft.ts';
import { readModuleYaml } from '../src/compiler/module-yaml.ts';
import { readers } from '../src/compiler/readers.ts';
import { Messages } from '../src/compiler/report.ts';
import { checkRules } from '../src/compiler/rules/run.ts';

// «Must show» 7 of the authors' tools: the checks on all our own content.

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = await Promise.all((await listModules(root)).map((id) => readModuleSources(root, id)));

/** Time of the processor that the quickest of some runs takes; the clock on the wall also tells of whatever else the machine does. */
function milliseconds(work: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function draftsOf(sources: ModuleSources) {
  const messages = new Messages();
  const head = readModuleYaml(sources.moduleYaml.text, sources.id, messages.in(sources.moduleYaml.path));
  const pictures = { sizeOf: sizesOf(sources.media), creditOf: readCredits(sources, messages) };
  return readEditions(sources, head, { module: sources.id, slots: [] }, pictures, messages, readers);
}

describe.each(modules)('the module $id', (sources) => {
  it('has no errors', () => {
    const { messages } = compile(sources);
    const warnings = messages.filter(({ severity }) => severity === 'warning').length;
    process.stdout.write(`${sources.id}: ${messages.length - warnings} feil, ${warnings} advarsler\n`);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is held against all rules in well under 100 ms', () => {
    const drafts = draftsOf(sources);
    const whole = milliseconds(() => compile(sources));
    const rules = milliseconds(() => checkRules(sources, drafts, new Messages(), readers));
    process.stdout.write(
      `${sources.id}: lest og sjekket på ${whole.toFixed(0)} ms, av det reglene ${rules.toFixed(0)} ms\n`,
    );
    expect(rules).toBeLessThan(100);
  }, 120_000);
});

describe.each(modules.filter(({ id }) => id !== 'utstilling'))('the course $id', (sources) => {
  const { translations, figures = [] } = compile(sources, { withFigures: true });

  it('is in bokmål and in nynorsk, block by block', () => {
    expect(figures.map(({ lang }) => lang)).toEqual(expect.arrayContaining(['nb', 'nn']));
    const open = translations.flatMap(({ lang, sections }) =>
      sections.flatMap(({ items }) =>
        items.filter(({ state }) => state !== 'done' && state !== 'left-out').map(({ state }) => `${lang}: ${state}`),
      ),
    );
    expect(open).toEqual([]);
  });

  it('has right answers that cannot be guessed by their length or place', () => {
    for (const { lang, guessable } of figures) {
      const { asked, longest, places } = guessable;
      expect(asked, lang).toBeGreaterThanOrEqual(6);
      expect(longest / asked, `${lang}: the right one is the longest`).toBeLessThanOrEqual(0.4);
      expect(Math.max(...places) / asked, `${lang}: the right one stands at one place`).toBeLessThanOrEqual(0.5);
    }
  });

  it('has what a course of the catalogue has: lessons, a case, a test, goals and pictures', () => {
    for (const { lang, lessons, questions, decisions, pictures, sources: cited } of figures) {
      expect(lessons, lang).toBeGreaterThanOrEqual(5);
      expect(questions, lang).toBeGreaterThanOrEqual(11);
      expect(decisions, lang).toBeGreaterThanOrEqual(3);
      expect(pictures, lang).toBeGreaterThanOrEqual(3);
      expect(cited, lang).toBeGreaterThan(0);
    }
  });
});
