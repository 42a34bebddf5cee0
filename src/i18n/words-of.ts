type PluralKey<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : never;
type PlainKey<Key> = Key extends `${string}_one` | `${string}_other` ? never : Key;

/** The name of a word: a plural is named without its `_one`/`_other`, and takes `count`. */
export type KeyOf<Resource> = PlainKey<keyof Resource & string> | PluralKey<keyof Resource & string>;

/** Gives the words for a key, with `{name}` filled in. */
export type WordsOf<Resource> = (key: KeyOf<Resource>, values?: Readonly<Record<string, string | number>>) => string;
