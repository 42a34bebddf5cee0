import { expect, it } from 'vitest';
import { localVoice } from './read-aloud-voices.ts';

const voice = (lang: string, name = lang, localService = true, isDefault = false): SpeechSynthesisVoice => ({
  lang,
  name,
  localService,
  default: isDefault,
  voiceURI: name,
});

it.each([
  ['nb', ['en-GB', 'nb-NO'], 'nb-NO'],
  ['nb', ['no_NO'], 'no_NO'],
  ['nb', ['nn-NO'], 'nn-NO'],
  ['nn', ['nb-NO', 'nn-NO'], 'nn-NO'],
  ['nn', ['nb_NO'], 'nb_NO'],
  ['en', ['nb-NO', 'en-US', 'en-GB'], 'en-GB'],
  ['se', ['nb-NO'], undefined],
  ['nb', ['sv-SE', 'da-DK', 'en-GB', 'nbx'], undefined],
])('reads %s with the best of %j', (lang, langs, best) => {
  expect(
    localVoice(
      langs.map((each) => voice(each)),
      lang,
    )?.name,
  ).toBe(best);
});

it('prefers the voice that the machine does, and never one that sends the text away', () => {
  const voices = [voice('nb-NO', 'Sky', false, true), voice('nb-NO', 'Nora'), voice('nb-NO', 'Finn', true, true)];
  expect(localVoice(voices, 'nb')?.name).toBe('Finn');
  expect(localVoice(voices.slice(0, 1), 'nb')).toBeUndefined();
});
