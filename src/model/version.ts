const identifier = String.raw`(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)`;

/** A version as Semantic Versioning 2.0.0 writes it, without build metadata: `1.2.3` or `1.2.3-rc.1`. */
export const versionPattern = new RegExp(
  String.raw`^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-${identifier}(?:\.${identifier})*)?$`,
);

/** Order of two versions (Semantic Versioning 2.0.0, 11): below 0 when `a` comes first, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [coreA, tailA] = parted(a);
  const [coreB, tailB] = parted(b);
  const core = compareParts(coreA, coreB);
  if (core !== 0 || tailA.length === 0 || tailB.length === 0) return core || tailB.length - tailA.length;
  return compareParts(tailA, tailB);
}

/** The numbers of a version, and what stands behind its hyphen, if anything. */
function parted(version: string): readonly [readonly string[], readonly string[]] {
  const hyphen = version.indexOf('-');
  if (hyphen < 0) return [version.split('.'), []];
  return [version.slice(0, hyphen).split('.'), version.slice(hyphen + 1).split('.')];
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return comparePart(part, other);
  }
  return a.length - b.length;
}

/** Numbers by size and before words; words by their letters. */
function comparePart(a: string, b: string): number {
  const [numberA, numberB] = [a, b].map((part) => (/^\d+$/.test(part) ? Number(part) : undefined));
  if (numberA !== undefined && numberB !== undefined) return numberA - numberB;
  if (numberA !== undefined) return -1;
  return numberB !== undefined || a > b ? 1 : -1;
}
