import { nextSentence, type Sentence, type SpokenPart } from './read-aloud-text.ts';
import { localVoice } from './read-aloud-voices.ts';

/** What becomes of the reading, as the bar shows it. */
export type Phase = 'idle' | 'reading' | 'paused';

/** Why it has come to rest. */
export type Rest = 'paused' | 'stopped' | 'done' | 'failed';

interface SpeakerOptions {
  /** Of the document. */
  readonly lang: string;
  /** As a share of the usual speed. */
  readonly rate: () => number;
  readonly onSentence: (sentence: Sentence | undefined) => void;
  readonly onRest: (rest: Rest) => void;
}

/** Says a view, sentence by sentence. */
export interface Speaker {
  readonly phase: Phase;
  /** Begins at the top, or with the sentence in which it was paused. */
  play(view: Element): void;
  pause(): void;
  /** Ends it; says nothing of that where it was not under way. */
  stop(): void;
}

/**
 * One utterance a sentence, and a pause is an end of it: Chrome falls silent after 15 seconds of one utterance, Android cannot pause,
 * and what has stood paused for long often does not go on.
 */
export function createSpeaker({ lang, rate, onSentence, onRest }: SpeakerOptions): Speaker {
  let phase: Phase = 'idle';
  let view: Element | undefined;
  let sentence: Sentence | undefined;
  /** Kept, or the browser may clear it away before it has told of its end. */
  let utterance: SpeechSynthesisUtterance | undefined;

  function rest(next: Phase, why: Rest): void {
    if (phase === next) return;
    phase = next;
    utterance = undefined;
    speechSynthesis.cancel();
    if (next === 'idle') {
      sentence = undefined;
      onSentence(undefined);
    }
    onRest(why);
  }

  function say(part: number): void {
    const words = sentence?.parts[part];
    if (words) utter(words, () => say(part + 1));
    else goOn();
  }

  function utter({ text, lang: own }: SpokenPart, onEnd: () => void): void {
    const voices = speechSynthesis.getVoices();
    const voice = localVoice(voices, own) ?? localVoice(voices, lang);
    const said = new SpeechSynthesisUtterance(text);
    const fail = () => {
      if (said === utterance) rest('idle', 'failed');
    };
    utterance = said;
    if (!voice) {
      fail();
      return;
    }
    Object.assign(said, { voice, lang: voice.lang, rate: rate() });
    said.onend = () => {
      if (said === utterance) onEnd();
    };
    said.onerror = fail;
    speechSynthesis.speak(said);
  }

  function goOn(): void {
    sentence = view && nextSentence(view, sentence?.range);
    if (sentence) {
      onSentence(sentence);
      say(0);
    } else rest('idle', 'done');
  }

  return {
    get phase() {
      return phase;
    },
    play(shown) {
      const isResumed = phase === 'paused' && sentence !== undefined;
      phase = 'reading';
      view = shown;
      speechSynthesis.cancel(); // Of another tab that was killed, it may still be under way.
      if (isResumed) say(0);
      else goOn();
    },
    pause: () => rest('paused', 'paused'),
    stop: () => rest('idle', 'stopped'),
  };
}
