import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources, questionText } from '../../../test/example-sources.ts';
import { formatMessage } from '../../model/message.ts';
import { compile } from '../compile.ts';
import type { ModuleSources, SourceFile } from '../content.ts';
import { accept } from './accept.ts';
import { formatLedger, ledgerPath } from './ledger.ts';
import { match } from './match.ts';
import { markOf, type Unit } from './unit.ts';

const file = (path: string, text: string): SourceFile => ({ path, text });

/** The sources with everything that is written accepted. */
function accepted(sources: ModuleSources): ModuleSources {
  const { translations } = compile(sources, { newIds: 'memory' });
  const ledgers = translations.map((each) =>
    file(ledgerPath('m1', each.lang), formatLedger(accept(each, ({ target }) => target !== undefined))),
  );
  return { ...sources, translations: ledgers };
}

function compiled(sources: ModuleSources) {
  const { content, messages } = compile(sources, { newIds: 'memory' });
  const nn = content?.editions.find(({ lang }) => lang === 'nn');
  return {
    nn,
    html: nn?.lessons.map(({ body }) => toHtml({ type: 'root', children: [...body] })) ?? [],
    told: messages.map(formatMessage),
  };
}

it.each([
  ['another sign before the points of a list', '- Ja\n- To', '* Ja\n* To'],
  ['other quotation marks', 'Ho seier «ja» no.', 'Ho seier "ja" no.'],
  ['another break of the lines', 'Ho seier ja no.', 'Ho seier\nja no.'],
])('%s in the source makes no translation outdated', (_, before, after) => {
  const sources = exampleSources({ 'nb/start.md': before, 'nn/start.md': before });
  const { translations } = accepted(sources);
  const changed = exampleSources({ 'nb/start.md': after, 'nn/start.md': before });
  expect(compiled({ ...changed, ...(translations && { translations }) }).told).toEqual([]);
});

describe('what a language lacks', () => {
  it('is explained and cited as it is where it comes from', () => {
    const sources = {
      ...exampleSources({
        'nb/start.md': 'Først [drøfting](ord:drøfting).\n\nSå [vern](ord:verneombud), sier [KS](kilde:S17).',
        'nn/start.md': 'Fyrst [drøfting](ord:drøfting).',
      }),
      glossaries: [
        file('content/m1/glossary.nb.yaml', 'drøfting: Vi snakker.\nverneombud: Passer på.\n'),
        file('content/m1/glossary.nn.yaml', 'drøfting: Vi snakkar.\n'),
      ],
      sourceList: file(
        'docs/kilder.md',
        '| Merke | Tittel | Utgiver | Hvor |\n|---|---|---|---|\n| S17 | Avtale | KS | På nett |\n',
      ),
    };
    const { nn, html, told } = compiled(accepted(sources));
    expect(html[0]).toContain('<p class="sam-borrowed" lang="nb">Bokmål</p><p lang="nb">Så <a href="#ord_verneombud"');
    expect(html[0]).toContain('id="l_start_kilde_S17"');
    expect(nn?.glossary?.map(({ term, text, lang }) => [term, text, lang])).toEqual([
      ['drøfting', 'Vi snakkar.', undefined],
      ['verneombud', 'Passer på.', 'nb'],
    ]);
    expect(told).toEqual([
      'content/m1/glossary.nn.yaml:1:1: «verneombud» mangler på nynorsk. Oversett det fra content/m1/glossary.nb.yaml:2 og skriv det under her. Til da vises det på bokmål.',
      'content/m1/nn/start.md:5:1: «Så vern, sier KS.» mangler på nynorsk. Oversett det fra content/m1/nb/start.md:7 og skriv det under her. Til da vises det på bokmål.',
    ]);
  });

  it('may be a whole test, or a lesson that has no file', () => {
    const sources = exampleSources({
      'nb/start.md': 'Noe å lese.',
      'nb/prove.md': `Nå kommer testen.\n\n::::test\n${questionText('{#t_en}')}\n::::`,
      'nn/start.md': 'Noko å lese.',
      'nn/prove.md': 'No kjem testen.',
    });
    const { nn, html, told } = compiled(accepted(sources));
    expect(nn?.lessons.map(({ kind, interactions }) => [kind, interactions.map(({ id }) => id)])).toEqual([
      ['lesson', []],
      ['test', ['t_en']],
    ]);
    expect(html[1]).toContain(
      '<sam-choice lang="nb" id="t_en" class="sam-question" data-role="test"><p class="sam-borrowed" lang="nb">Bokmål</p>',
    );
    expect(told).toHaveLength(1);
    const without = {
      ...accepted(sources),
      lessons: sources.lessons.filter(({ path }) => path !== 'content/m1/nn/prove.md'),
    };
    const whole = compiled(without);
    expect(whole.nn?.lessons[1]).toMatchObject({ title: 'Leksjon', titleLang: 'nb', kind: 'test' });
    expect(whole.told).toEqual([
      'modules/m1/module.yaml:12:5: Leksjonen er ikke skrevet på nynorsk. Lag content/m1/nn/prove.md. Til da vises den på bokmål.',
    ]);
  });

  it('keeps the private values of a block, which are known by its own id', () => {
    const notes = (id: string, text: string) => `:::notat{#${id}}\n${text}\n:::`;
    const sources = exampleSources({
      'nb/start.md': `${notes('n_en', 'Hva vil du?')}\n\n${notes('n_to', 'Hva må du?')}`,
      'nn/start.md': notes('n_to', 'Kva må du?'),
    });
    const { html, told } = compiled(accepted(sources));
    expect(html[0]?.match(/<sam-\w+ [^>]*id="\w+"/g)?.map((tag) => /lang="nb"/.test(tag))).toEqual([true, false]);
    expect(told).toHaveLength(1);
  });
});

