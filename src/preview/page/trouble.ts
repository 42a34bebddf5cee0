import { html, type TemplateResult } from 'lit';
import type { LmsFaults } from '../lms-faults.ts';
import { defaultLms, type LmsName, lmsLabels, lmsNames } from '../lms-name.ts';

/** What can be done to a learner who is inside. */
export interface TroubleOptions {
  readonly lms: LmsName;
  readonly faults: LmsFaults;
  readonly isOpen: boolean;
  /** Plays the activity in another LMS. */
  choose(lms: LmsName): void;
  change(faults: { readonly [fault in keyof LmsFaults]?: LmsFaults[fault] } | { readonly newVersion: true }): void;
  closeTab(): void;
}

/** How slow a slow LMS is. */
const slowMs = 10_000;

/** What can be put wrong, for a human to try. */
export function troubleView({ lms, faults, isOpen, choose, change, closeTab }: TroubleOptions): TemplateResult {
  const { dropped, loggedOut, http500, delayMs, newVersions } = faults;
  const handleChoice = (event: Event) => {
    const chosen = lmsNames.find((name) => event.target instanceof HTMLSelectElement && name === event.target.value);
    if (chosen) choose(chosen);
  };
  return html`<details class="trouble">
    <summary>Prøv når noe går galt${lms === defaultLms ? '' : ` – ${lmsLabels[lms]}`}</summary>
    <p>Knappene gjør noe galt med vilje, så du ser hva deltakeren får beskjed om. Ingenting blir ødelagt.</p>
    <p class="field">
      <label for="lms">Læringsplattform</label>
      <select id="lms" @change=${handleChoice}>
        ${lmsNames.map((name) => html`<option value=${name} ?selected=${name === lms}>${lmsLabels[name]}</option>`)}
      </select>
    </p>
    <div class="actions" role="group" aria-label="Feil">
      ${button(dropped ? 'Få nettet tilbake' : 'Mist nettet', () => change({ dropped: !dropped }))}
      ${button(loggedOut ? 'Logg inn igjen' : 'Logg ut økten', () => change({ loggedOut: !loggedOut }))}
      ${toggle('Treg læringsplattform (10 s)', delayMs > 0, () => change({ delayMs: delayMs > 0 ? 0 : slowMs }))}
      ${toggle('La lagringen feile', http500, () => change({ http500: !http500 }))}
      ${button('Bytt ut pakken mens kurset er åpent', () => change({ newVersion: true }))}
      ${isOpen ? button('Lukk fanen', closeTab) : ''}
    </div>
    <p role="status">${standing(faults)}${newVersions > 0 ? ` Pakken er byttet ut ${times(newVersions)}.` : ''}</p>
  </details>`;
}

const button = (text: string, act: () => void): TemplateResult =>
  html`<button class="button" type="button" @click=${act}>${text}</button>`;

const toggle = (text: string, isOn: boolean, act: () => void): TemplateResult =>
  html`<button class="button" type="button" aria-pressed=${isOn} @click=${act}>${text}</button>`;

/** What is wrong now, in a sentence. */
function standing({ dropped, loggedOut, http500, delayMs }: LmsFaults): string {
  const wrong = [
    ...(dropped ? ['Nettet er borte.'] : []),
    ...(loggedOut ? ['Økten er logget ut.'] : []),
    ...(delayMs > 0 ? [`Svarene kommer ${delayMs / 1000} sekunder for sent.`] : []),
    ...(http500 ? ['Læringsplattformen kan ikke lagre.'] : []),
  ];
  return wrong.length === 0 ? 'Alt virker.' : wrong.join(' ');
}

const times = (count: number): string => (count === 1 ? 'én gang' : `${count} ganger`);
