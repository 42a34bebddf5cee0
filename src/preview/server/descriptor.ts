import { type PackageFormat, playerKindOf } from '../../model/package.ts';
import { find, findAll, parseXml, type XmlElement } from './xml.ts';

/** What the file that describes a package to an LMS says of it. */
export interface Descriptor {
  /** The file's text, for the format's own rules; empty for the web edition, which has none. */
  readonly text: string;
  readonly title: string;
  /** Path of the first page in the zip. */
  readonly href: string;
  /** As stated, in whole minutes. */
  readonly minutes: number | undefined;
  /** SCORM 2004: ids of the objectives, the primary one first. */
  readonly objectives: readonly string[];
}

const nothingMore = { minutes: undefined, objectives: [] };

/** Text of a file in the package; `undefined` where there is none. */
export type ReadText = (path: string) => string | undefined;

/** Reads what describes a package of this format. Throws where Moodle, or the LMS of its kind, would refuse it. */
export function readDescriptor(format: PackageFormat, read: ReadText): Descriptor {
  const kind = playerKindOf[format];
  if (kind === 'web') return web(needed(read, 'index.html'));
  if (kind === 'cmi5') return cmi5(needed(read, 'cmi5.xml'));
  if (kind === 'xapi') return tincan(needed(read, 'tincan.xml'));
  return scorm(needed(read, 'imsmanifest.xml'), read);
}

function needed(read: ReadText, path: string): string {
  const text = read(path);
  if (text === undefined) throw new Error(`${path} is not at the root of the zip.`);
  return text;
}

const web = (text: string): Descriptor => {
  const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1] ?? '';
  return { text: '', title: unescapeHtml(title.trim()), href: 'index.html', ...nothingMore };
};

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeHtml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => named[name] ?? '');

function cmi5(text: string): Descriptor {
  const course = parseXml(text);
  const href = find(course, 'au', 'url')?.text;
  if (!href) throw new Error('cmi5.xml has no AU with a url.');
  return { text, title: find(course, 'course', 'title', 'langstring')?.text ?? '', href, ...nothingMore };
}

function tincan(text: string): Descriptor {
  const activity = find(parseXml(text), 'activity');
  const href = find(activity, 'launch')?.text;
  if (!href) throw new Error('tincan.xml has no activity with a launch.');
  return { text, title: find(activity, 'name')?.text ?? '', href, ...nothingMore };
}

function scorm(text: string, read: ReadText): Descriptor {
  // Moodle leaves numeric references as they stand, so they show here too.
  const manifest = parseXml(text.replaceAll('&#', '&amp;#'));
  const sco = findAll(manifest, 'resource').find(
    ({ attributes }) => attributes['adlcp:scormtype']?.toLowerCase() === 'sco',
  );
  const href = sco?.attributes.href;
  if (!href) throw new Error('imsmanifest.xml has no resource with adlcp:scormtype="sco" and an href.');
  return {
    text,
    title: find(manifest, 'organization', 'title')?.text ?? '',
    href,
    minutes: minutesOf(manifest, read),
    objectives: objectivesOf(manifest),
  };
}

const objectivesOf = (manifest: XmlElement): string[] =>
  ['imsss:primaryobjective', 'imsss:objective']
    .flatMap((name) => findAll(manifest, name))
    .flatMap(({ attributes }) => attributes.objectiveid ?? []);

/** Typical learning time of the LOM, which stands in the manifest or in a file of its own (`adlcp:location`). */
function minutesOf(manifest: XmlElement, read: ReadText): number | undefined {
  const location = find(manifest, 'metadata', 'adlcp:location')?.text;
  const lom = location === undefined ? undefined : read(location);
  const time = findAll(lom === undefined ? manifest : parseXml(lom), 'typicallearningtime')[0];
  const duration = /^PT(?:(\d+)H)?(?:(\d+)M)?/.exec(
    (time && (find(time, 'duration') ?? find(time, 'datetime'))?.text) ?? '',
  );
  const minutes = Number(duration?.[1] ?? 0) * 60 + Number(duration?.[2] ?? 0);
  return minutes > 0 ? minutes : undefined;
}
