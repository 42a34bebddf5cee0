import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { expect, it } from 'vitest';
import { exampleRelease } from './release.fixture.ts';
import { billOfMaterials } from './sbom.ts';

const validator = new JsonStrictValidator(Version.v1dot6);
const json = billOfMaterials(exampleRelease);

it('is valid CycloneDX 1.6, which a spoilt one is not', async () => {
  expect(await validator.validate(json)).toBeNull();
  expect(await validator.validate(json.replace('"library"', '"bibliotek"'))).not.toBeNull();
});

it('names what lies in the zips, each with its version, licence and address', () => {
  const { components } = JSON.parse(json);
  const lit = components.find(({ name }: { name: string }) => name === 'reactive-element');
  expect(lit).toMatchObject({
    group: '@lit',
    version: '2.1.2',
    purl: 'pkg:npm/%40lit/reactive-element@2.1.2',
    licenses: [{ license: { id: 'BSD-3-Clause' } }],
  });
});

it('holds each zip with its checksum, and says what it depends on', () => {
  const { components, dependencies } = JSON.parse(json);
  const zip = { name: 'samspill-m1_1.2.3_scorm12.zip', hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }] };
  expect(components).toContainEqual(expect.objectContaining(zip));
  const parts = dependencies.find(({ ref }: { ref: string }) => ref === zip.name);
  expect(parts.dependsOn).toContain('pkg:npm/%40lit/reactive-element@2.1.2');
});

it('lays the control files of SCORM in the SCORM packages alone', () => {
  const { dependencies } = JSON.parse(json);
  const holders = dependencies.filter(({ dependsOn = [] }: { dependsOn?: string[] }) =>
    dependsOn.includes('scorm-xsd'),
  );
  expect(holders.map(({ ref }: { ref: string }) => ref)).toEqual(['samspill-m1_1.2.3_scorm12.zip']);
});

it('is the same each time', () => {
  expect(billOfMaterials(exampleRelease)).toBe(json);
});
