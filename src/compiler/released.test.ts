import { describe, expect, it } from 'vitest';
import { exampleSources, questionText } from '../../test/example-sources.ts';
import type { Release } from '../model/release.ts';
import { compile } from './compile.ts';
import type { ModuleSources } from './content.ts';
import { formatRelease, releaseOf } from './release-file.ts';
import { formatSlots } from './slots-file.ts';

const bodies = {
  'nb/start.md': `${questionText('{#q_en mål=g_noe}')}\n\n${questionText('{#q_to}', 'Jo', 'Neppe')}`,
  'nb/slutt.md': 'Tekst.',
};

/** The module with an up-to-date registry, as `npm run fiks` writes it. */
function fixed(sources: ModuleSources): ModuleSources {
  const { slots } = compile(sources, { newIds: 'memory' });
  return { ...sources, slots: { path: 'modules/m1/slots.json', text: formatSlots(slots) } };
}

/** The module as it was released in version 1.2.3. */
function released(change: (release: Release) => Release = (release) => release): ModuleSources {
  const sources = fixed(exampleSources(bodies));
  const { content } = compile(sources);
  if (!content) throw new Error('the example has a fault');
  const text = formatRelease(change(releaseOf(content, [], [])));
  return { ...sources, released: [{ path: 'modules/m1/utgitt/1.2.3.json', text }] };
}

const releasedWith = (change: (slot: Release['slots'][number]) => Release['slots'][number]): ModuleSources =>
  released((release) => ({ ...release, slots: release.slots.map(change) }));

const yaml = (sources: ModuleSources, from: string, to: string): ModuleSources => ({
  ...sources,
  moduleYaml: { ...sources.moduleYaml, text: sources.moduleYaml.text.replace(from, to) },
});

const lesson = (sources: ModuleSources, from: string, to: string): ModuleSources => ({
  ...sources,
  lessons: sources.lessons.map(({ path, text }) => ({ path, text: text.replace(from, to) })),
});

const slots = (sources: ModuleSources, change: (text: string) => string): ModuleSources => ({
  ...sources,
  slots: { path: 'modules/m1/slots.json', text: change(sources.slots?.text ?? '') },
});

const told = (sources: ModuleSources): readonly string[] =>
  compile(sources).messages.map(({ file, line, severity, text }) => `${severity} ${file}:${line} ${text}`);

