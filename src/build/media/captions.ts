import { ParseErrorCode, parseText, parseVTTTimestamp } from 'media-captions';
import type { ContentMessage } from '../../model/message.ts';

/** What was found in captions, without the name of their file. */
type CaptionFinding = Omit<ContentMessage, 'file'>;

/** Reads captions as a player does, and tells of every line that it would leave out or show at another time than was meant. */
export async function checkCaptions(text: string): Promise<readonly CaptionFinding[]> {
  const plain = text.replace(/^\uFEFF/, '');
  if (!/^WEBVTT(?:[ \t\r\n]|$)/.test(plain)) {
    return [finding(1, 'Første linje skal være WEBVTT, alene. Skriv den øverst, og en tom linje under.')];
  }
  const { cues, errors } = await parseText(plain, { type: 'vtt', errors: true, strict: false });
  const found = new Map(
    errors.map(({ code, line }) => [
      line,
      code === ParseErrorCode.BadTimestamp ? finding(line, badTime) : finding(line, badSetting, 'warning'),
    ]),
  );
  // A line of time that is not quite one is taken for text, or left out with what is under it, without an error.
  for (const [index, line] of plain.split(/\r\n|\n|\r/).entries()) {
    if (line.includes('-->') && !isTimeLine(line)) found.set(index + 1, finding(index + 1, badTime));
  }
  return cues.length === 0 && found.size === 0 ? [finding(1, noCues)] : [...found.values()];
}

const isTimeLine = (line: string): boolean => {
  const [, start, end] = timeLine.exec(line) ?? [];
  return start !== undefined && end !== undefined && (parseVTTTimestamp(start) ?? 0) < (parseVTTTimestamp(end) ?? 0);
};

/** WebVTT 4.1. */
const timeLine =
  /^\s*((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t]|$)/;

const badTime = 'Tiden lar seg ikke lese, eller slutten er før starten. Skriv den slik: 00:01.500 --> 00:04.000';
const badSetting = 'Nettlesere forstår ikke det som står bak tiden. Slett det.';
const noCues = 'Tekstingen har ingen replikker. Skriv tid og tekst for hver av dem.';

const finding = (line: number, text: string, severity: ContentMessage['severity'] = 'error'): CaptionFinding => ({
  line: Math.max(1, line),
  column: 1,
  severity,
  rule: 'ugyldig-teksting',
  text,
});
