import type { Rule } from '../../src/checker/rules.ts';
import { type CraftedEntry, craftZip } from './craft-zip.ts';

const sound: CraftedEntry = { name: 'index.html', data: '<!doctype html>' };
const named = (name: string | Uint8Array, over: Partial<CraftedEntry> = {}): Uint8Array =>
  craftZip([sound, { name, ...over }]);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 2 ** 20);
const whole = craftZip([sound]);
const changed = (zip: Uint8Array, at: number, byte: number): Uint8Array =>
  zip.map((old, index) => (index === at ? byte : old));

/** An Info-ZIP Unicode path that gives the entry another name. */
const secondName = (name: string): Uint8Array => {
  const text = new TextEncoder().encode(name);
  return Uint8Array.from([0x75, 0x70, 5 + text.length, 0, 1, 0, 0, 0, 0, ...text]);
};

/** Zips that no program should unpack, and the rule that refuses each. */
export const hostileZips: readonly (readonly [rule: Rule, what: string, zip: () => Uint8Array])[] = [
  ['zip-ikke-zip', 'an empty file', () => new Uint8Array()],
  ['zip-ikke-zip', 'a web page', () => latin('<!doctype html><title>Logg inn</title>'.repeat(5))],
  ['zip-ikke-zip', 'a RAR archive', () => Uint8Array.from([0x52, 0x61, 0x72, 0x21, ...new Uint8Array(100)])],
  ['zip-avkortet', 'a download that stopped', () => whole.subarray(0, whole.length - 30)],
  ['zip-avkortet', 'one byte short', () => whole.subarray(0, whole.length - 1)],
  ['zip-avkortet', 'something behind the end', () => Uint8Array.from([...whole, 1, 2, 3])],
  ['zip-tom', 'no file at all', () => craftZip([])],
  ['zip-skadet', 'a wrong checksum', () => named('a.txt', { crc: 1 })],
  ['zip-skadet', 'a file that is shorter than it says', () => named('a.txt', { size: 40 })],
  ['zip-skadet', 'deflated data that is none', () => named('a.txt', { packed: Uint8Array.from([7, 7, 7]) })],
  ['zip-skadet', 'a header that is not where it is said to be', () => named('a.txt', { offset: 7_000_000 })],
  [
    'zip-skadet',
    'a directory with fewer entries than there are',
    () => craftZip([sound, { name: 'a.txt' }], { count: 1 }),
  ],
  ['zip-skadet', 'a directory with other bytes in it', () => changed(whole, whole.length - 22 - 46 - 10, 0)],
  ['zip-skadet', 'a folder with content', () => named('mappe/', { data: 'x' })],
  [
    'zip-tvetydig',
    'two ends, one in the comment of the other',
    () => craftZip([sound], { comment: whole.subarray(-22) }),
  ],
  ['zip-tvetydig', 'a directory that is not before the end', () => craftZip([sound], { start: 3 })],
  ['zip-tvetydig', 'a picture in front', () => craftZip([sound], { prefix: latin('GIF89a') })],
  ['zip-tvetydig', 'a second name', () => named('a.txt', { extra: secondName('../b.txt') })],
  [
    'zip-zip64',
    'sizes of 64 bits',
    () => named('a.txt', { extra: Uint8Array.from([1, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0]) }),
  ],
  ['zip-zip64', 'a count that stands elsewhere', () => craftZip([sound], { count: 0xffff })],
  ['zip-flere-deler', 'the second of two disks', () => craftZip([sound], { disk: 1 })],
  ['zip-for-mange-filer', '65 540 files', () => manyFiles(65_540)],
  ['zip-kryptert', 'a password', () => named('a.txt', { flags: 0x801 })],
  ['zip-kryptert', 'strong encryption', () => named('a.txt', { flags: 0x840 })],
  ['zip-metode', 'LZMA', () => named('a.txt', { method: 14 })],
  ['zip-slip', 'a way up', () => named('../../.bashrc')],
  ['zip-slip', 'a way up in the middle', () => named('media/../../x.js')],
  ['zip-slip', 'an absolute path', () => named('/etc/cron.d/x')],
  ['zip-slip', 'a drive', () => named('C:/Windows/x.dll')],
  ['zip-slip', 'backslashes', () => named('..\\..\\x.js')],
  ['zip-symlenke', 'a symbolic link', () => named('lenke', { mode: 0o120777, data: '/etc/passwd' })],
  ['zip-symlenke', 'a device', () => named('enhet', { mode: 0o020666 })],
  ['zip-navn', 'a control character', () => named('a\u0007.txt')],
  ['zip-navn', 'a null byte', () => named('a.php\0.txt')],
  ['zip-navn', 'letters that turn the name round', () => named('a\u202Egpj.exe')],
  ['zip-navn', 'an empty name', () => named('')],
  ['zip-navn', 'an empty part', () => named('a//b.txt')],
  ['zip-navn', 'a dot as part', () => named('a/./b.txt')],
  ['zip-navn', 'a blank at the end', () => named('a.txt ')],
  ['zip-navn', 'a name of 300 letters', () => named('a'.repeat(300))],
  ['zip-tegnsett', 'a name in code page 865', () => named(latin('p\u0086.html'), { flags: 0 })],
  ['zip-tegnsett', 'UTF-8 that is not flagged', () => named('på.html', { flags: 0 })],
  ['zip-tegnsett', 'a flag for UTF-8 that it is not', () => named(latin('p\u00e5.html'))],
  ['zip-dobbelt-navn', 'a name twice', () => named('index.html')],
  ['zip-dobbelt-navn', 'a name twice but for letter case', () => named('Index.HTML')],
  [
    'zip-dobbelt-navn',
    'a name twice, the letters composed and not',
    () => craftZip([{ name: 'a\u030a' }, { name: '\u00e5' }]),
  ],
  ['zip-dobbelt-navn', 'a file that is a folder too', () => named('index.html/x.js')],
  ['zip-overlapp', 'two entries over the same data', () => craftZip([sound, { ...sound, name: 'b.html', offset: 0 }])],
  ['zip-ulike-hoder', 'another name in the local header', () => named('a.txt', { local: { name: 'b.txt' } })],
  ['zip-ulike-hoder', 'another size in the local header', () => named('a.txt', { local: { size: 9 } })],
  ['zip-ulike-hoder', 'another method in the local header', () => named('a.txt', { local: { method: 0 } })],
  ['zip-ulike-hoder', 'another flag in the local header', () => named('a.txt', { local: { flags: 0x801 } })],
  ['zip-bombe', 'ten megabytes of nothing', () => named('a.txt', { data: zeros(10) })],
  ['zip-bombe', 'a file of 2 GB, it says', () => named('a.txt', { size: 2 ** 31 })],
  ['zip-bombe', 'a file that is larger than it says', () => named('a.txt', { data: zeros(40), size: 1000, crc: 1 })],
  [
    'zip-bombe',
    'many files that are large together',
    () =>
      craftZip(Array.from({ length: 5 }, (_, index) => ({ name: `${index}.mp4`, size: 300 * 2 ** 20, data: noise }))),
  ],
];

/** What does not shrink, so that the size alone decides. */
const noise = Uint8Array.from({ length: 2_000_000 }, (_, index) => (index * 2_654_435_761) >>> 24);

/** The count has 16 bits, so it says how many there are above 65 536. */
const manyFiles = (count: number): Uint8Array =>
  craftZip(
    Array.from({ length: count }, (_, index) => ({ name: `${index}`, data: '', method: 0, crc: 0 })),
    { count: count & 0xffff },
  );
