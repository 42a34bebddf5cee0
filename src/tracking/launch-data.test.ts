import { expect, it } from 'vitest';
import { lrsOf, lrsOfFile } from './launch-data.ts';

it('finds the LRS', () => {
  const lrs = { endpoint: 'https://lrs.kommune.no/xapi', auth: 'Basic abc' };
  expect(lrsOf(JSON.stringify({ lrs, more: true }))).toEqual(lrs);
});

it.each(['http://127.0.0.1:4173/xapi/', 'http://localhost/xapi', 'http://[::1]:80', 'HTTPS://lrs.kommune.no'])(
  'takes %s',
  (endpoint) => {
    expect(lrsOf(JSON.stringify({ lrs: { endpoint, auth: 'Basic abc' } }))?.endpoint).toBe(endpoint);
  },
);

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
  '{"lrs":{"endpoint":"http://lrs.kommune.no/xapi","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":"http://localhost.kommune.no/","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":"http://127.0.0.1@lrs.kommune.no/","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":"http://localhost:pw@lrs.kommune.no/","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":"http://127.0.0.1:80@lrs.kommune.no/","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":"http://127.0.0.10/","auth":"Basic abc"}}',
  '{"lrs":{"endpoint":7,"auth":"Basic abc"}}',
])('finds none in %j', (launchData) => {
  expect(lrsOf(launchData)).toBe(undefined);
});

it('finds the LRS of a file, by the same rules', () => {
  const lrs = { endpoint: 'https://lrs.kommune.no/xapi', auth: 'Basic abc' };
  expect(lrsOfFile(`${JSON.stringify({ ...lrs, more: true })}\n`)).toEqual(lrs);
  for (const text of ['', '{', '{"lrs":{}}', JSON.stringify({ lrs }), JSON.stringify({ ...lrs, auth: '' })]) {
    expect(lrsOfFile(text)).toBe(undefined);
  }
  expect(lrsOfFile(JSON.stringify({ ...lrs, endpoint: 'http://lrs.kommune.no/' }))).toBe(undefined);
});
