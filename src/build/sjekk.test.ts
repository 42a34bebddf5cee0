import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ContentMessage } from '../model/message.ts';
import { checkCommand, givenArgs } from './sjekk.ts';

const fixture = fileURLToPath(new URL('../../test/fixtures/feil', import.meta.url));

async function run(root: string, ...args: readonly string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await checkCommand(args, root, { out: (line) => out.push(line), error: (line) => error.push(line) });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

/** What is told, without the lines of the files. */
const told = (out: string) => out.split('\n').filter((line) => /^\S+:\d+:\d+: /.test(line));

describe('a project full of mistakes', () => {
  it('is told of every one in one run, each at its place', async () => {
    const { code, out, error } = await run(fixture);
    expect({ code, error }).toEqual({ code: 1, error: '' });
    expect(told(out).join('\n')).toMatchInlineSnapshot(`
      "content/feil/nb/01-hode.md:2:1: «tittel» mangler. Legg den til, med tekst.
      content/feil/nb/01-hode.md:2:1: «titel» er ikke en kjent nøkkel. Mente du «tittel»?
      content/feil/nb/01-hode.md:3:11: «minutter» skal være et helt tall fra 1 til 60.
      content/feil/nb/01-hode.md:4:9: «kilder» skal være en liste, slik: [S17, K1].
      content/feil/nb/02-sporsmal.md:5:1: Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.
      content/feil/nb/02-sporsmal.md:15:1: Svaret mangler forklaring. Skriv den på linjen under, med to mellomrom og > foran.
      content/feil/nb/02-sporsmal.md:20:1: Spørsmålet har bare ett svar. Skriv minst to.
      content/feil/nb/02-sporsmal.md:30:1: Svaret er ikke skrevet som et valg. Begynn linjen med - [ ] eller - [x], og så teksten.
      content/feil/nb/02-sporsmal.md:34:1: Id-en «q-bindestrek» kan ikke brukes. Bruk bokstavene a–z, tall og _, og begynn med en bokstav (høyst 64 tegn).
      content/feil/nb/02-sporsmal.md:42:1: Id-en «q_ett_svar» er allerede brukt i content/feil/nb/02-sporsmal.md:20. Gi spørsmålet en annen id.
      content/feil/nb/02-sporsmal.md:50:1: Spørsmålet mangler id. Kjør npm run fiks, så får det en.
      content/feil/nb/02-sporsmal.md:55:1: Forklaringen er ikke rykket inn. Sett to mellomrom foran >.
      content/feil/nb/02-sporsmal.md:58:1: Alle svarene er riktige, så det er ikke noe å velge. Sett [ ] foran minst ett.
      content/feil/nb/02-sporsmal.md:58:1: Spørsmålet mangler tekst. Skriv spørsmålet på linjen over svarene.
      content/feil/nb/03-tekst.md:5:1: Tittelen står i tittel: øverst. Bruk ### til overskrifter i teksten.
      content/feil/nb/03-tekst.md:7:5: HTML kan ikke brukes. Skriv det som Markdown, eller sett \\ foran < om du mener selve tegnet.
      content/feil/nb/03-tekst.md:7:21: Lenken «javascript:alert(1)» kan ikke brukes. Skriv en adresse som begynner med https:// eller mailto:, eller #id til en leksjon.
      content/feil/nb/03-tekst.md:9:8: Lenken «01-hode.md» går til en fil. Skriv id-en til leksjonen: #l_hode, #l_sporsmal, #l_tekst, #l_gjerder, #l_test, #l_borte.
      content/feil/nb/03-tekst.md:9:35: Lenken går til «#l_ukjent», men modulen har ingen slik leksjon. Leksjonene er #l_hode, #l_sporsmal, #l_tekst, #l_gjerder, #l_test, #l_borte.
      content/feil/nb/03-tekst.md:11:1: Bildet mangler tekst for dem som ikke ser det. Skriv den i klammene: ![tekst](…)
      content/feil/nb/03-tekst.md:11:1: Bildet «../media/kart.png» finnes ikke. Legg filen i mappen media, eller rett navnet.
      content/feil/nb/03-tekst.md:13:1: «:::sporsml» finnes ikke. Mente du :::spørsmål?
      content/feil/nb/03-tekst.md:17:1: «figur» må stå på en linje for seg selv, med tre kolon foran: :::figur
      content/feil/nb/03-tekst.md:19:1: Avkryssing hører til i et spørsmål. Sett :::spørsmål over, eller fjern klammene.
      content/feil/nb/03-tekst.md:21:19: Fotnoter kan ikke brukes. Skriv det i teksten, eller før kilden opp i kilder: øverst.
      content/feil/nb/03-tekst.md:23:1: Fotnoter kan ikke brukes. Skriv det i teksten, eller før kilden opp i kilder: øverst.
      content/feil/nb/04-gjerder.md:5:1: «spørsmål» blir aldri lukket. Sett ::: på en egen linje der det slutter.
      content/feil/nb/04-gjerder.md:14:1: Det skal ikke være mellomrom her. Skriv :::spørsmål{#q_mellomrom}
      content/feil/nb/04-gjerder.md:14:1: Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.
      content/feil/nb/04-gjerder.md:22:1: Her er ::: uten noe å lukke. Slett linjen.
      content/feil/nb/04-gjerder.md:24:1: Kodeeksemplet blir aldri lukket. Sett \`\`\` på en egen linje etter det.
      content/feil/nb/05-test.md:5:1: Testen må ha flere kolon enn spørsmålene i den. Skriv ::::test her, og :::: der den slutter.
      content/feil/nb/05-test.md:6:1: I en test kan det bare stå spørsmål. Flytt teksten over testen.
      content/feil/nb/05-test.md:17:1: Spørsmålet står utenfor testen. Flytt det inn i den, eller til en annen leksjon.
      content/feil/nb/05-test.md:25:1: Testen har ingen spørsmål. Skriv minst ett :::spørsmål i den.
      content/feil/nb/05-test.md:25:1: Modulen kan bare ha én test. Flytt spørsmålene til den i linje 5.
      content/feil/nb/07-glemt.md:1:1: Filen er ikke med i modulen. Legg den til under «leksjoner» i modules/feil/module.yaml, eller slett den.
      modules/feil/module.yaml:2:10: «versjon» skal være tre tall med punktum mellom, slik: 0.1.0.
      modules/feil/module.yaml:4:12: «scorm13» er ikke en kjent pakke. Mente du «scorm12»?
      modules/feil/module.yaml:5:10: «bestått» skal være et helt tall fra 1 til 100, uten prosenttegn.
      modules/feil/module.yaml:10:1: «målgrupe» er ikke en kjent nøkkel. Mente du «målgruppe»?
      modules/feil/module.yaml:23:5: Filen content/feil/nb/06-borte.md finnes ikke. Lag den, eller slett linjen.
      modules/feil/slots.json:1:1: Listen over leksjoner og spørsmål er utdatert. Rett de andre feilene først, og kjør så npm run fiks."
    `);
    expect(out.split('\n').at(-1)).toBe('42 feil i 7 filer. 1 advarsel.');
  });

  it('is shown the line with a caret under the place', async () => {
    const { out } = await run(fixture);
    expect(out).toContain(
      [
        'content/feil/nb/01-hode.md:3:11: «minutter» skal være et helt tall fra 1 til 60.',
        '  feil ugyldig-verdi',
        '  3 | minutter: 90',
        '    |           ^',
      ].join('\n'),
    );
  });

  it('gets the same as JSON', async () => {
    const { code, out } = await run(fixture, '--json', 'feil');
    const report = JSON.parse(out);
    expect(code).toBe(1);
    expect(report).toMatchObject({ errors: 42, warnings: 1, written: [] });
    expect(report.messages[0]).toEqual({
      file: 'content/feil/nb/01-hode.md',
      line: 2,
      column: 1,
      severity: 'error',
      rule: 'ugyldig-verdi',
      text: '«tittel» mangler. Legg den til, med tekst.',
      title: 'Verdi som ikke kan brukes',
      help: 'Meldingen sier hva du skal rette. Se «module.yaml» i docs/forfatter.md.',
    });
  });
});

describe('the answer in another form', () => {
  it('is SARIF, with a result for each message', async () => {
    const { code, out } = await run(fixture, '--sarif');
    const [{ results }] = JSON.parse(out).runs;
    expect(code).toBe(1);
    expect(results).toHaveLength(43);
    expect(results[0]).toMatchObject({ ruleId: 'ugyldig-verdi', level: 'error' });
  });

  it('goes into a file, and the sum onto the screen', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samspill-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'sjekk.json');
    const { code, out } = await run(fixture, '--json', '--til', file);
    expect({ code, out }).toEqual({ code: 1, out: `Skrevet: ${file}\n42 feil i 7 filer. 1 advarsel.` });
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ errors: 42, warnings: 1 });
    const nowhere = join(folder, 'borte/sjekk.json');
    expect(await run(fixture, '--til', nowhere)).toEqual({
      code: 2,
      out: '',
      error: `Kan ikke skrive ${nowhere}. Finnes mappen, og har du lov til å skrive i den?`,
    });
  });

  it('tells the help of a rule where it first speaks', async () => {
    const { out } = await run(fixture);
    const help = '  Hjelp: Ingen kan svare riktig på det, og da kan heller ingen bestå. Sett [x] foran minst ett svar.';
    expect(out.split(help)).toHaveLength(2);
    expect(out.indexOf(help)).toBeLessThan(out.indexOf('04-gjerder.md:14:1: Spørsmålet har ingen riktige svar.'));
  });
});

