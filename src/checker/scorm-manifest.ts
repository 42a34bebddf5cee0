import { error, type Finding, held, warning } from './report.ts';
import type { ScormEdition } from './schemas.ts';
import { attributeOf, childOf, childrenOf, withDescendants, type XmlFile, type XmlNode } from './xml.ts';

/** An `imsmanifest.xml`, as far as the rules go. */
export interface ScormManifest {
  readonly path: string;
  readonly root: XmlNode;
  readonly edition: ScormEdition;
  readonly organizations: readonly XmlNode[];
  /** Of every organization, in the order of the document. */
  readonly items: readonly XmlNode[];
  readonly resources: readonly XmlNode[];
}

const imscp12 = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2';
const imscp2004 = 'http://www.imsglobal.org/xsd/imscp_v1p1';

/** Namespace of ADL's own elements and attributes, by edition. */
export const adlcpOf = (edition: ScormEdition): string =>
  edition === 'scorm12' ? 'http://www.adlnet.org/xsd/adlcp_rootv1p2' : 'http://www.adlnet.org/xsd/adlcp_v1p3';

const versions: ReadonlyMap<string, ScormEdition> = new Map([
  ['1.2', 'scorm12'],
  ['2004 3rd Edition', 'scorm2004-3'],
  ['2004 4th Edition', 'scorm2004-4'],
]);

/** Finds out which edition a manifest is of, and what it holds; nothing where it is no SCORM manifest at all. */
export function* readManifest({ path, root }: XmlFile, ours: boolean): Generator<Finding, ScormManifest | undefined> {
  if (!root) return undefined;
  if (root.local !== 'manifest' || (root.uri !== imscp12 && root.uri !== imscp2004)) {
    yield error(
      'manifest-rot',
      `Filen skal begynne med <manifest> i navnerommet ${imscp12} (SCORM 1.2) eller ${imscp2004} (SCORM 2004). Eksporter pakken på nytt som SCORM.`,
      { file: path, line: root.line },
    );
    return undefined;
  }
  const edition = yield* judgeVersion(path, root, ours);
  const organizations = childrenOf(childOf(root, 'organizations'), 'organization');
  const items = organizations.flatMap((each) =>
    [...withDescendants(each)].filter(({ local, uri }) => local === 'item' && uri === root.uri),
  );
  return { path, root, edition, organizations, items, resources: childrenOf(childOf(root, 'resources'), 'resource') };
}

/** Moodle reads the edition from this text, to the letter, and takes all it does not know for 1.2. */
function* judgeVersion(path: string, root: XmlNode, ours: boolean): Generator<Finding, ScormEdition> {
  const old = root.uri === imscp12;
  const metadata = childOf(root, 'metadata');
  const node = childOf(metadata, 'schemaversion');
  const place = { file: path, line: (node ?? metadata ?? root).line };
  const schema = childOf(metadata, 'schema');
  if (schema?.text !== 'ADL SCORM') {
    yield held(ours, 'schema', '<schema> skal være nøyaktig «ADL SCORM». Rett teksten i <metadata>.', {
      file: path,
      line: (schema ?? root).line,
    });
  }
  const text = node?.text ?? '';
  const edition = versions.get(text.trim());
  const fits = edition !== undefined && (edition === 'scorm12') === old;
  if (fits && text === text.trim()) return edition;
  const fallback = old ? 'scorm12' : /3rd|1\.3/i.test(text) ? 'scorm2004-3' : 'scorm2004-4';
  if (fits) {
    yield error(
      'schemaversion',
      `<schemaversion> har mellomrom eller linjeskift rundt «${text.trim()}». Moodle leser da pakken som SCORM 1.2. Ta dem bort.`,
      place,
    );
    return edition;
  }
  if (!old && (text === 'CAM 1.3' || text === '1.3')) {
    yield warning(
      'schemaversion',
      `«${text}» er en eldre utgave av SCORM 2004. Eksporter pakken som «2004 3rd Edition» om du kan.`,
      place,
    );
    return fallback;
  }
  const wanted = old ? '«1.2»' : '«2004 3rd Edition» eller «2004 4th Edition»';
  if (text === '') {
    const missing = `<schemaversion> mangler. Moodle leser da pakken som SCORM 1.2. Skriv ${wanted} i <metadata>.`;
    yield old ? held(ours, 'schemaversion', missing, place) : error('schemaversion', missing, place);
  } else {
    yield error(
      'schemaversion',
      `<schemaversion> er «${text}», og skal være nøyaktig ${wanted}. Moodle leser pakken som SCORM 1.2 når teksten er ukjent.`,
      place,
    );
  }
  return fallback;
}

/** Identifier of an element, for a message; the name of the element where it has none. */
export const nameOf = (node: XmlNode): string => attributeOf(node, 'identifier') ?? `<${node.name}>`;
