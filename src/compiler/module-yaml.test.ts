import { describe, expect, it } from 'vitest';
import { exampleSources } from '../../test/example-sources.ts';
import { compile } from './compile.ts';
import { readFrontMatter } from './frontmatter.ts';

/** Compiles with `module.yaml` changed, and gives its faults as `line:column text`. */
function faults(change: (yaml: string) => string): readonly string[] {
  const sources = exampleSources({ 'nb/start.md': 'Tekst.', 'nn/start.md': 'Tekst.' });
  const { path, text } = sources.moduleYaml;
  return compile({ ...sources, moduleYaml: { path, text: change(text) } }, { newIds: 'memory' })
    .messages.filter(({ file }) => file === path)
    .map(({ line, column, text }) => `${line}:${column} ${text}`);
}

describe('module.yaml', () => {
  it('may be without fault', () => {
    expect(faults((yaml) => yaml)).toEqual([]);
    expect(faults((yaml) => `${yaml}scorm12: { status: passed }\nrekkefølge: låst\n`)).toEqual([]);
  });

  it('says in which order the lessons may be read', () => {
    expect(faults((yaml) => `${yaml}rekkefølge: fri\n`)).toEqual([]);
    expect(faults((yaml) => `${yaml}rekkefølge: streng\n`)).toEqual(['12:13 «rekkefølge» skal være fri eller låst.']);
    expect(faults((yaml) => `${yaml}rekkefolge: låst\n`)).toEqual([expect.stringContaining('«rekkefølge»')]);
  });

  it('must have every key, and every text in every language', () => {
    expect(faults((yaml) => yaml.replace(/^versjon.*\n/m, '').replace(', nn: Om noko', ''))).toEqual([
      '1:1 «versjon» mangler. Legg den til, med tre tall med punktum mellom, slik: 0.1.0.',
    ]);
    expect(faults((yaml) => yaml.replace(', nn: Om noko', ''))).toEqual([
      '7:1 «beskrivelse» mangler tekst på nn. Legg til linjen «nn: …».',
    ]);
    expect(faults(() => '')[0]).toBe('1:1 Filen skal ha linjer som «id: m1» og «versjon: 0.1.0».');
  });

  it('must be of the module whose folder it lies in', () => {
    expect(faults((yaml) => yaml.replace('id: m1', 'id: m2'))).toEqual([
      '1:5 Id-en «m2» må være lik navnet på mappen, «m1».',
    ]);
  });

  it('lists each lesson once, by an id an LMS can take', () => {
    expect(faults((yaml) => `${yaml}  - l_start: annen.md\n`)).toContain(
      '12:5 To leksjoner har id-en «l_start». Gi den ene en ny id.',
    );
    expect(faults((yaml) => `${yaml}  - l_start: start.md\n`)).toEqual([
      '12:5 Leksjonen «l_start» står to ganger i listen. Slett den ene linjen.',
    ]);
    expect(faults((yaml) => `${yaml}  - l_ny: start.md\n`)).toEqual([
      '12:5 Filen start.md står to ganger i listen. Slett den ene linjen.',
    ]);
    expect(faults((yaml) => `${yaml}  - resultat: ny.md\n`)).toContain(
      '12:5 Id-en «resultat» er i bruk i spilleren. Velg en annen.',
    );
    expect(faults((yaml) => `${yaml}  - l-ny: ny.md\n`)).toContain(
      '12:5 Id-en «l-ny» kan ikke brukes. Den skal være en bokstav a–z, og så bokstaver a–z, tall og _ (høyst 64 tegn).',
    );
    expect(faults((yaml) => `${yaml}  - ny.md\n`)).toEqual([
      '12:5 «leksjoner › nummer 2» skal være én linje for hver leksjon, slik: «- l_start: 01-start.md».',
    ]);
    expect(faults((yaml) => `${yaml}  - l_ny: ../ny.md\n`)).toEqual([
      '12:11 «leksjoner › nummer 2 › l_ny» skal være navnet på en fil som slutter på .md.',
    ]);
  });

  it.each([
    [
      'an unknown language',
      'språk: [nb, nn]',
      'språk: [nb, no]',
      '3:13 «språk › nummer 2» skal være ett av nb, nn, en.',
    ],
    [
      'a text with a colon',
      'tittel: { nb: Tittel, nn: Tittel }',
      'tittel: Del 1: Start',
      '6:9 Teksten har kolon eller et annet tegn som må stå i anførselstegn. Skriv slik: tittel: "Del 1: Start"',
    ],
    [
      'a key that stands twice',
      'versjon: 1.2.3',
      'versjon: 1.2.3\nversjon: 1.2.3',
      '3:1 Nøkkelen står to ganger. Slett den ene.',
    ],
    [
      'an alias',
      'versjon: 1.2.3',
      'versjon: *viktig',
      '2:10 «*viktig» henter en tekst fra et annet sted i filen, og det går ikke her. Skriv teksten, eller sett den i "…".',
    ],
    ['a tabulator', 'språk: [nb, nn]', 'språk:\n\t- nb', '4:1 Linjen er rykket inn med tabulator. Bruk mellomrom.'],
    [
      'an unknown status',
      'bestått: 80',
      'bestått: 80\nscorm12: { statsu: passed }',
      '6:12 «statsu» er ikke en kjent nøkkel. Mente du «status»?',
    ],
  ])('is told of %s', (_, right, wrong, message) => {
    expect(faults((yaml) => yaml.replace(right, wrong))).toContain(message);
  });

  it('does not stop the lessons from being checked, however spoilt it is', () => {
    const sources = exampleSources({ 'nb/start.md': '<b>', 'nb/slutt.md': '# En' });
    const spoilt = { ...sources, moduleYaml: { ...sources.moduleYaml, text: 'id: [' } };
    expect(compile(spoilt).messages.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'content/m1/nb/slutt.md:5 overskriftsniva',
      'content/m1/nb/start.md:5 html',
      'modules/m1/module.yaml:1 yaml',
    ]);
  });
});

