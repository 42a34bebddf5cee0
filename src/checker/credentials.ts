const patterns: readonly RegExp[] = [
  // Words are none: «the Basic Agreement», «bearer instruments».
  /\b(?:Basic|Bearer)\s+(?![A-Za-z]?[a-z]+(?:[.-][A-Za-z]?[a-z]*)*(?![\w+/=]))[\w+/.=-]{8,}/g,
  /\b[a-z]{2,8}:\/\/[^\s/"'`:@]{1,200}:[^\s/"'`@$]{1,200}@/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\b(?:password|passwd|passord|secret|api[_-]?key|access[_-]?token|client[_-]?secret|auth)["'`]?\s{0,9}[:=]\s{0,9}["'`][^"'`$\s]{6,}["'`]/gi,
];

/** What in a text looks like a password, a key or a token. */
export const credentialsIn = (text: string): readonly string[] =>
  patterns.flatMap((pattern) => text.match(pattern) ?? []);
