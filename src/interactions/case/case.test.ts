import { readFileSync } from 'node:fs';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { exampleSources } from '../../../test/example-sources.ts';
import { compile } from '../../compiler/compile.ts';
import { registered } from '../../compiler/registered.fixture.ts';
import { caseWith } from './case.fixture.ts';

/** Lines above the text of the example lesson. */
const above = 4;

/** Compiles a lesson with this text, and gives its faults as `line rule`, counted from the text. */
function compiled(text: string) {
  const { content, messages } = compile(exampleSources({ 'nb/sak.md': text }), { newIds: 'memory' });
  const faults = messages.map(({ line, rule }) => `${line - above} ${rule}`);
  return { lesson: content?.editions[0].lessons[0], faults, texts: messages.map((message) => message.text) };
}

/** The case as it stands in the document. */
function html(text: string): string {
  const form = compiled(text).lesson?.body.find((node) => node.type === 'element' && node.tagName === 'sam-case');
  return toHtml(form as Element);
}

describe('what the compiler proves of a case', () => {
  it.each([
    ['a node that no way leads to', { 9: '- Marit og Ole Ante -> darlig' }, '20 case-ikke-naadd', '(-> god)'],
    ['a dead end', { 15: '', 16: '', 17: '', 18: '' }, '12 case-blindvei', '- Tekst -> id'],
    [
      'a ring without a way out',
      { 9: '- Marit og Ole Ante -> sent', 15: '- Legg på -> sent' },
      '4 case-ring',
      'i ring (start, sent)',
    ],
    ['an end without a consequence', { 29: undefined }, '26 case-mangler-del', '**For medarbeideren:**'],
    ['an end without a rule', { 24: undefined }, '20 case-mangler-del', '**Dette sier regelverket:**'],
    ['an id that stands twice', { 26: '### Slutt: Konflikt {#god}' }, '26 case-dobbel-id', 'linje 24'],
    ['a target that is not there', { 15: '- Legg på -> drlig' }, '15 case-ukjent-maal', 'start, sent, god, darlig'],
  ] as const)('refuses %s', (_, changes, fault, wayOut) => {
    const { lesson, faults, texts } = compiled(caseWith(changes));
    const at = faults.indexOf(fault);
    expect(at, faults.join()).toBeGreaterThanOrEqual(0);
    expect(texts[at]).toContain(wayOut);
    expect(lesson, 'no module comes of it').toBeUndefined();
  });

  it('tells of nothing else than what is wrong', () => {
    expect(compiled(caseWith()).faults).toEqual([]);
    expect(compiled(caseWith({ 29: undefined })).faults).toEqual(['26 case-mangler-del']);
    expect(compiled(caseWith({ 15: '- Legg på -> drlig' })).faults).toEqual(['15 case-ukjent-maal']);
    expect(compiled(caseWith({ 26: '### Slutt: Konflikt {#god}', 15: '- Legg på -> god' })).faults).toEqual([
      '26 case-dobbel-id',
    ]);
    const dead = compiled(caseWith({ 15: '', 16: '', 17: '', 18: '' }));
    expect(dead.faults, 'the end behind it is out of reach, too').toEqual(['12 case-blindvei', '26 case-ikke-naadd']);
    const ring = { 9: '- Marit og Ole Ante -> sent', 15: '- Legg på -> sent' };
    expect(compiled(caseWith(ring)).faults).toEqual(['4 case-ring', '20 case-ikke-naadd', '26 case-ikke-naadd']);
  });

  it('lets a way lead back, as long as another one leads out', () => {
    expect(compiled(caseWith({ 17: '- Vent -> sent' })).faults).toEqual([]);
  });
});

describe('faults within a node', () => {
  it.each([
    ['no introduction', { 2: undefined }, ['1 case-uten-innledning']],
    ['a heading without id', { 12: '### Kontrakten er signert' }, ['7 case-ukjent-maal', '12 case-uten-id']],
    ['an id that cannot be used', { 12: '### Signert {#for sent}' }, ['7 case-ukjent-maal', '12 case-ugyldig-id']],
    ['a heading that is an id alone', { 12: '### {#sent}' }, ['12 case-uten-tittel']],
    ['a choice that leads nowhere', { 7: '- Leverandøren' }, ['7 case-uten-maal']],
    ['a choice without text', { 7: '- -> sent' }, ['7 case-tomt-valg']],
    ['a box to tick', { 7: '- [ ] Leverandøren -> sent' }, ['7 case-tomt-valg']],
    ['a link in a choice', { 7: '- [Leverandøren](https://x.no) -> sent' }, ['7 lenke-i-valg']],
    ['a choice without «why»', { 8: undefined }, ['7 mangler-hvorfor']],
    ['a «why» that is not indented', { 8: '> Nå er datoen bestemt.' }, ['8 hvorfor-uten-innrykk']],
    ['a line that goes on with a «why»', { 19: 'Mer tekst.' }, ['19 linje-i-hvorfor']],
    ['text behind the choices', { 18: '  > Uke.\n\nMer tekst.' }, ['20 tekst-etter-valg']],
    ['one choice only', { 9: undefined, 10: undefined, 17: '- Begynn på nytt -> god' }, ['4 for-fa-valg']],
    ['choices alike', { 9: '- Leverandøren -> god' }, ['4 like-valg']],
    ['an end with choices', { 25: '\n- Mer -> start\n  > Igjen.\n' }, ['26 case-slutt-med-valg']],
    ['a label with nothing behind it', { 21: '**For innbyggeren:**' }, ['21 case-mangler-del']],
  ] as const)('%s', (_, changes, expected) => {
    expect(compiled(caseWith(changes)).faults).toEqual(expected);
  });

  it('are told of by one message where the end of the case is missing', () => {
    const { faults } = compiled(caseWith().replace(/\n:::$/, '\n'));
    expect(faults).toEqual(['1 gjerde-ikke-lukket']);
  });

  it('of a case without choices', () => {
    const { faults } = compiled(':::case{#q_sak}\nBare tekst.\n:::');
    expect(faults).toEqual(['1 case-uten-valg']);
  });
});

