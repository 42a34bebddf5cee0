const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o' };

/** The words of a text in a–z and digits, for ids and names of files: «På jobb: Én ny» → `pa`, `jobb`, `en`, `ny`. */
export const plainWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/[æø]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD') // Parts å from its ring and é from its accent.
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
