import { describe, expect, it } from 'vitest';
import type { SlotRegistry } from '../model/slots.ts';
import { completeSlots, type SlotEntry } from './slots.ts';
import { formatSlots, readSlots } from './slots-file.ts';

const empty: SlotRegistry = { module: 'm1', slots: [] };
const faults: string[] = [];
const lesson = (id: string): SlotEntry => ({ id, kind: 'lesson', report: (rule) => faults.push(`${id} ${rule}`) });
const choice = (id: string, ...options: string[]): SlotEntry => ({ ...lesson(id), kind: 'choice', options });

/** Registers the entries one version after the other, and gives what came of the last. */
function versions(...entries: readonly SlotEntry[][]) {
  faults.length = 0;
  let slots = completeSlots(empty, []);
  for (const version of entries) slots = completeSlots(slots.registry, version);
  return {
    ...slots,
    ids: slots.registry.slots.map(({ id, retired }) => (retired ? `${id}†` : id)),
    faults: [...faults],
  };
}

describe('the registry', () => {
  it('appends what is new, whatever its place in the document', () => {
    const { ids, added } = versions(
      [lesson('l_a'), lesson('l_b')],
      [lesson('l_ny'), choice('q_ny'), lesson('l_b'), lesson('l_a')],
    );
    expect(ids).toEqual(['l_a', 'l_b', 'l_ny', 'q_ny']);
    expect(added).toBe(true);
  });

  it('retires what is gone, and keeps its place for ever', () => {
    const { ids, retired, added } = versions(
      [lesson('l_a'), choice('q_a'), lesson('l_b')],
      [lesson('l_a'), lesson('l_b')],
    );
    expect(ids).toEqual(['l_a', 'q_a†', 'l_b']);
    expect({ retired, added }).toEqual({ retired: true, added: false });
    expect(versions([lesson('l_a'), choice('q_a')], [lesson('l_a')], [lesson('l_a')])).toMatchObject({
      retired: false,
      added: false,
    });
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
    expect(versions(same, same)).toMatchObject({ added: false, retired: false });
  });
});

describe('the letters of the options', () => {
  const letters = (...wordings: readonly string[][]) => {
    const last = versions(...wordings.map((options) => [choice('q', ...options)]));
    return { letters: last.letters.get('q')?.join(''), added: last.added, retired: last.retired };
  };

  it('follow the text when an option is moved', () => {
    expect(letters(['Ja', 'Nei', 'Kanskje'], ['Kanskje', 'Ja', 'Nei'])).toEqual({
      letters: 'cab',
      added: false,
      retired: false,
    });
  });

  it('stay when an option is worded anew, and when it is moved afterwards', () => {
    expect(letters(['Ja', 'Nei'], ['Ja', 'Aldri'])).toEqual({ letters: 'ab', added: false, retired: false });
    expect(letters(['Ja', 'Nei'], ['Ja', 'Aldri'], ['Aldri', 'Ja'])).toEqual({
      letters: 'ba',
      added: false,
      retired: false,
    });
    expect(letters(['Ja', 'Nei'], ['Nei!', 'Ja'])).toEqual({ letters: 'ba', added: false, retired: false });
  });

  it('are new for a new option, and are never given again', () => {
    expect(letters(['Ja', 'Nei'], ['Kanskje', 'Ja', 'Nei'])).toEqual({ letters: 'cab', added: true, retired: false });
    expect(letters(['Ja', 'Nei', 'Vet ikke'], ['Ja', 'Nei'])).toEqual({ letters: 'ab', added: false, retired: true });
    expect(letters(['Ja', 'Nei', 'Vet ikke'], ['Ja', 'Nei'], ['Ja', 'Nei', 'Kanskje'])).toEqual({
      letters: 'abd',
      added: true,
      retired: false,
    });
  });

  it('come to an end after z', () => {
    const many = Array.from({ length: 26 }, (_, index) => `Svar ${index}`);
    expect(letters(many)).toMatchObject({ letters: 'abcdefghijklmnopqrstuvwxyz' });
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
      { id: 'q_a', kind: 'choice', options: ['1x', null] },
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
          { "id": "q_a", "kind": "choice", "options": ["1x", null] },
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
