import type { Scorm12Api } from './adapters/scorm12.ts';

/** What becomes of a commit: it arrives, is answered with a fault, or is lost while the LMS says yes (offline). */
export type CommitFate = 'arrives' | 'fails' | 'is lost';

/**
 * An LMS of one launch that commits as Moodle does (moodle.md, commit): only what differs from what was sent last, and a value
 * counts as sent before the answer is known.
 */
export function moodleLms() {
  const values = new Map<string, string>();
  const sent = new Map<string, string>();
  const stored = new Map<string, string>();
  const calls: string[] = [];
  const network = { fate: 'arrives' as CommitFate };
  const send = () => {
    const changed = [...values].filter(([element, value]) => sent.get(element) !== value);
    for (const [element, value] of changed) {
      sent.set(element, value);
      if (network.fate === 'arrives') stored.set(element, value);
    }
    return network.fate === 'fails' ? 'false' : 'true';
  };
  const api: Scorm12Api = {
    LMSInitialize: () => 'true',
    LMSGetValue: (element) => values.get(element) ?? (element === 'cmi.interactions._count' ? '0' : ''),
    LMSSetValue(element, value) {
      calls.push(`${element} = ${value}`);
      values.set(element, value);
      return 'true';
    },
    LMSCommit: () => calls.push('LMSCommit') && send(),
    LMSFinish: () => calls.push('LMSFinish') && send(),
    LMSGetLastError: () => '0',
    LMSGetErrorString: () => '',
  };
  return {
    api,
    network,
    /** What is in the database. */
    stored,
    /** Every value set, every commit and finish. */
    calls,
    /** Ids of the stored interactions, in order. */
    answers: () => [...stored].filter(([element]) => element.endsWith('.id')).map(([, id]) => id),
    /** Elements that are set on the page, and not so in the database. */
    missing: () => [...values].filter(([element, value]) => stored.get(element) !== value).map(([element]) => element),
  };
}
