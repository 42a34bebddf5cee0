import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { lmsServer } from './lms-server.fixture.ts';
import { moodle12, oldMoodle12 } from './moodle12.ts';

/** The table of ux-reliability.md §5.2, measured on a real Moodle. */
describe('what Moodle promises, and what it keeps', () => {
  function begun(fault: Fault) {
    const server = lmsServer(moodle12);
    const tab = server.open();
    tab.initialize();
    tab.set('cmi.completion_status', 'incomplete');
    tab.set('cmi.suspend_data', '1');
    tab.commit();
    tab.faults.set([fault]);
    return { tab, stored: server.stored };
  }

  it('says true offline, and never sends again what went then', () => {
    const { tab, stored } = begun({ kind: 'cut' });
    tab.set('cmi.suspend_data', '2');
    tab.set('cmi.location', 'l2');
    expect([tab.commit(), tab.error()]).toEqual(['true', '0']);
    tab.faults.set([]);
    tab.set('cmi.suspend_data', '2');
    expect(tab.commit()).toBe('true');
    expect(stored()['cmi.suspend_data']).toBe('1');
    tab.set('cmi.suspend_data', '3');
    expect(tab.commit()).toBe('true');
    expect(stored()['cmi.suspend_data'], 'a new number heals').toBe('3');
    expect(stored()['cmi.core.lesson_location'], 'and nothing else').toBeUndefined();
  });

  it('says false once at a status of 500, and then true to an empty save', () => {
    const { tab, stored } = begun({ kind: 'http-500', times: 1 });
    tab.set('cmi.completion_status', 'completed');
    expect([tab.commit(), tab.error()]).toEqual(['false', '101']);
    expect(tab.commit()).toBe('true');
    expect(stored()['cmi.core.lesson_status']).toBe('incomplete');
    for (const status of ['incomplete', 'completed']) {
      tab.set('cmi.completion_status', status);
      tab.commit();
    }
    expect(stored()['cmi.core.lesson_status'], 'another value, then the right one').toBe('completed');
  });

  it('makes «completed» of a finish without a status', () => {
    const server = lmsServer(moodle12);
    const tab = server.open();
    tab.initialize();
    tab.terminate();
    expect(server.stored()['cmi.core.lesson_status']).toBe('completed');
  });

  it.each([
    [moodle12, 'true', 'true', 'false'],
    [oldMoodle12, 'true', 'false', 'false'],
  ] as const)('takes texts of 4096 characters, and today of 64 000', (behaviour, short, long, tooLong) => {
    const tab = lmsServer(behaviour).open();
    tab.initialize();
    expect([4096, 64_000, 64_001].map((length) => tab.set('cmi.suspend_data', 'x'.repeat(length)))).toEqual([
      short,
      long,
      tooLong,
    ]);
  });
});