describe('a text in YAML', () => {
  const told = (yaml: string) => {
    const found: string[] = [];
    readFrontMatter(yaml, ({ line, column }, _, text) => found.push(`${line}:${column} ${text}`));
    return found;
  };

  it.each([
    ['tittel: Mer enn #ny\nminutter: 3', ['2:17 Teksten stopper ved #. Sett den i anførselstegn: "Mer enn #ny"']],
    [
      'tittel: En\nminutter: 3\nkilder:\n  - S17 # en',
      ['5:9 Teksten stopper ved #. Sett den i anførselstegn: "S17 # en"'],
    ],
    ['tittel: "En" # kort\nminutter: 3 # minst\n# bare en merknad\nkilder: [S17] # ja', []],
    ['tittel: C#\nminutter: 3', []],
    ['tittel: 2024\nminutter: 3', ['2:9 «tittel» skal være tekst. Sett den i anførselstegn: "2024"']],
    ['tittel:\nminutter: 3', ['2:1 «tittel» mangler tekst. Skriv den etter kolonet.']],
    ['tittel: ""\nminutter: 3', ['2:9 «tittel» mangler tekst. Skriv den etter kolonet.']],
    ['tittel: { En: to }\nminutter: 3', ['2:1 «tittel» skal være tekst. Sett den i anførselstegn: "…"']],
  ])('%j gives %j', (yaml, expected) => {
    expect(told(yaml)).toEqual(expected);
  });
});

describe('front matter', () => {
  const read = (yaml: string) => {
    const found: string[] = [];
    const value = readFrontMatter(yaml, ({ line, column }, rule) => found.push(`${line}:${column} ${rule}`));
    return { value, found };
  };

  it('gives title, minutes and sources', () => {
    expect(read('tittel: En\nminutter: 60\nkilder: [S17]')).toEqual({
      value: { title: 'En', minutes: 60, sources: ['S17'] },
      found: [],
    });
    expect(read('tittel: "1: To"\nminutter: 1').value).toEqual({ title: '1: To', minutes: 1, sources: [] });
  });

  it.each([
    ['tittel: 2024\nminutter: 3', ['2:9 ugyldig-verdi']],
    ['tittel:\nminutter: 3', ['2:1 ugyldig-verdi']],
    ['tittel: En\nminutter: 2.5', ['3:11 ugyldig-verdi']],
    ['tittel: En\nminutter: 0', ['3:11 ugyldig-verdi']],
    ['tittel: En\nminutter: 61', ['3:11 ugyldig-verdi']],
    ['tittel: En\nminutter: 3 min', ['3:11 ugyldig-verdi']],
    ['tittel: En\nminutter: 3\nkilder: [S17, 4]', ['4:15 ugyldig-verdi']],
    ['tittel: En\nminuter: 3', ['2:1 ugyldig-verdi', '3:1 ukjent-nokkel']],
    ['tittel: Del 1: Start\nminutter: 3', ['2:9 yaml']],
    ['', ['2:1 ugyldig-verdi']],
  ])('tells of the faults in %j', (yaml, expected) => {
    expect(read(yaml)).toEqual({ value: undefined, found: expected });
  });
});
