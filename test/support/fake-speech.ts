/** A voice as the browser lists it. */
export interface FakeVoice {
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
}

/** What has been said to the voices of a page, and what a test can do to them. */
export interface FakeSpeech {
  /** Every utterance, in its order. */
  readonly said: { readonly text: string; readonly voice: string; readonly lang: string; readonly rate: number }[];
  /** The utterance that is under way comes to its end. */
  finish(): void;
  /** It breaks off, as when the voice does not answer. */
  fail(): void;
  /** Whether something is being said. */
  readonly isSpeaking: boolean;
  /** The voices of the machine are others now. */
  bring(voices: readonly FakeVoice[]): void;
}

declare global {
  interface Window {
    speech: FakeSpeech;
  }
}

/** A machine that speaks Norwegian and English by itself, and has one voice that sends text to a server. */
export const machineVoices: readonly FakeVoice[] = [
  { name: 'Sky', lang: 'nb-NO', localService: false },
  { name: 'Nora', lang: 'nb-NO', localService: true },
  { name: 'Kate', lang: 'en-GB', localService: true },
];

/** Runs in the page before all else, by `addInitScript`: the voices of the platform, which no test browser has. */
export function fakeSpeech(voices: readonly FakeVoice[]): void {
  let list = voices;
  let current: { onend?: (() => void) | null; onerror?: (() => void) | null } | undefined;
  const said: FakeSpeech['said'] = [];
  class Utterance {
    readonly text: string;
    voice: FakeVoice | undefined;
    lang = '';
    rate = 1;
    onend: (() => void) | null = null;
    onerror: (() => void) | null = null;
    constructor(text: string) {
      this.text = text;
    }
  }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => [...list],
    speak(utterance: Utterance) {
      current = utterance;
      said.push({
        text: utterance.text,
        voice: utterance.voice?.name ?? '',
        lang: utterance.lang,
        rate: utterance.rate,
      });
    },
    cancel() {
      const broken = current;
      current = undefined;
      setTimeout(() => broken?.onerror?.()); // As Chrome does: «interrupted».
    },
    pause() {},
    resume() {},
  });
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  window.speech = {
    said,
    finish() {
      const ended = current;
      current = undefined;
      ended?.onend?.();
    },
    fail() {
      const broken = current;
      current = undefined;
      broken?.onerror?.();
    },
    get isSpeaking() {
      return current !== undefined;
    },
    bring(next) {
      list = next;
      synthesis.dispatchEvent(new Event('voiceschanged'));
    },
  };
}
