/** Whose voices say a language, the best first: nynorsk is read by a voice of bokmål where there is no other, and the other way round. */
const spokenAs: Readonly<Record<string, readonly string[]>> = { nb: ['nb', 'no', 'nn'], nn: ['nn', 'nb', 'no'] };

/** `nb` of `nb-NO` and, as Android writes it, of `nb_NO`. */
const languageOf = (code: string): string => code.toLowerCase().split(/[-_]/)[0] ?? '';

/**
 * The best voice for a language among those on the device itself; a voice that is not `localService` sends the text to somebody's
 * server, and is never used (design.md decision 11).
 */
export function localVoice(voices: readonly SpeechSynthesisVoice[], lang: string): SpeechSynthesisVoice | undefined {
  const local = voices.filter(({ localService }) => localService);
  for (const code of spokenAs[languageOf(lang)] ?? [languageOf(lang)]) {
    const fitting = local.filter((voice) => languageOf(voice.lang) === code);
    const best =
      fitting.find(({ default: isDefault }) => isDefault) ?? fitting.find(({ lang: own }) => /GB/i.test(own));
    if (best ?? fitting[0]) return best ?? fitting[0];
  }
  return undefined;
}