describe('the account of what is accepted', () => {
  const sources = accepted(exampleSources({ 'nb/start.md': 'Noe å lese.', 'nn/start.md': 'Noko å lese.' }));
  const [ledger] = sources.translations ?? [];
  const withLedger = (change: (text: string) => string) =>
    compiled({ ...sources, translations: [file(ledger?.path ?? '', change(ledger?.text ?? ''))] }).told;

  it('is read as it was written', () => {
    expect(withLedger((text) => text)).toEqual([]);
    expect(ledger?.text).toContain('["Noko å lese.", "paragraph ');
  });

  it.each([
    [
      'spoilt',
      (text: string) => text.replace('"paragraph ', '"'),
      'modules/m1/oversettelser.nn.json:12:24: «deler › l_start › nummer 2 › nummer 2» er ikke som den var.',
    ],
    [
      'of another source',
      (text: string) => text.replace('"kilde": "nb"', '"kilde": "en"'),
      'modules/m1/oversettelser.nn.json:2:12: Filen gjelder oversettelse fra en, men nb står først',
    ],
    ['no JSON', () => '<<<<<<< HEAD', 'modules/m1/oversettelser.nn.json:1:1: '],
  ])('%s is a fault', (_name, change, text) => {
    const told = withLedger(change);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(text);
  });
});

it('asks the author which question it is, where there are fewer than in the first language', () => {
  const [one, two] = [questionText('{#q_en}'), questionText('{#q_to}', 'Alltid', 'Aldri')];
  const sources = exampleSources({
    'nb/start.md': `${one}\n\n${two}`,
    'nn/start.md': questionText('', 'Alltid', 'Aldri'),
  });
  const { messages, fixes } = compile(sources);
  expect(messages.map(formatMessage)).toContain(
    'content/m1/nn/start.md:5:1: Spørsmålet mangler id. Skriv den samme id-en som spørsmålet har i content/m1/nb/start.md.',
  );
  expect(fixes).toEqual([]);
  const known = exampleSources({
    'nb/start.md': `${one}\n\n${two}`,
    'nn/start.md': `${one}\n\n${questionText('', 'Alltid', 'Aldri')}`,
  });
  expect(compile(known).fixes.map(({ insert }) => insert)).toEqual(['{#q_to}']);
});

describe('what was known before is found again', () => {
  const unit = (text: string, kind = 'paragraph'): Unit => ({
    kind,
    text,
    label: text,
    at: { line: 1, column: 1 },
    endLine: 1,
  });
  const found = (old: readonly string[], now: readonly string[]) =>
    match(
      old.map((text) => markOf(unit(text))),
      now.map((text) => markOf(unit(text))),
    );
  const [a, b, c] = [
    'Amina arbeider på sykehjemmet hver mandag',
    'Leif vasker golvet på skolen etter kaffe',
    'Jonas svarer innbyggere på rådhuset',
  ];

  it.each([
    ['as it was', [a, b, c], [a, b, c], [0, 1, 2]],
    ['with one in between', [a, b, c], [a, 'Helt noe annet her', b, c], [0, 2, 3]],
    ['with one gone', [a, b, c], [a, c], [0, undefined, 1]],
    ['moved', [a, b, c], [c, a, b], [1, 2, 0]],
    ['changed and moved', [a, b, c], [`${c} i dag`, a, b], [1, 2, 0]],
    ['with a text that now stands there twice', [a, b, 'Les mer'], [a, 'Les mer', b, 'Les mer'], [0, 2, 3]],
    ['changed, beside a new one', [a, b], [a, 'Noe helt nytt', b.replace('kaffe', 'te')], [0, 2]],
    ['two written anew', [a, 'Kort', 'Langt', c], [a, 'Ett', 'To', c], [0, 1, 2, 3]],
  ])('%s', (_name, old, now, places) => {
    expect(found(old, now)).toEqual(places);
  });
});
