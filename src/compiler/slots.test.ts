import { describe, expect, it } from 'vitest';
import type { SlotRegistry } from '../model/slots.ts';
import { completeSlots, isStale, type SlotEntry } from './slots.ts';
import { formatSlots, readSlots } from './slots-file.ts';

const empty: SlotRegistry = { module: 'm1', slots: [] };
const faults: string[] = [];
const lesson = (id: string): SlotEntry => ({ id, kind: 'lesson', report: (rule) => faults.push(`${id} ${rule}`) });
/** A right option is written with a star before it. */
const choice = (id: string, ...options: string[]): SlotEntry => ({
  ...lesson(id),
  kind: 'choice',
  options: options.map((text) => ({ text: text.replace('*', ''), correct: text.startsWith('*') })),
});

/** Registers the entries one version after the other, and gives what came of the last. */
function versions(...entries: readonly SlotEntry[][]) {
  faults.length = 0;
  let slots = completeSlots(empty, []);
  for (const version of entries) slots = completeSlots(slots.registry, version);
  return {
    ...slots,
    ids: slots.registry.slots.map(({ id, retired }) => (retired ? `${id}†` : id)),
    gone: slots.changes.gone.map(({ id }) => id),
    come: slots.changes.come,
    changed: slots.changes.changed,
    doubts: slots.doubtful.map(({ doubt }) => doubt),
    stale: isStale(slots.changes),
    faults: [...faults],
  };
}

describe('the registry', () => {
  it('appends what is new, whatever its place in the document', () => {
    const { ids, come } = versions(
      [lesson('l_a'), lesson('l_b')],
      [lesson('l_ny'), choice('q_ny'), lesson('l_b'), lesson('l_a')],
    );
    expect(ids).toEqual(['l_a', 'l_b', 'l_ny', 'q_ny']);
    expect(come).toEqual(['l_ny', 'q_ny']);
  });

  it('retires what is gone, and keeps its place for ever', () => {
    const { ids, gone, come } = versions([lesson('l_a'), choice('q_a'), lesson('l_b')], [lesson('l_a'), lesson('l_b')]);
    expect(ids).toEqual(['l_a', 'q_a†', 'l_b']);
    expect({ gone, come }).toEqual({ gone: ['q_a'], come: [] });
    expect(versions([lesson('l_a'), choice('q_a')], [lesson('l_a')], [lesson('l_a')]).stale).toBe(false);
  });

  it('refuses a retired id, and an id that has come to mean something else', () => {
    expect(versions([choice('q_a')], [], [choice('q_a')])).toMatchObject({
      faults: ['q_a pensjonert-id'],
      ids: ['q_a†'],
    });
    expect(versions([choice('x')], [lesson('x')])).toMatchObject({ faults: ['x endret-slag'] });
  });

  it('is not stale when nothing has come or gone', () => {
    const same = [lesson('l_a'), choice('q_a', 'Ja', 'Nei')];
    expect(versions(same, same).stale).toBe(false);
  });
});

