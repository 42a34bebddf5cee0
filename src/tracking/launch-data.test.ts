import { expect, it } from 'vitest';
import { lrsOf } from './launch-data.ts';

it('finds the LRS', () => {
  const lrs = { endpoint: 'https://lrs.kommune.no/xapi', auth: 'Basic abc' };
  expect(lrsOf(JSON.stringify({ lrs, more: true }))).toEqual(lrs);
});

it.each([
  '',
  'null',
  '{',
  '[]',
  '"lrs"',
  '{"lrs":null}',
  '{"lrs":{"endpoint":"https://lrs.kommune.no/"}}',
  '{"lrs":{"endpoint":"https://lrs.kommune.no/","auth":""}}',
  '{"lrs":{"endpoint":"//lrs.kommune.no/","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":"javascript:alert(1)","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":7,"auth":"Basic abc"}}',
])('finds none in %j', (launchData) => {
  expect(lrsOf(launchData)).toBe(undefined);
});