describe('--fiks', () => {
  let root: string;
  const question = (head: string) =>
    `:::spørsmål${head}\r\nEr det slik, på ærlig?\r\n- [x] Ja\r\n  > Ja.\r\n- [ ] Nei\r\n  > Nei.\r\n:::\r\n`;
  const lesson = (text: string) => `\uFEFF---\r\ntittel: En\r\nminutter: 1\r\n---\r\n${text}`;
  const read = (path: string) => readFile(join(root, path), 'utf8');

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'samspill-'));
    await cp(fixture, root, { recursive: true });
    await rm(join(root, 'content/feil/nb'), { recursive: true });
    const settings = await read('modules/feil/module.yaml');
    const mended = settings
      .replace('versjon: 0.1', 'versjon: 0.1.0')
      .replace('scorm13', 'scorm12')
      .replace('80 %', '80')
      .replace('målgrupe:\n  nb: Testen\n', '')
      .replace(/leksjoner:.*/s, 'leksjoner:\n  - l_en: 01.md\n');
    await writeFile(join(root, 'modules/feil/module.yaml'), mended);
    await cp(join(fixture, 'content/feil'), join(root, 'content/feil'), {
      recursive: true,
      filter: (path) => !path.endsWith('.md'),
    });
    await writeFile(join(root, 'content/feil/nb/01.md'), lesson(question('') + question('{flere}')));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('writes ids and places, keeps the line endings, and then finds nothing', async () => {
    const { code, out } = await run(root, '--fiks');
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Oppdatert: content/feil/nb/01.md\nOppdatert: modules/feil/slots.json\n\nIngen feil i 1 modul.',
    });
    expect(await read('content/feil/nb/01.md')).toBe(
      lesson(question('{#q_er_det_slik_pa}') + question('{#q_er_det_slik_pa_2 flere}')),
    );
    expect(JSON.parse(await read('modules/feil/slots.json')).slots.map(({ id }: { id: string }) => id)).toEqual([
      'l_en',
      'q_er_det_slik_pa',
      'q_er_det_slik_pa_2',
    ]);
    expect(await run(root)).toEqual({ code: 0, out: 'Ingen feil i 1 modul.', error: '' });
    expect(await run(root, '--fiks')).toEqual({ code: 0, out: 'Ingen feil i 1 modul.', error: '' });
    expect((await readdir(join(root, 'content/feil/nb'))).sort()).toEqual(['01.md']);
  });

  it('gives no places while something else is wrong, for they are given for ever', async () => {
    await writeFile(join(root, 'content/feil/nb/01.md'), lesson(`${question('{#q_en}').replace('[x]', '[ ]')}<b>\r\n`));
    const { code, out } = await run(root, '--fiks');
    expect(code).toBe(1);
    expect(told(out).at(-1)).toBe(
      'modules/feil/slots.json:1:1: Listen over leksjoner og spørsmål er utdatert. Rett de andre feilene først, og kjør så npm run fiks.',
    );
    await expect(read('modules/feil/slots.json')).rejects.toThrow('ENOENT');
  });

  it('says what it takes out of use, and gives a lost id back', async () => {
    await writeFile(
      join(root, 'content/feil/nb/01.md'),
      lesson(question('{#q_en}') + question('{#q_to}').replace('Ja', 'Jo')),
    );
    await run(root, '--fiks');
    await writeFile(
      join(root, 'content/feil/nb/01.md'),
      lesson(question('') + question('{#q_tre}').replace('Ja', 'Jo')),
    );
    const { code, out } = await run(root, '--fiks');
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'Oppdatert: content/feil/nb/01.md',
      'Oppdatert: modules/feil/slots.json',
      'feil: q_to er borte, q_tre er ny.',
      'feil: Svar som er lagret på q_to, blir ikke vist igjen.',
    ]);
    expect(await read('content/feil/nb/01.md')).toContain(':::spørsmål{#q_en}');
    expect(await run(root, '--fiks')).toMatchObject({ code: 0, out: 'Ingen feil i 1 modul.' });
  });

  it('is done too when npm has kept the flag for itself', () => {
    expect(givenArgs(['m1'], { npm_config_fiks: 'true' })).toEqual(['m1', '--fiks']);
    expect(givenArgs(['m1'], { npm_config_sarif: 'true' })).toEqual(['m1', '--sarif']);
    expect(givenArgs(['m1'], {})).toEqual(['m1']);
  });

  it('is not done unless it is asked for', async () => {
    const { code, out } = await run(root);
    expect(code).toBe(1);
    expect(told(out)).toHaveLength(3);
    expect(await read('content/feil/nb/01.md')).toBe(lesson(question('') + question('{flere}')));
  });
});