describe('the letters of the options', () => {
  const letters = (...wordings: readonly string[][]) => {
    const last = versions(...wordings.map((options) => [choice('q', ...options)]));
    return [last.letters.get('q')?.join(''), ...(last.stale ? ['stale'] : []), ...last.doubts];
  };

  it('follow the text when an option is moved, and the registry knows the new order', () => {
    const moved = ['Kanskje', 'Ja', 'Nei'];
    expect(letters(['Ja', 'Nei', 'Kanskje'], moved)).toEqual(['cab', 'stale']);
    expect(letters(['Ja', 'Nei', 'Kanskje'], moved, moved)).toEqual(['cab']);
  });

  it('stay when an option is worded anew, and when it is moved afterwards', () => {
    expect(letters(['Ja', 'Nei'], ['Ja', 'Aldri'])).toEqual(['ab', 'stale']);
    expect(letters(['Ja', 'Nei'], ['Ja', 'Aldri'], ['Ja', 'Aldri'])).toEqual(['ab']);
    expect(letters(['Ja', 'Nei'], ['Ja', 'Aldri'], ['Alltid', 'Aldri'], ['Aldri', 'Alltid'])).toEqual(['ba', 'stale']);
    expect(letters(['Ja', 'Nei'], ['Nei!', 'Ja'])).toEqual(['ba', 'stale']);
  });

  it('stay when several are worded anew where they stand, also after they were moved', () => {
    expect(letters(['*Ja', 'Nei', 'Vet ikke'], ['*Ja!', 'Nei!', 'Vet ikke'])).toEqual(['abc', 'stale']);
    expect(letters(['*Ja', 'Nei', 'Tja'], ['Nei', '*Ja', 'Tja'], ['Nei!', '*Ja!', 'Tja'])).toEqual(['bac', 'stale']);
  });

  it('are in doubt when several are worded anew and have changed places', () => {
    expect(letters(['*Ja', 'Nei', 'Tja'], ['Tja', '*Ja!', 'Nei!'])).toEqual(['cab', 'stale', 'moved']);
    expect(letters(['*Ja', 'Nei', 'Tja'], ['Nei!', '*Ja!', 'Tja'])).toEqual(['abc', 'stale', 'moved']);
    expect(letters(['Ja', 'Nei'], ['Ja!', 'Nei!', 'Tja'])).toEqual(['cde', 'stale', 'mixed']);
    expect(letters(['Ja', 'Nei', 'Tja'], ['Ja!', 'Tja'])).toEqual(['ac', 'stale', 'mixed']);
  });

  it('are new for a new option, and are never given again', () => {
    expect(letters(['Ja', 'Nei'], ['Kanskje', 'Ja', 'Nei'])).toEqual(['cab', 'stale']);
    expect(letters(['Ja', 'Nei', 'Vet ikke'], ['Ja', 'Nei'])).toEqual(['ab', 'stale']);
    expect(letters(['Ja', 'Nei', 'Vet ikke'], ['Ja', 'Nei'], ['Ja', 'Nei', 'Kanskje'])).toEqual(['abd', 'stale']);
  });

  it('come to an end after z', () => {
    const many = Array.from({ length: 26 }, (_, index) => `Svar ${index}`);
    expect(letters(many, many)).toEqual(['abcdefghijklmnopqrstuvwxyz']);
    expect(faults).toEqual([]);
    letters(many, many.slice(1), [...many.slice(1), 'Nytt']);
    expect(faults).toEqual(['q brukte-bokstaver']);
  });
});

describe('slots.json', () => {
  const registry: SlotRegistry = {
    module: 'm1',
    slots: [
      { id: 'l_a', kind: 'lesson' },
      { id: 'q_a', kind: 'choice', options: ['1x', null], order: 'A' },
      { id: 'q_b', kind: 'choice', retired: true },
    ],
  };
  const read = (json: string) => {
    const found: string[] = [];
    const value = readSlots(json, 'm1', ({ line, column }, rule) => found.push(`${line}:${column} ${rule}`));
    return { value, found };
  };

  it('has one slot a line, and reads back as it was', () => {
    expect(formatSlots(registry)).toMatchInlineSnapshot(`
      "{
        "module": "m1",
        "slots": [
          { "id": "l_a", "kind": "lesson" },
          { "id": "q_a", "kind": "choice", "options": ["1x", null], "order": "A" },
          { "id": "q_b", "kind": "choice", "retired": true }
        ]
      }
      "
    `);
    expect(read(formatSlots(registry))).toEqual({ value: registry, found: [] });
  });

  it('is refused when it has been spoilt', () => {
    const good = formatSlots(registry);
    expect(read(good.replace('"q_b"', '"q_a"'))).toEqual({ value: undefined, found: ['6:13 slots-skadet'] });
    expect(read(good.replace('"m1"', '"m2"'))).toEqual({ value: undefined, found: ['2:13 slots-skadet'] });
    expect(read(good.replace('"kind": "lesson"', '"kind": "leksjon"')).found).toEqual(['4:28 ugyldig-verdi']);
    expect(read(good.slice(0, 60)).value).toBeUndefined();
    expect(read('').value).toBeUndefined();
  });
});
