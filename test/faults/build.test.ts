import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readModuleSources } from '../../src/build/sources.ts';
import { compile } from '../../src/compiler/compile.ts';
import { exampleSources, questionText } from '../example-sources.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('row 31: an id that an LMS would refuse', () => {
  it.each(['{#spørsmål_1}', '{#q en}', '{#q-1}', '{#1q}'])(
    'row 31: such as %s stops the build, at its line',
    (head) => {
      const { content, messages } = compile(exampleSources({ 'nb/start.md': questionText(head) }));
      expect(content).toBeUndefined();
      const [first] = messages.filter(({ severity }) => severity === 'error');
      expect(first).toMatchObject({ file: 'content/m1/nb/start.md', line: 5 });
      expect(first?.text).toMatch(/id/i);
    },
  );
});

describe('row 41: an identifier that released packages have', () => {
  it.each(['manifest', 'organization', 'item', 'resource', 'activity'])(
    'row 41: the %s cannot become another',
    async (name) => {
      const sources = await readModuleSources(root, 'm1');
      expect(compile(sources).content, 'as it is').toBeDefined();
      const released = (sources.released ?? []).map((file) => {
        const release = JSON.parse(file.text);
        release.identifiers[name] += '_fra_for';
        return { ...file, text: JSON.stringify(release) };
      });
      expect(released.length).toBeGreaterThan(0);
      const { content, messages } = compile({ ...sources, released });
      expect(content).toBeUndefined();
      expect(messages.map(({ text }) => text).join('\n')).toMatch(new RegExp(`«${name}» var \\S+_fra_for i versjon`));
    },
  );
});

describe('row 57: a question that nobody can answer', () => {
  const told = (body: string) => {
    const { content, messages } = compile(exampleSources({ 'nb/start.md': `Tekst.\n\n${body}` }), { newIds: 'memory' });
    expect(content, 'no package comes of it').toBeUndefined();
    return messages.map(({ file, line, column, severity, text }) => `${file}:${line}:${column} ${severity}: ${text}`);
  };
  const question = (head: string) => questionText(head).replace('[x]', '[ ]');

  it('row 57: a question without a right answer stops the build at its line, in a lesson and in a test', () => {
    expect(told(question('{#q_en}'))).toMatchInlineSnapshot(`
      [
        "content/m1/nb/start.md:7:1 error: Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.",
      ]
    `);
    expect(told(`::::test\n${questionText('{#t_en}')}\n\n${question('{#t_to}')}\n::::`)).toMatchInlineSnapshot(`
      [
        "content/m1/nb/start.md:16:1 error: Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.",
      ]
    `);
    expect(
      told(':::utfylling{#q_fyll}\nHva heter det?\n- [ ] faner\n  > Nei.\n- [ ] Andre svar\n  > Nei.\n:::'),
    ).toMatchInlineSnapshot(`
      [
        "content/m1/nb/start.md:7:1 error: Spørsmålet godtar ingen svar. Sett [x] foran minst ett. Vil du la leseren skrive fritt, bruk :::notat, som bare blir lagret på enheten.",
      ]
    `);
    expect(
      told(':::påstand{#q_sant}\nDet er slik.\n- [ ] Sant\n  > Nei.\n- [ ] Usant\n  > Nei.\n:::'),
    ).toMatchInlineSnapshot(`
      [
        "content/m1/nb/start.md:7:1 error: Spørsmålet har ingen riktige svar. Sett [x] foran minst ett.",
      ]
    `);
  });

  it('row 57: an empty pool, and a draw of more than there is, stop it too', () => {
    expect(told('::::test{trekk=2}\n::::')).toMatchInlineSnapshot(`
      [
        "content/m1/nb/start.md:7:1 error: Testen har ingen spørsmål. Skriv minst ett :::spørsmål i den.",
        "content/m1/nb/start.md:7:1 error: Testen skal trekke 2 spørsmål, men har bare 0. Skriv flere spørsmål, eller et lavere tall.",
      ]
    `);
    expect(told(`::::test{trekk=2}\n${questionText('{#t_en}')}\n::::`)).toMatchInlineSnapshot(`
      [
        "content/m1/nb/start.md:7:1 error: Testen skal trekke 2 spørsmål, men har bare 1. Skriv flere spørsmål, eller et lavere tall.",
      ]
    `);
  });

  it('row 57: and no setting lets it through', () => {
    const rules = { path: 'modules/regler.yaml', text: 'ingen-riktig-svar: av\ntest-uten-sporsmal: advarsel\n' };
    const sources = exampleSources({ 'nb/start.md': question('{#q_en}') });
    const { content, messages } = compile({ ...sources, rules }, { newIds: 'memory' });
    expect(content).toBeUndefined();
    expect(messages.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '5 ingen-riktig-svar',
      '1 last-regel',
      '2 last-regel',
    ]);
  });
});
