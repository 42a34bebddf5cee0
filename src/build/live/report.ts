import type { LiveContent, LiveFault } from '../../model/live.ts';
import { formatMessage } from '../../model/message.ts';
import type { Terminal } from '../build-command.ts';

/** Tells in the terminal what is wrong with the content: at the start, and each time it is something else. */
export function reportNews(content: LiveContent, terminal: Terminal): void {
  let before = new Set<string>();
  const tell = (faults: readonly LiveFault[]) => {
    const lines = faults.map((fault) =>
      fault.severity === 'warning' ? `${formatMessage(fault)} (advarsel)` : formatMessage(fault),
    );
    for (const line of lines) if (!before.has(line)) terminal.error(line);
    if (before.size > 0 && lines.length === 0) terminal.out('Alle feilene er rettet.');
    before = new Set(lines);
  };
  tell(content.news().faults);
  content.onNews(({ faults }) => tell(faults));
}
