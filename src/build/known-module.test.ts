import { expect, it } from 'vitest';
import { unknownModule } from './known-module.ts';

it('tells which modules are not there, and the way out', () => {
  expect(unknownModule(['m1'], ['m1', 'm2'])).toBeUndefined();
  expect(unknownModule([], ['m1'])).toBeUndefined();
  expect(unknownModule(['a9', 'b9'], ['m1'])).toBe('Fant ikke modulen «a9», «b9». Velg blant: m1.');
  expect(unknownModule(['m1'], [])).toBe('Fant ingen moduler i modules/. Lag en med npm run ny:modul.');
});