describe('files that nobody reads', () => {
  it('are warned of, wherever they lie', async () => {
    const root = await mkdtemp(join(tmpdir(), 'samspill-'));
    onTestFinished(() => rm(root, { recursive: true }));
    await cp(fixture, root, { recursive: true });
    const folder = join(root, 'content/feil');
    await mkdir(join(folder, 'nb/del'));
    await mkdir(join(folder, 'media'));
    for (const name of [
      'ny.md',
      'nb/del/ny.md',
      'nb/NY.MD',
      'nb/ny.txt',
      'nb/ny.markdown',
      'media/les.txt',
      'nb/.ny.md',
    ]) {
      await writeFile(join(folder, name), 'Tekst.');
    }
    const { out } = await run(root, '--json');
    const messages: readonly ContentMessage[] = JSON.parse(out).messages;
    expect(messages.filter(({ rule }) => rule === 'blir-ikke-lest').map(({ file }) => file)).toEqual([
      'content/feil/nb/NY.MD',
      'content/feil/nb/del/ny.md',
      'content/feil/nb/ny.markdown',
      'content/feil/nb/ny.txt',
      'content/feil/ny.md',
    ]);
  });
});

describe('asked in a wrong way', () => {
  it.each([
    [['--fix'], 'Flagget --fix finnes ikke.'],
    [['--fiks=ja'], 'Flagget --fiks tar ingen verdi.'],
    [['--til'], '--til mangler navnet på en fil.'],
    [['--json', '--sarif'], 'Velg enten --json eller --sarif.'],
    [['-x'], 'Flagget -x finnes ikke.'],
    [['m9'], 'Fant ikke modulen «m9». Velg blant: feil.'],
    [['--github', '--json'], '--github skriver på skjermen. Skriv JSON og SARIF i en fil, med --til.'],
  ])('%j prints the usage', async (args, fault) => {
    const { code, out, error } = await run(fixture, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(`${fault}\n\nBruk: npm run sjekk`);
  });

  it('--help prints it too, as an answer', async () => {
    expect(await run(fixture, '--help')).toMatchObject({ code: 0, error: '', out: expect.stringMatching(/^Bruk: /) });
  });

  it('says so when there are no modules', async () => {
    expect(await run(join(fixture, 'content'))).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^Fant ingen moduler/),
    });
  });
});
