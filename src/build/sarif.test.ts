import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { catalogue } from '../compiler/rules/catalogue.ts';
import type { ContentMessage } from '../model/message.ts';
import { sarifOf } from './sarif.ts';

const message: ContentMessage = {
  file: 'content/m1/nb/blå leksjon.md',
  line: 3,
  column: 7,
  severity: 'warning',
  rule: 'les-mer',
  text: 'Lenken sier bare «Les mer». Skriv hva den går til.',
};

const text = {
  type: 'object',
  properties: { text: { type: 'string', minLength: 1 } },
  required: ['text'],
  additionalProperties: false,
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const closed = (properties: Readonly<Record<string, unknown>>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** What SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) says of the parts that we write; whatever else stands there is a fault. */
const schema = closed({
  $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
  version: { const: '2.1.0' },
  runs: {
    type: 'array',
    minItems: 1,
    items: closed({
      tool: closed({
        driver: closed({
          name: { type: 'string' },
          language: { type: 'string', pattern: '^[a-z]{2}$' },
          rules: {
            type: 'array',
            uniqueItems: true,
            items: closed({
              id: { type: 'string' },
              shortDescription: text,
              help: text,
              defaultConfiguration: closed({ level }),
              properties: { type: 'object' },
            }),
          },
        }),
      }),
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      originalUriBaseIds: { type: 'object', additionalProperties: closed({ description: text }) },
      results: {
        type: 'array',
        items: closed(
          {
            ruleId: { type: 'string' },
            ruleIndex: { type: 'integer', minimum: 0 },
            level,
            message: text,
            locations: {
              type: 'array',
              items: closed({
                physicalLocation: closed({
                  artifactLocation: closed({
                    uri: { type: 'string', pattern: '^[!-~]+$' },
                    uriBaseId: { type: 'string' },
                  }),
                  region: closed({
                    startLine: { type: 'integer', minimum: 1 },
                    startColumn: { type: 'integer', minimum: 1 },
                  }),
                }),
              }),
            },
          },
          ['ruleId', 'level', 'message', 'locations'],
        ),
      },
    }),
  },
});

it('is SARIF 2.1.0', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  const log = sarifOf([message, { ...message, rule: 'en-ny-regel', severity: 'error' }]);
  validate(log);
  expect(validate.errors).toBeNull();
});

it('leads from each result to its rule and its line', () => {
  const log = JSON.parse(JSON.stringify(sarifOf([message])));
  const [run] = log.runs;
  const [result] = run.results;
  expect(run.tool.driver.rules[result.ruleIndex].id).toBe('les-mer');
  expect(run.tool.driver.rules).toHaveLength(catalogue.length);
  expect(result).toMatchObject({ level: 'warning', message: { text: message.text } });
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'content/m1/nb/bl%C3%A5%20leksjon.md', uriBaseId: 'SRCROOT' },
    region: { startLine: 3, startColumn: 7 },
  });
});
