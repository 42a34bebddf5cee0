import { exampleModule } from '../../test/example-module.ts';
import type { PackageFormat } from '../model/package.ts';
import type { Release } from './release.ts';

const zip = (format: PackageFormat, mark: string) => ({
  name: `samspill-m1_1.2.3_${format}.zip`,
  format,
  bytes: 87_400,
  sha256: mark.repeat(64),
});

/** A release of one small module in two formats. */
export const exampleRelease: Release = {
  version: '0.1.0',
  modules: [
    {
      module: exampleModule(),
      packages: [zip('scorm12', 'a'), zip('web', 'b')],
      changes: '# Endringer i modulen\n\n## 1.2.3\n\n- Ny leksjon.\n',
      picture: '<svg/>',
    },
  ],
  libraries: [
    { name: '@lit/reactive-element', version: '2.1.2', license: 'BSD-3-Clause' },
    { name: 'uuid', version: '14.0.3', license: 'MIT' },
  ],
  all: { name: 'samspill-alle-moduler-0.1.0.zip', bytes: 88_000, sha256: 'c'.repeat(64) },
};
