import { html, nothing, render, type TemplateResult } from 'lit';
import type { Call } from '../call.ts';
import { formatNames, type LmsState } from '../lms.ts';
import type { AttemptPolicy, Cmi } from '../policy.ts';
import type { ReceivedStatement } from '../received.ts';
import { callsInWords, statementInWords, type TitleOf } from './in-words.ts';
import { clock, facts, happeningList, section, statementDetails, table } from './parts.ts';

/** What the inspector shows. */
export interface Inspected {
  readonly lms: LmsState;
  readonly policy: AttemptPolicy;
  /** Of the current launch. */
  readonly calls: readonly Call[];
  /** Refused calls since the page was opened. */
  readonly refused: number;
  readonly data: Cmi;
  readonly statements: readonly ReceivedStatement[];
  readonly titleOf: TitleOf;
}

const shownCalls = 200;
const longestShown = 120;
const countText = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Shows how the package and the LMS talk together: first in an author's words, then, folded, as an engineer reads it. */
export function renderInspector(container: HTMLElement, inspected: Inspected): void {
  const { lms, policy, calls, refused, data, statements } = inspected;
  render(
    html`<details class="inspector" open>
      <summary>Slik ser læringsplattformen det</summary>
      <p class=${refused > 0 ? 'refused-count bad' : 'refused-count'} role="status">
        ${
          refused === 0
            ? 'Alt kurset har meldt fra om, er tatt imot.'
            : `${countText(refused, 'melding er avvist', 'meldinger er avvist')}. Det er en feil i Samspill, ikke i teksten din.`
        }
      </p>
      ${section('Nå', standingFacts(lms, policy, data))} ${stateSize(policy, data)}
      ${section('Det som skjer', happeningList('Det som skjer', callsInWords(calls, inspected.titleOf)))}
      ${section('Det som går til statistikken', happeningList('Det som går til statistikken', statements.map(statementInWords)))}
      <details class="technical">
        <summary>For utviklere: kall, felt og setninger</summary>
        ${section('Økt', sessionFacts(lms, policy, data))} ${section('Tilstand', stateText(policy, data))}
        ${section(`Kall (${calls.length})`, callTable(calls))} ${section('CMI-data', dataTable(data))}
        ${section(`Setninger i LRS (${statements.length})`, statementTable(statements))}
      </details>
    </details>`,
    container,
  );
}

/** What an author, or a learner's manager, would look for. */
function standingFacts({ grade, complete, attempt }: LmsState, policy: AttemptPolicy, data: Cmi): TemplateResult {
  const { words, score } = policy.standing(data);
  return facts([
    ['Status', words],
    ['Poeng', score === undefined || score === '' ? 'Ingen ennå' : `${score.replace('.', ',')} av 100`],
    ['Karakterboka', grade === null ? 'Tom' : `${String(grade).replace('.', ',')} av 100`],
    ['Fullført i kurslista', complete ? 'Ja' : 'Nei'],
    ['Forsøk', String(attempt)],
  ]);
}

function sessionFacts(lms: LmsState, policy: AttemptPolicy, data: Cmi): TemplateResult {
  const now = policy.standing(data);
  const { entry, mode } = policy.standing(lms.launch);
  return facts([
    ['Status', `${now.words} (${now.status})`],
    ['Poeng', now.score ?? 'ingen'],
    ['Forsøk', String(lms.attempt)],
    ['Pakke', `${formatNames[lms.format]}, versjon ${lms.version}, revisjon ${lms.revision}`],
    ['Åpnet som', entry === '' ? 'tom entry' : (entry ?? '')],
    ['Modus', mode ?? ''],
    ['Tid i alt', policy.standing(lms.cmi).totalTime ?? 'ingen'],
    ['Tid i økta', now.sessionTime ?? 'ikke meldt'],
  ]);
}

function stateSize({ standing, stateLimit: limit }: AttemptPolicy, data: Cmi): TemplateResult {
  const { state } = standing(data);
  return html`<section>
    <h2>Plass i læringsplattformen</h2>
    <p id="state-size">${state.length} av ${limit} tegn</p>
    <meter min="0" max=${limit} high=${limit * 0.75} value=${state.length} aria-labelledby="state-size"></meter>
    <p>Her ligger svarene og framdriften, så deltakeren kan fortsette senere.</p>
  </section>`;
}

function stateText({ standing }: AttemptPolicy, data: Cmi): TemplateResult {
  const { state } = standing(data);
  return state === ''
    ? html`<p>Ingen ennå.</p>`
    : html`<pre tabindex="0" role="region" aria-label="Tilstanden">${state}</pre>`;
}

function callTable(calls: readonly Call[]): TemplateResult {
  const newest = calls.slice(-shownCalls).reverse();
  return table(
    'Kall',
    ['Nr.', 'Kall og svar', 'Feil'],
    newest.map(({ n, time, fn, args, returned, error, refused }) => {
      const failed = !refused && error !== '0' && returned === 'false';
      return html`<tr class=${refused ? 'bad' : ''} title=${clock.format(time)}>
        <td>${n}</td>
        <td>
          <code>${fn}(${args.map(shown).join(', ')}) → ${shown(returned)}</code>
          ${refused ? html`<strong>Avvist</strong>` : nothing} ${failed ? html`<strong>Ikke lagret</strong>` : nothing}
        </td>
        <td>${error}</td>
      </tr>`;
    }),
  );
}

/** A value as it stands in JavaScript; the end of a long one is left out. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 1)}… (${text.length} tegn)`;
}

const dataTable = (data: Cmi): TemplateResult =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="CMI-data">
    <dl class="stacked">
      ${Object.entries(data).map(
        ([element, value]) =>
          html`<dt><code>${element}</code></dt>
            <dd><code>${shown(value)}</code></dd>`,
      )}
    </dl>
  </div>`;

const outcomes: Readonly<Record<ReceivedStatement['outcome'], string>> = {
  stored: 'lagret',
  duplicate: 'sendt på nytt',
  conflict: 'samme id, annet innhold',
  refused: 'avvist',
};

const statementTable = (statements: readonly ReceivedStatement[]): TemplateResult =>
  table(
    'Setninger i LRS',
    ['Nr.', 'Setning', 'Utfall'],
    [...statements].reverse().map(
      ({ n, statement, valid, problems, outcome }) =>
        html`<tr class=${valid && outcome !== 'conflict' ? '' : 'bad'}>
          <td>${n}</td>
          <td>
            ${statementDetails(statement)}
            ${problems.map((problem) => html`<p>${problem}</p>`)}
          </td>
          <td>${valid ? 'gyldig' : 'ugyldig'}, ${outcomes[outcome]}</td>
        </tr>`,
    ),
  );
