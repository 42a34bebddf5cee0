import { html, nothing, render, type TemplateResult } from 'lit';
import type { Cmi5Log, LoggedByLms, LoggedSession, LoggedViolation, TincanLog } from '../launch-log.ts';
import { standingIn, statementsInWords } from './in-words.ts';
import { clock, facts, happeningList, lastPart, section, statementDetails, table } from './parts.ts';

/** Shows what a platform that launches by cmi5 or xAPI knows of a course: first in an author's words, then, folded, as an engineer reads it. */
export function renderLog(container: HTMLElement, log: Cmi5Log | TincanLog): void {
  const { statements } = log;
  const refused = 'violations' in log ? log.violations.length : statements.filter(({ status }) => status >= 300).length;
  render(
    html`<details class="inspector" open>
      <summary>Slik ser læringsplattformen det</summary>
      <p class=${refused > 0 ? 'refused-count bad' : 'refused-count'} role="status">
        ${
          refused === 0
            ? 'Alt kurset har meldt fra om, er tatt imot.'
            : `${refused} ${refused === 1 ? 'melding er feil' : 'meldinger er feil'}. Det er en feil i Samspill, ikke i teksten din.`
        }
      </p>
      ${section('Nå', standingFacts(log))}
      ${section('Det som skjer', happeningList('Det som skjer', statementsInWords(statements)))}
      <details class="technical">
        <summary>For utviklere: økter, krav og setninger</summary>
        ${'violations' in log ? cmi5Sections(log) : section('Økt', facts([['Registration', log.registration]]))}
        ${section(`Setninger (${statements.length})`, statementTable(statements))}
      </details>
    </details>`,
    container,
  );
}

/** What an author, or a learner's manager, would look for. */
function standingFacts(log: Cmi5Log | TincanLog): TemplateResult {
  const { isCompleted, isPassed, scaled } = standingIn(log.statements);
  const { length } = log.launches;
  const kept = 'satisfied' in log ? log : { completed: isCompleted, passed: isPassed, satisfied: isCompleted };
  return facts([
    ['Status', statusOf(kept, length)],
    [
      'Poeng',
      scaled === undefined ? 'Ingen ennå' : `${String(Math.round(scaled * 1000) / 10).replace('.', ',')} av 100`,
    ],
    ['Fullført i kurslista', kept.satisfied ? 'Ja' : 'Nei'],
    ['Åpnet', `${length} ${length === 1 ? 'gang' : 'ganger'}`],
  ]);
}

function statusOf({ completed, passed }: { completed: boolean; passed: boolean }, launches: number): string {
  if (completed && passed) return 'Fullført og bestått';
  if (completed || passed) return completed ? 'Fullført' : 'Bestått';
  return launches > 0 ? 'Påbegynt' : 'Ikke startet';
}

const yesNo = (is: boolean): string => (is ? 'ja' : 'nei');

const cmi5Sections = ({ violations, launches, ...log }: Cmi5Log): TemplateResult => html`
  ${violations.length === 0 ? nothing : section(`Brudd på cmi5 (${violations.length})`, violationTable(violations))}
  ${section(
    'Påmelding',
    facts([
      ['Fullført', yesNo(log.completed)],
      ['Bestått', yesNo(log.passed)],
      ['Kravet er nådd', `${yesNo(log.satisfied)} (moveOn: ${log.moveOn})`],
      ['Registration', log.registration],
    ]),
  )}
  ${section(`Økter (${launches.length})`, sessionTable(launches))}
`;

const violationTable = (violations: readonly LoggedViolation[]): TemplateResult =>
  table(
    'Brudd på cmi5',
    ['Krav', 'Hva'],
    violations.map(
      ({ req, text, verb, time }) =>
        html`<tr class="bad" title=${clock.format(time)}>
          <td>${req}</td>
          <td>${text}${verb === undefined ? nothing : html` <code>${lastPart(verb)}</code>`}</td>
        </tr>`,
    ),
  );

const states: Readonly<Record<LoggedSession['state'], string>> = {
  open: 'åpen',
  terminated: 'avsluttet',
  abandoned: 'forlatt',
};

const sessionTable = (launches: readonly LoggedSession[]): TemplateResult =>
  table(
    'Økter',
    ['Åpnet', 'Modus', 'Meldt', 'Nøkkel', 'Tilstand'],
    [...launches].reverse().map(
      ({ launchedAt, mode, verbs, fetches, state }) =>
        html`<tr>
          <td>${clock.format(launchedAt)}</td>
          <td>${mode}</td>
          <td>${verbs.join(', ') || 'ingenting'}</td>
          <td>hentet ${fetches} ${fetches === 1 ? 'gang' : 'ganger'}</td>
          <td>${states[state]}</td>
        </tr>`,
    ),
  );

const statementTable = (statements: readonly LoggedByLms[]): TemplateResult =>
  table(
    'Setninger',
    ['Nr.', 'Setning', 'Svar'],
    [...statements].reverse().map(
      ({ n, statement, by, status, time }) =>
        html`<tr class=${status < 300 ? '' : 'bad'} title=${clock.format(time)}>
          <td>${n}</td>
          <td>
            ${statementDetails(statement, by === 'LMS' ? ' (plattformen)' : '')}
          </td>
          <td>${status}</td>
        </tr>`,
    ),
  );