describe('the case in the document', () => {
  it('is every node as a section, every choice as a link to one, with its «why»', () => {
    const text = html(caseWith());
    expect([...text.matchAll(/<section [^>]*id="([^"]*)"( data-end="")?/g)].map(([, id, end]) => [id, !!end])).toEqual([
      ['q_sak-start', false],
      ['q_sak-sent', false],
      ['q_sak-god', true],
      ['q_sak-darlig', true],
    ]);
    expect(text).toContain('<p>Trine vil ha et <em>planverktøy</em>.</p>');
    expect(text).toContain('<h3 tabindex="-1">Hvem ringer hun?</h3><p>Kontrakten ligger klar.</p>');
    expect(text).toContain('<p class="sam-case-ask">Valg 2: Hva gjør du?</p>');
    expect(text).toMatch(/<a href="#q_sak-sent" data-letter="a">Leverandøren<\/a><details class="sam-why">/);
    expect(text).toContain('<summary>Slik gikk det</summary><div><p>Nå er datoen bestemt.</p></div>');
    for (const [, target] of text.matchAll(/href="#([^"]*)"/g)) expect(text).toContain(`id="${target}"`);
  });

  it('tells of each end what it means for whom, whether the lines stand together or not', () => {
    const ends = html(caseWith()).split('data-end').slice(1);
    for (const end of ends) {
      expect([...end.matchAll(/<h4>(.*?)<\/h4><p>/g)].map(([, label]) => label)).toEqual([
        'For innbyggeren',
        'For medarbeideren',
        'For kommunen',
        'Dette sier regelverket',
      ]);
    }
    expect(ends[0]).toContain('<h3 tabindex="-1">Alle er med</h3>');
    expect(ends[0]).toContain('<p>Amina vet hva som skjer.</p>');
  });

  it('hands its element the words it says, blanks and all', () => {
    const words = html(caseWith()).replaceAll('&#x22;', '"');
    expect(words).toContain('"chose":"Du valgte: {text}"');
    expect(words).toContain('"decision":"Valg {n}: Hva gjør du?"');
  });

  it('may be written with labels of any language', () => {
    const text = caseWith({ 21: '**For innbyggjaren**: Ja.', 24: '**What the rules say:** No.' });
    // Bokmål with a label in nynorsk: that it is mixed is another matter.
    expect(compiled(text).faults).toEqual(['21 blandet-malform']);
  });
});

describe('the letters of the choices', () => {
  it('are the same choice still after an edit, and tell alike ones of two nodes apart', () => {
    const before = caseWith({ 15: '- Leverandøren -> darlig' });
    const after = before.replace(/(- Leverandøren -> sent\n.*\n)(- Marit .*\n.*\n)/, '$2$1');
    const { slots } = registered({ 'nb/sak.md': before });
    const { content } = compile(exampleSources({ 'nb/sak.md': after }, slots?.text), { newIds: 'memory' });
    const parts = content?.editions[0].lessons[0]?.interactions[0]?.parts;
    expect(parts?.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'b Marit og Ole Ante',
      'a Leverandøren',
      'c Leverandøren',
      'd Begynn på nytt',
    ]);
  });

  it('pack two ways to two ends as samples', () => {
    expect(compiled(caseWith()).lesson?.interactions[0]?.samples).toEqual({ right: 'b', wrong: 'ac' });
  });
});

it('compiles the example of the author page without fault', () => {
  const page = readFileSync(new URL('forfatter.md', import.meta.url), 'utf8');
  const [, example = ''] = /```markdown\n([\s\S]*?)\n```/.exec(page) ?? [];
  expect(example).toContain(':::case');
  expect(compiled(example).faults).toEqual([]);
});
