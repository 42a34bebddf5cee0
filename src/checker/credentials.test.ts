import { expect, it } from 'vitest';
import { credentialsIn } from './credentials.ts';

it.each([
  'Authorization: Basic b2xkOm9sZA==',
  'Basic c29tZWJvZHk6c2VjcmV0',
  'Bearer abc123def456',
  'Bearer eyJhbGciOi.JIUzI1NiJ9',
  'https://kari:hemmelig@lrs.example/',
  'password: "hunter2!"',
])('%s is told of', (text) => {
  expect(credentialsIn(text)).not.toEqual([]);
});

it.each([
  'The Basic Agreement (hovedavtalen) says how the parties cooperate.',
  'in the Basic Agreement.',
  'a bearer instrument',
  'Basic agreement-based cooperation',
])('%s is text', (text) => {
  expect(credentialsIn(text)).toEqual([]);
});
