import axe from 'axe-core';
import { expect } from 'chai';
import { toHtml } from 'hast-util-to-html';
import { testForm } from '../../blocks/test/form.ts';
import { aboutView } from '../../compiler/about.ts';
import type { EditionContent, ModuleContent } from '../../compiler/content.ts';
import { wordsFor } from '../../i18n/words.ts';
import { showPassMark } from './pass-mark.ts';
import { type Recipients, showRecipients } from './recipients.ts';

const lesson = { id: 'l_en', kind: 'lesson', title: 'En', minutes: 1, interactions: [], body: [] } as const;
const edition: EditionContent = {
  lang: 'nb',
  title: 'Kurset',
  description: '',
  audience: '',
  goals: [],
  lessons: [
    { ...lesson, sources: ['S17', 'K1'] },
    { ...lesson, sources: ['K1'] },
  ],
};
const content: ModuleContent = {
  id: 'm1',
  version: '1.2.3',
  passMark: 0.8,
  scorm12Status: 'completed',
  reviews: {},
  sharedDevice: false,
  isOrdered: false,
  formats: ['web'],
  slots: { module: 'm1', slots: [] },
  uses: [],
  hash: '',
  editions: [edition],
  media: [],
  pictures: [],
};

/** Shows «Om kurset» as the compiler writes it, and gives the lines that show. */
function shown(recipients?: Recipients): readonly string[] {
  const main = document.createElement('main');
  main.innerHTML = toHtml(aboutView(content, edition, wordsFor('nb')));
  document.body.replaceChildren(main);
  if (recipients) showRecipients(recipients);
  return [...main.querySelectorAll<HTMLElement>('#sam-recipients li')].map((line) => line.innerText);
}

const knows = 'hvor langt du har kommet, poengsummen, tiden';
const platform = `Læringsplattformen: ${knows}, svarene på oppgavene, og det kurset trenger for å fortsette der du slapp.`;

const copy =
  'Denne enheten: en kopi av det du har gjort, til læringsplattformen har vist at den har alt, og i 30 dager hvor i leksjonen du var. Ingen andre kan åpne det i kurset.';

const settings =
  'Denne nettleseren: tekststørrelse, farger, bevegelse og språk, hvis du har valgt det selv. Neste som åpner kurset her, får det ikke.';

const username =
  'Første gang leser kurset brukernavnet ditt, for å kjenne igjen arbeidet ditt på denne enheten. Det blir verken lagret eller sendt.';

describe('the lines on who gets data', () => {
  it('says what is true without a player, until it is told of the launch', () => {
    expect(shown()).to.deep.equal(['Uten JavaScript blir ingenting lagret eller sendt.']);
  });

  it('names the platform, and the LRS by its host, where the learner has a random name', () => {
    expect(shown({ keeps: 'lms', lrs: undefined, isNamed: false })).to.deep.equal([platform, copy, username, settings]);
    expect(shown({ keeps: 'lms', lrs: 'https://lrs.example.no/xapi', isNamed: false })).to.deep.equal([
      platform,
      `lrs.example.no (en LRS, en database for læringsdata): ${knows} og svarene, under et tilfeldig navn.`,
      copy,
      username,
      settings,
    ]);
  });

  it('says that the LRS of a platform gets the name that the platform has given', () => {
    expect(shown({ keeps: 'lms', lrs: 'https://lrs.example.no:8443/xapi/', isNamed: true })).to.deep.equal([
      platform,
      'lrs.example.no:8443 (en LRS, en database for læringsdata): det samme, under navnet som læringsplattformen har gitt deg.',
      copy,
      settings,
    ]);
  });

  it('names nobody but this browser in the web edition, and nobody at all in a preview', () => {
    const device = 'Denne nettleseren: hvor langt du har kommet, poengsummen og svarene.';
    expect(shown({ keeps: 'device', lrs: undefined, isNamed: false })).to.deep.equal([
      device,
      settings,
      'Ingen andre får vite noe, for ingenting blir sendt.',
    ]);
    expect(shown({ keeps: 'device', lrs: 'https://lrs.example.no/xapi', isNamed: false })).to.deep.equal([
      device,
      `lrs.example.no (en LRS, en database for læringsdata): ${knows} og svarene, under et tilfeldig navn.`,
      settings,
    ]);
    expect(shown({ keeps: 'nothing', lrs: undefined, isNamed: false })).to.deep.equal([
      'Ingen får vite noe nå. Det du gjør, blir verken lagret eller sendt.',
    ]);
  });

  it('stands among version, rights, sources and where to tell of a fault, without a fault that axe can find', async () => {
    shown({ keeps: 'lms', lrs: 'https://lrs.example.no/xapi', isNamed: false });
    const text = document.querySelector<HTMLElement>('#om')!.innerText;
    for (const part of ['Modul m1, versjon 1.2.3', 'CC BY 4.0', 'MIT', 'K1, S17 i', 'brukerstøtten i kommunen din']) {
      expect(text).to.contain(part);
    }
    expect((await axe.run(document.querySelector('#om')!)).violations).to.deep.equal([]);
  });
});

it('puts the pass mark of the launch in the place of the module’s own', () => {
  document.body.innerHTML = `<main>${toHtml(testForm('l_test', [], wordsFor('nb'), { passMark: 0.8 }))}</main>`;
  const lead = document.querySelector<HTMLElement>('.sam-lead')!;
  expect(lead.innerText).to.contain('prøve så mange ganger du vil. Du trenger 80 prosent for å bestå.');
  showPassMark(0.65);
  expect(lead.innerText).to.contain('prøve så mange ganger du vil. Du trenger 65 prosent for å bestå.');
});
