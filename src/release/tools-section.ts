import type { Element } from 'hast';
import { h } from 'hastscript';
import { section } from './page-shell.ts';

/** The two tools of the page; `page/main.ts` brings them to life, and says so where it cannot. */
export const tools = (): Element[] => [
  section('sjekk', 'Sjekk en pakke', [
    h(
      'p',
      'Slipp en zip-fil på denne siden, så ser du om den følger standarden. Filen blir lest på din egen maskin. Ingenting blir sendt.',
    ),
    noScript(),
    h('div.rel-drop.rel-js', { id: 'slipp' }, [
      h('label', { htmlFor: 'sjekk-fil' }, 'Velg eller slipp en zip-fil'),
      h('input', { id: 'sjekk-fil', type: 'file', accept: '.zip', multiple: true }),
    ]),
    h('div', { id: 'sjekk-svar', ariaLive: 'polite' }),
  ]),
  section('lrs', 'Legg til en LRS', [
    h(
      'p',
      'De fleste trenger ikke dette. En LRS er en database for læringsdata. Her får du en kopi av pakken som også sender data dit. Nøkkelen blir lest og skrevet på din egen maskin. Ingenting blir sendt.',
    ),
    h(
      'p.rel-warning',
      'Alle som kan åpne modulen, kan lese nøkkelen. Bruk en nøkkel som bare kan skrive, aldri en som kan lese.',
    ),
    noScript(),
    h('form.rel-form.rel-js', { id: 'lrs-skjema' }, [
      field('lrs-fil', 'Pakke (zip)', { type: 'file', accept: '.zip', required: true }),
      field('lrs-adresse', 'Adressen til LRS-en', {
        type: 'url',
        required: true,
        placeholder: 'https://',
        autoComplete: 'off',
        spellCheck: false,
      }),
      field('lrs-nokkel', 'Nøkkel, som «navn:hemmelighet»', {
        type: 'text',
        required: true,
        autoComplete: 'off',
        spellCheck: false,
      }),
      h('p', [h('button.ds-button', { type: 'submit' }, 'Lag en kopi med LRS')]),
    ]),
    h('div', { id: 'lrs-svar', ariaLive: 'polite' }),
  ]),
];

const noScript = (): Element =>
  h('p.rel-warning.rel-no-js', 'Dette virker bare når nettleseren tillater JavaScript på siden.');

const field = (id: string, label: string, input: Readonly<Record<string, string | boolean>>): Element =>
  h('p.rel-field', [h('label', { htmlFor: id }, label), h('input', { id, ...input })]);
