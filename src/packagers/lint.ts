import { strFromU8 } from 'fflate';
import { isIdentifier } from '../model/identifier.ts';
import type { PackageContents } from '../model/package.ts';
import { PackageError } from './package-error.ts';
import { isPackagePath } from './paths.ts';

/** What LMS-es take for programs of their own server, and refuse. */
const bannedExtensions = ['php', 'sh', 'py', 'rb', 'pl', 'jsp', 'asp', 'aspx', 'cgi', 'exe', 'mjs'];

/**
 * Checks what the XSDs let through: that the zip holds the files the manifest lists and no other (the manifest and its XSDs
 * apart), that what it points at is there, that ids and file names are safe everywhere, and that `schemaversion` is exact.
 * Throws one `PackageError` that names every fault.
 */
export function lintPackage({ format, files }: PackageContents): void {
  const paths = files.map(({ path }) => path);
  const manifest = files.find(({ path }) => path === 'imsmanifest.xml');
  const faults = [...nameFaults(paths)];
  if (manifest) faults.push(...manifestFaults(strFromU8(manifest.bytes), paths));
  else faults.push('imsmanifest.xml mangler i roten');
  if (faults.length > 0) throw new PackageError(`Pakken (${format}) kan ikke brukes: ${faults.join('; ')}.`);
}

function* nameFaults(paths: readonly string[]): Generator<string> {
  for (const path of repeated(paths.map((each) => each.toLowerCase()))) yield `${path} er med to ganger`;
  for (const path of paths) {
    if (!isPackagePath(path)) yield `filnavnet «${path}» kan ikke brukes (bare a–z, 0–9, . _ og -)`;
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    if (bannedExtensions.includes(extension)) yield `${path} har en filtype som LMS-er avviser`;
  }
}

function* manifestFaults(xml: string, paths: readonly string[]): Generator<string> {
  const tags = [...readTags(xml)];
  yield* fileFaults(tags, paths);
  yield* identifierFaults(tags);
  yield* titleFaults(xml, tags);
  const versions = xml.match(/<schemaversion>1\.2<\/schemaversion>/g) ?? [];
  if (versions.length !== 1) yield 'schemaversion er ikke nøyaktig «1.2»';
  for (const { attributes } of tags.filter(({ name }) => name === 'resource')) {
    if (attributes.get('adlcp:scormtype') !== 'sco') yield 'ressursen mangler adlcp:scormtype="sco"';
  }
}

function* fileFaults(tags: readonly Tag[], paths: readonly string[]): Generator<string> {
  const listed = values(
    tags.filter(({ name }) => name === 'file'),
    'href',
  );
  const content = paths.filter((path) => path !== 'imsmanifest.xml' && !/^[^/]+\.xsd$/.test(path));
  for (const path of repeated(listed)) yield `${path} står to ganger i manifestet`;
  for (const path of content) if (!listed.includes(path)) yield `${path} er i pakken, men står ikke i manifestet`;
  for (const path of listed) if (!content.includes(path)) yield `${path} står i manifestet, men er ikke i pakken`;
  const launches = values(
    tags.filter(({ name }) => name === 'resource'),
    'href',
  );
  if (launches.length === 0) yield 'manifestet har ingen fil å åpne';
  for (const path of launches) if (!listed.includes(path)) yield `startfilen ${path} står ikke i manifestets filliste`;
}

function* identifierFaults(tags: readonly Tag[]): Generator<string> {
  const ids = values(tags, 'identifier');
  for (const id of repeated(ids)) yield `id-en ${id} er brukt to ganger`;
  for (const id of ids) if (!isIdentifier(id)) yield `id-en «${id}» kan ikke brukes i alle LMS-er`;
  const resources = values(
    tags.filter(({ name }) => name === 'resource'),
    'identifier',
  );
  for (const id of values(tags, 'identifierref')) if (!resources.includes(id)) yield `ressursen ${id} finnes ikke`;
  const organizations = values(
    tags.filter(({ name }) => name === 'organization'),
    'identifier',
  );
  for (const id of values(tags, 'default')) if (!organizations.includes(id)) yield `organization ${id} finnes ikke`;
}

/** The XSDs take an item without a title; a learner sees it as a line without words. */
function* titleFaults(xml: string, tags: readonly Tag[]): Generator<string> {
  for (const [index, { name, attributes }] of tags.entries()) {
    if (name !== 'organization' && name !== 'item') continue;
    if (tags[index + 1]?.name !== 'title') yield `${attributes.get('identifier')} mangler tittel`;
  }
  for (const [, title = ''] of xml.matchAll(/<title>([^<]*)<\/title>/g)) {
    if (title === '' || title !== title.trim()) yield `tittelen «${title}» er tom eller har mellomrom rundt`;
  }
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads start tags as `xml.ts` writes them: double quotes, and no `<` or `>` in a value. */
function* readTags(xml: string): Generator<Tag> {
  for (const [, name = '', attributes = ''] of xml.matchAll(/<([\w:]+)((?:\s+[\w:]+="[^"<>]*")*)\s*\/?>/g)) {
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)];
    yield { name, attributes: new Map(pairs.map(([, key = '', value = '']) => [key, value])) };
  }
}

const values = (tags: readonly Tag[], attribute: string): string[] =>
  tags.flatMap(({ attributes }) => attributes.get(attribute) ?? []);

const repeated = (all: readonly string[]): string[] => [
  ...new Set(all.filter((value, index) => all.indexOf(value) !== index)),
];
