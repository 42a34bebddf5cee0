import { expect, it } from 'vitest';
import { keptLanguage } from './kept-language.ts';

/** As a browser has it: what is kept are properties of its own. */
function memory(): Storage {
  const values: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => values[key] ?? null,
    setItem: (key: string, value: string) => void Reflect.set(values, key, value),
    removeItem: (key: string) => void Reflect.deleteProperty(values, key),
  };
  return Object.setPrototypeOf(values, methods);
}

const kari = { module: 'm1', registration: '6f1c0f5e-0000-4000-8000-000000000001' };
const ola = { ...kari, registration: '6f1c0f5e-0000-4000-8000-000000000002' };

it('keeps the choice of one learner in one module, and shows it to no other', () => {
  const storage = memory();
  const kept = keptLanguage(() => storage);
  kept.keep(kari, 'nn');
  expect([kept.read(kari), kept.read(ola), kept.read({ ...kari, module: 'm2' })]).toEqual(['nn', undefined, undefined]);
  kept.forget(kari);
  expect(kept.read(kari)).toBeUndefined();
  expect(Object.keys(storage)).toEqual([]);
});

it('takes away what is older than a year, or none of ours, and nothing else', () => {
  const storage = memory();
  storage.setItem('samspill:m1/x', 'a copy');
  storage.setItem('samspill-lang/m1/spoilt', 'nn');
  let now = 0;
  const kept = keptLanguage(
    () => storage,
    () => now,
  );
  kept.keep(kari, 'nn');
  now = 366 * 86_400_000;
  kept.keep(ola, 'en');
  expect([kept.read(kari), kept.read(ola)]).toEqual([undefined, 'en']);
  expect(Object.keys(storage).sort()).toEqual([
    'samspill-lang/m1/6f1c0f5e-0000-4000-8000-000000000002',
    'samspill:m1/x',
  ]);
});

it('does without, where storage is blocked or holds nonsense', () => {
  const blocked = keptLanguage(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  blocked.keep(kari, 'nn');
  blocked.forget(kari);
  expect(blocked.read(kari)).toBeUndefined();
  const storage = memory();
  storage.setItem('samspill-lang/m1/6f1c0f5e-0000-4000-8000-000000000001', 'klingon/1');
  expect(keptLanguage(() => storage).read(kari)).toBeUndefined();
});
