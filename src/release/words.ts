import type { Lang } from '../model/lang.ts';
import type { PackageFormat } from '../model/package.ts';

/** What an administrator must know to choose a format. */
interface FormatWords {
  readonly name: string;
  readonly whom: string;
}

/** Formats in words, the one for KS Læring first. */
export const formatWords: Readonly<Record<PackageFormat, FormatWords>> = {
  scorm12: { name: 'SCORM 1.2', whom: 'KS Læring, Moodle og nesten alle andre læringsplattformer' },
  'scorm2004-3': { name: 'SCORM 2004, 3. utgave', whom: 'plattformer som ber om SCORM 2004' },
  'scorm2004-4': { name: 'SCORM 2004, 4. utgave', whom: 'plattformer som ber om den nyeste utgaven av SCORM 2004' },
  cmi5: { name: 'cmi5', whom: 'plattformer med egen LRS. Moodle tar den ikke imot uten et tillegg' },
  xapi: { name: 'xAPI (Tin Can)', whom: 'plattformer som starter pakker med tincan.xml' },
  web: { name: 'Nettutgave', whom: 'en vanlig nettserver. Framdriften blir bare lagret i leserens egen nettleser' },
};

const langNames: Readonly<Record<Lang, string>> = { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' };

/** «bokmål», «bokmål og nynorsk». */
export const languages = (langs: readonly Lang[]): string =>
  new Intl.ListFormat('nb').format(langs.map((lang) => langNames[lang]));

const decimals = new Intl.NumberFormat('nb', { maximumFractionDigits: 1 });

/** Bytes as «87 kB» or «1,2 MB»; a kB is 1000 bytes. */
export const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)}\u00A0kB` : `${decimals.format(bytes / 1_000_000)}\u00A0MB`;

/** «1 modul», «8 moduler». */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
