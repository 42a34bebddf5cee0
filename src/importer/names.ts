/** A text as a name of a file or an id: small letters a–z, digits, and `joint` between words. */
export function slug(text: string, joint: '-' | '_'): string {
  const words = text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD') // Parts å from its ring and é from its accent.
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words
    .join(joint)
    .slice(0, 40)
    .replace(/[-_]+$/, '');
}
