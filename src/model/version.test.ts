import { describe, expect, it } from 'vitest';
import { compareVersions, versionPattern } from './version.ts';

describe('a version', () => {
  it('comes in the order of Semantic Versioning 2.0.0, 11', () => {
    const ordered = [
      '0.9.10',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.2',
      '1.0.10',
      '1.2.0',
      '10.0.0',
    ];
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
    for (const [index, version] of ordered.entries()) {
      for (const [place, other] of ordered.entries()) {
        expect(Math.sign(compareVersions(version, other)), `${version} ${other}`).toBe(Math.sign(index - place));
      }
    }
  });

  it.each(['1.2', '01.2.3', '1.2.3-', '1.2.3-01', '1.2.3-a..b', '1.2.3+5', 'v1.2.3', ''])('is not %j', (text) => {
    expect(versionPattern.test(text)).toBe(false);
  });
});
