import { catalogue } from '../compiler/rules/catalogue.ts';
import type { ContentMessage } from '../model/message.ts';

/** What was found as SARIF 2.1.0, which GitHub and editors show on the lines. */
export function sarifOf(messages: readonly ContentMessage[]): object {
  const rules = catalogue.map(({ id, title, help, severity, isLocked }) => ({
    id,
    shortDescription: { text: title },
    help: { text: help },
    defaultConfiguration: { level: severity },
    properties: { canBeLowered: !isLocked },
  }));
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Samspill', language: 'nb', rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'Mappen til prosjektet' } } },
        results: messages.map(({ rule, severity, text, file, line, column }) => {
          const ruleIndex = indexOf.get(rule);
          return {
            ruleId: rule,
            ...(ruleIndex !== undefined && { ruleIndex }),
            level: severity,
            message: { text },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(file), uriBaseId: 'SRCROOT' },
                  region: { startLine: line, startColumn: column },
                },
              },
            ],
          };
        }),
      },
    ],
  };
}