describe('a released module', () => {
  it('has nothing to tell when nothing is changed', () => {
    expect(told(released())).toEqual([]);
  });

  it('takes another version, other formats and any sound change of the content', () => {
    const next = yaml(released(), '1.2.3', '1.3.0');
    expect(told(yaml(next, 'formater: [scorm12]\n', ''))).toEqual([]);
    expect(told(lesson(next, 'Tekst.', 'Ny tekst.'))).toEqual([]);
    const moved = yaml(
      next,
      '  - l_start: start.md\n  - l_slutt: slutt.md',
      '  - l_slutt: slutt.md\n  - l_start: start.md',
    );
    expect(told(fixed(moved))).toEqual([]);
    const without = lesson(next, questionText('{#q_to}', 'Jo', 'Neppe'), questionText('{#q_tre}', 'A', 'B'));
    expect(told(fixed(without))).toEqual([]);
    expect(told(fixed(lesson(next, '- [x] Jo', '- [x] Javisst')))).toEqual([]);
  });

  it('warns when the content is changed, but not the version', () => {
    const text = 'Innholdet er endret siden versjon 1.2.3 ble gitt ut. Øk versjonen, for eksempel til 1.2.4.';
    const warning = [`warning modules/m1/module.yaml:2 ${text}`];
    expect(told(lesson(released(), 'Tekst.', 'Ny tekst.'))).toEqual(warning);
    expect(told(yaml(released(), 'bestått: 80', 'bestått: 70'))).toEqual(warning);
    const bytes = new Uint8Array([1]);
    expect(told({ ...released(), media: [{ path: 'media/a.png', bytes }] })).toEqual(warning);
    expect(told(yaml(released(), 'formater: [scorm12]\n', ''))).toEqual([]);
    expect(compile(lesson(released(), 'Tekst.', 'Ny tekst.')).content).toBeDefined();
  });

  it('fails on a lower version', () => {
    const text = 'Versjonen er lavere enn 1.2.3, som er gitt ut. Skriv 1.2.4 eller høyere.';
    expect(told(yaml(released(), '1.2.3', '1.2.0'))).toEqual([`error modules/m1/module.yaml:2 ${text}`]);
    expect(told(yaml(released(), '1.2.3', '1.2.3-rc.1'))).toEqual([`error modules/m1/module.yaml:2 ${text}`]);
  });

  const lost = (fault: string) =>
    `error modules/m1/slots.json:1 ${fault} siden versjon 1.2.3, og da går svarene til dem som er i gang, tapt. Hent slots.json tilbake slik den var, og kjør npm run fiks.`;

  it('fails when a place in the registry is gone, moved or used for something else', () => {
    const next = yaml(released(), '1.2.3', '1.3.0');
    const reversed = yaml(
      next,
      '  - l_start: start.md\n  - l_slutt: slutt.md',
      '  - l_slutt: slutt.md\n  - l_start: start.md',
    );
    const { slots: _, ...forgotten } = reversed;
    expect(told(fixed(forgotten))).toEqual([lost('«l_start» har fått en ny plass')]);
    const renamed = slots(lesson(next, '#q_to', '#q_tre'), (text) => text.replace('q_to', 'q_tre'));
    expect(told(renamed)).toEqual([lost('«q_to» er fjernet')]);
    const asLesson = { ...next, ...releasedWith((slot) => (slot.id === 'q_to' ? { id: 'q_to', kind: 'test' } : slot)) };
    expect(told(yaml(asLesson, '1.2.3', '1.3.0'))).toEqual([lost('«q_to» er gjort om fra test til spørsmål')]);
  });

  it('fails when the letters of two options have changed places', () => {
    const next = yaml(released(), '1.2.3', '1.3.0');
    const swapped = slots(next, (text) =>
      text.replace(/("q_en".*"options": \[)("\w+"), ("\w+")(\], "order": )"Ab"/, '$1$3, $2$4"Ba"'),
    );
    expect(swapped.slots?.text).not.toBe(next.slots?.text);
    expect(told(swapped)).toEqual([lost('Svar i «q_en» har byttet bokstav')]);
  });

  it('fails when a learning goal is gone, unless it is retired; and a retired one is never used again', () => {
    const next = lesson(yaml(released(), '1.2.3', '1.3.0'), ' mål=g_noe', '');
    const gone = yaml(next, 'nb: [g_noe: Du kan noe.]', 'nb: [g_annet: Du kan noe.]');
    expect(told(gone)).toEqual([
      'error modules/m1/module.yaml:9 Læringsmålet «g_noe» fra versjon 1.2.3 er borte. Gi målet id-en tilbake. Skal det ut, skriver du utgåtte_mål: [g_noe].',
    ]);
    expect(told(yaml(gone, 'leksjoner:', 'utgåtte_mål: [g_noe]\nleksjoner:'))).toEqual([]);
    expect(told(yaml(next, 'leksjoner:', 'utgåtte_mål: [g_noe]\nleksjoner:'))).toEqual([
      'error modules/m1/module.yaml:9 Id-en «g_noe» står i utgåtte_mål, og kan ikke brukes igjen. Velg en ny id.',
    ]);
  });

  it('fails under another name, and when the code makes other identifiers', () => {
    expect(told(released((release) => ({ ...release, module: 'm9' })))).toEqual([
      'error modules/m1/module.yaml:1 Modulen er gitt ut som «m9». Gi mappene det navnet igjen. Er dette en ny modul, sletter du mappen utgitt.',
    ]);
    expect(
      told(released((release) => ({ ...release, identifiers: { ...release.identifiers, item: 'item_1' } }))),
    ).toEqual([
      'error modules/m1/module.yaml:1 Identifikatoren «item» var item_1 i versjon 1.2.3, og er nå samspill_m1_item. Sett den tilbake i src/model/identifier.ts.',
    ]);
  });

  it.each(['', '{}', 'null', '{"module":"m1"}'])('fails when the record reads %j', (text) => {
    const path = 'modules/m1/utgitt/1.2.3.json';
    expect(told({ ...released(), released: [{ path, text }] })).toEqual([
      `error ${path}:1 Filen er skadet. Hent den tilbake slik den var da versjonen ble gitt ut.`,
    ]);
  });
});
