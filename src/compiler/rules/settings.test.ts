import { describe, expect, it } from 'vitest';
import { exampleSources, questionText } from '../../../test/example-sources.ts';
import { compile } from '../compile.ts';

/** What is told of a lesson where `modules/regler.yaml` says so. */
function told(regler: string, body: string) {
  const rules = { path: 'modules/regler.yaml', text: regler };
  const { content, messages } = compile({ ...exampleSources({ 'nb/start.md': body }), rules }, { newIds: 'memory' });
  const lines = messages.map(
    ({ file, line, column, severity, rule }) => `${file.split('/').at(-1)}:${line}:${column} ${severity} ${rule}`,
  );
  return { isBuilt: content !== undefined, lines, texts: messages.map(({ text }) => text) };
}

const link = 'Se [les mer](https://ks.no).';

describe('modules/regler.yaml', () => {
  it('raises, lowers and switches off', () => {
    expect(told('', link)).toMatchObject({ isBuilt: true, lines: ['start.md:5:4 warning les-mer'] });
    expect(told('les-mer: feil', link)).toMatchObject({ isBuilt: false, lines: ['start.md:5:4 error les-mer'] });
    expect(told('les-mer: av', link)).toMatchObject({ isBuilt: true, lines: [] });
    const picture = 'Tekst.\n\n#### For dypt';
    expect(told('', picture)).toMatchObject({ isBuilt: false });
    expect(told('overskriftsniva: advarsel', picture)).toMatchObject({
      isBuilt: true,
      lines: ['start.md:7:1 warning overskriftsniva'],
    });
  });

  it('may be only comments', () => {
    expect(told('# Ingen\n\n# endringer\n', link).lines).toEqual(['start.md:5:4 warning les-mer']);
  });

  it('names an unknown rule, and the one that was meant', () => {
    const { lines, texts } = told('# Vårt\nles-mr: feil\nnoe-helt-annet: av', link);
    expect(lines).toEqual([
      'start.md:5:4 warning les-mer',
      'regler.yaml:2:1 error ukjent-regel',
      'regler.yaml:3:1 error ukjent-regel',
    ]);
    expect(texts.slice(1)).toEqual([
      'Regelen «les-mr» finnes ikke. Mente du «les-mer»?',
      'Regelen «noe-helt-annet» finnes ikke. Alle reglene står i docs/regler.md.',
    ]);
  });

  it.each(['feill', 'ja', '[av]', ''])('says what a rule may be, when it is «%s»', (level) => {
    const { isBuilt, lines, texts } = told(`les-mer: ${level}`, 'Tekst.');
    expect({ isBuilt, lines }).toEqual({
      isBuilt: false,
      lines: [expect.stringMatching(/^regler\.yaml:1:\d+ error ugyldig-verdi$/)],
    });
    expect(texts[0]).toContain('skal være feil, advarsel eller av.');
  });

  it('says so when it is no list of rules, or no YAML', () => {
    expect(told('- les-mer', 'Tekst.').lines).toEqual(['regler.yaml:1:1 error ugyldig-verdi']);
    expect(told('les-mer: [', 'Tekst.').lines).toEqual([expect.stringContaining('error yaml')]);
  });

  it.each(['av', 'advarsel'])('cannot set what guards learners and package to «%s»', (level) => {
    for (const rule of ['mangler-id', 'pensjonert-id', 'html', 'ulovlig-lenke', 'fodselsnummer', 'ingen-riktig-svar']) {
      const { isBuilt, texts } = told(`${rule}: ${level}`, 'Tekst.');
      expect({ isBuilt, texts }).toEqual({
        isBuilt: false,
        texts: [expect.stringMatching(new RegExp(`^«${rule}» passer på .* kan ikke settes til «${level}»`))],
      });
    }
    expect(told(`html: ${level}`, '<b>x</b>').lines).toContain('start.md:5:1 error html');
  });
});

describe('an error that may be lowered', () => {
  const film = ':::video{fil=film.webm tittel="Film"}\n:::';
  const figure = (braces: string, text = 'Tekst.') =>
    `:::figur${braces}\n![Et kart](../media/kart.png)\n\n${text}\n:::`;
  const media = [
    { path: 'media/kart.png', bytes: png() },
    { path: 'media/film.webm', bytes: new Uint8Array(9) },
    { path: 'media/tom.webm', bytes: new Uint8Array(9) },
    { path: 'media/tom.nb.vtt', bytes: new TextEncoder().encode('WEBVTT\n') },
  ];
  const cases: Readonly<Record<string, string>> = {
    'mangler-hvorfor': questionText().replace('\n  > Tenk igjen.', ''),
    overskriftsniva: '## To',
    'synlig-adresse': 'Se https://ks.no.',
    'mangler-alt': '![](../media/kart.png)',
    'alt-er-filnavn': '![kart.png](../media/kart.png)',
    'mangler-kreditt': figure(''),
    'mangler-bildetekst': figure('{kreditt="Vi" lisens="CC0 1.0"}', ''),
    'mangler-teksting': film.replace('\n', '\nTekst.\n'),
    'tom-teksting': film.replace('film.webm', 'tom.webm').replace('\n', '\nTekst.\n'),
    'mangler-tekst': film,
  };

  it.each(Object.entries(cases))('%s leaves a module that can be shown', (rule, body) => {
    const text = `${rule}: av\nmangler-teksting: av\n`.replace(/^(mangler-teksting: av\n)\1/, '$1');
    const names = rule === 'mangler-kreditt' ? [] : ['kart.png', 'film.webm', 'tom.webm'];
    const credits = names.map((name) => `${name}:\n  kreditt: Vi\n  lisens: CC0 1.0\n`).join('');
    const sources = {
      ...exampleSources({ 'nb/start.md': body }),
      media,
      credits: { path: 'content/m1/media.yaml', text: credits },
    };
    expect(compile(sources, { newIds: 'memory' }).messages.map((message) => message.rule)).toContain(rule);
    const rules = { path: 'modules/regler.yaml', text };
    const { content, messages } = compile({ ...sources, rules }, { newIds: 'memory' });
    expect(messages).toEqual([]);
    expect(content).toBeDefined();
  });
});

/** A PNG file, as far as its head. */
function png(): Uint8Array {
  const bytes = new Uint8Array(24);
  bytes.set([0x89, ...new TextEncoder().encode('PNG\r\n\u001a\n')]);
  bytes.set(new TextEncoder().encode('IHDR'), 12);
  new DataView(bytes.buffer).setUint32(16, 100);
  new DataView(bytes.buffer).setUint32(20, 100);
  return bytes;
}
