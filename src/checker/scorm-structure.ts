import { isIdentifier } from '../model/identifier.ts';
import { error, type Finding, held, type Place, warning } from './report.ts';
import { adlcpOf, nameOf, type ScormManifest } from './scorm-manifest.ts';
import { attributeOf, childOf, childrenOf, withDescendants, type XmlNode } from './xml.ts';

/** Checks what an LMS builds its menu and its records from; SCORM 1.2 CAM 2.3, SCORM 2004 CAM 3.4. */
export function* judgeStructure(manifest: ScormManifest, ours: boolean): Generator<Finding> {
  const at = (node: XmlNode): Place => ({ file: manifest.path, line: node.line });
  yield* judgeOrganizations(manifest, at);
  yield* judgeTitles(manifest, ours, at);
  yield* judgeItems(manifest, ours, at);
  yield* judgeTypes(manifest, ours, at);
  yield* judgeIdentifiers(manifest, ours, at);
  yield* judgePrefixes(manifest, at);
}

type At = (node: XmlNode) => Place;

function* judgeOrganizations({ root, organizations }: ScormManifest, at: At): Generator<Finding> {
  const parent = childOf(root, 'organizations');
  if (organizations.length === 0) {
    yield error(
      'organisasjon',
      'Manifestet har ingen <organization>, så LMS-en har ikke noe å åpne. Eksporter pakken på nytt.',
      at(parent ?? root),
    );
    return;
  }
  const wanted = attributeOf(parent, 'default');
  const known = organizations.map((each) => attributeOf(each, 'identifier'));
  if (wanted === undefined) {
    yield warning(
      'standardorganisasjon',
      `<organizations> mangler default. Skriv default="${known[0] ?? ''}".`,
      at(parent ?? root),
    );
  } else if (!known.includes(wanted)) {
    yield error(
      'standardorganisasjon',
      `default="${wanted}" viser til en <organization> som ikke finnes. Skriv default="${known[0] ?? ''}".`,
      at(parent ?? root),
    );
  }
}

/** The XSDs take an item without a title; a learner sees it as a line without words. */
function* judgeTitles({ organizations, items }: ScormManifest, ours: boolean, at: At): Generator<Finding> {
  for (const node of [...organizations, ...items]) {
    const title = childOf(node, 'title')?.text ?? '';
    if (title.trim() === '') yield error('tittel', `${nameOf(node)} mangler tittel. Skriv den i <title>.`, at(node));
    else if (title !== title.trim()) {
      yield held(
        ours,
        'tittel',
        `Tittelen «${title.trim()}» har mellomrom eller linjeskift rundt. Ta dem bort.`,
        at(node),
      );
    }
  }
}

function* judgeItems(
  { edition, organizations, items, resources }: ScormManifest,
  ours: boolean,
  at: At,
): Generator<Finding> {
  const known = new Set(resources.map((each) => attributeOf(each, 'identifier')));
  let opens = 0;
  for (const item of items) {
    const ref = attributeOf(item, 'identifierref');
    const leaf = childrenOf(item, 'item').length === 0;
    if (ref !== undefined && !known.has(ref)) {
      yield error(
        'identifierref',
        `${nameOf(item)} viser til ressursen «${ref}», som ikke finnes. Rett identifierref.`,
        at(item),
      );
    } else if (ref !== undefined) opens += 1;
    if (ref !== undefined && !leaf) {
      const text = `${nameOf(item)} åpner en fil og har samtidig underpunkter. Flytt identifierref til et eget underpunkt.`;
      yield edition === 'scorm12' ? warning('item-blad', text, at(item)) : error('item-blad', text, at(item));
    }
    if (ref === undefined && leaf) {
      yield warning(
        'item-blad',
        `${nameOf(item)} åpner ingenting. Gi det en identifierref, eller ta det bort.`,
        at(item),
      );
    }
  }
  if (organizations.length > 0 && items.every((item) => attributeOf(item, 'identifierref') === undefined)) {
    yield error(
      'ingen-start',
      'Ingen <item> viser til en ressurs, så LMS-en har ikke noe å åpne. Eksporter pakken på nytt.',
    );
  }
  if (ours && opens > 1) yield error('flere-sco', `Pakken har ${opens} deler. Samspill lager én del for hver modul.`);
}

/** Without the attribute, spelt as the edition has it, Moodle takes a resource for an asset, and completes it when it is opened. */
function* judgeTypes({ edition, items, resources }: ScormManifest, ours: boolean, at: At): Generator<Finding> {
  const wanted = edition === 'scorm12' ? 'scormtype' : 'scormType';
  const refs = new Set(items.map((item) => attributeOf(item, 'identifierref')));
  const launched = new Set(resources.filter((each) => refs.has(attributeOf(each, 'identifier'))));
  let assets = 0;
  for (const resource of resources) {
    const like = resource.attributes.find(({ local }) => local.toLowerCase() === 'scormtype');
    const right = like?.local === wanted && like.uri === adlcpOf(edition);
    if (right && (like.value === 'sco' || like.value === 'asset')) {
      if (like.value === 'asset' && launched.has(resource)) assets += 1;
    } else if (like || launched.has(resource)) {
      const found = like ? `har ${like.name}="${like.value}"` : 'mangler typen';
      yield error(
        'scormtype',
        `Ressursen ${nameOf(resource)} ${found}. Skriv adlcp:${wanted}="sco", nøyaktig slik.`,
        at(resource),
      );
    }
  }
  if (assets > 0 && assets === launched.size) {
    yield held(
      ours,
      'ingen-sco',
      `Ingen del av pakken er en SCO. LMS-en regner den da som fullført så snart den åpnes. Skriv adlcp:${wanted}="sco" på ressursen.`,
    );
  }
}

function* judgeIdentifiers({ root, items }: ScormManifest, ours: boolean, at: At): Generator<Finding> {
  const seen = new Map<string, number>();
  for (const node of withDescendants(root)) {
    const id = attributeOf(node, 'identifier');
    if (id === undefined || node.uri !== root.uri) continue;
    const first = seen.get(id);
    if (first !== undefined) {
      yield error(
        'id-dobbel',
        `Id-en «${id}» er brukt før, på linje ${first}. Moodle beholder bare den siste. Gi den ene en ny id.`,
        at(node),
      );
    }
    seen.set(id, first ?? node.line);
    if (ours ? !isIdentifier(id) : /[^\x21-\x7e]/.test(id)) {
      yield held(
        ours,
        'id-tegn',
        `Id-en «${id}» kan ikke brukes i alle LMS-er. Bruk bare a–z, 0–9 og _, med en bokstav først.`,
        at(node),
      );
    }
  }
  const refs = new Set(items.flatMap((item) => attributeOf(item, 'identifierref') ?? []));
  const heads = new Set<string>();
  const twin = [...refs].map((ref) => ref.slice(0, 15)).find((head) => heads.size === heads.add(head).size);
  if (twin !== undefined) {
    yield warning(
      'id-like',
      `Flere ressurser har id-er som begynner med «${twin}». SAP SuccessFactors skiller bare på de 15 første tegnene. Gi dem id-er som begynner ulikt.`,
      { file: 'imsmanifest.xml' },
    );
  }
}

const literal: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2': '',
    'http://www.imsglobal.org/xsd/imscp_v1p1': '',
    'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp',
    'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp',
    'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq',
    'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav',
    'http://www.imsglobal.org/xsd/imsss': 'imsss',
  }),
);

/** Moodle does not resolve namespaces, but reads these prefixes as they stand. */
function* judgePrefixes({ root }: ScormManifest, at: At): Generator<Finding> {
  const told = new Set<string>();
  for (const node of withDescendants(root)) {
    for (const { uri, prefix } of [node, ...node.attributes]) {
      const wanted = literal.get(uri);
      if (wanted === undefined || prefix === wanted || told.has(uri)) continue;
      told.add(uri);
      const shown = wanted === '' ? 'uten prefiks' : `med prefikset ${wanted}:`;
      yield warning(
        'prefiks',
        `Manifestet skriver ${prefix === '' ? 'elementer uten prefiks' : `${prefix}:`} for ${uri}. Moodle kjenner dem bare igjen ${shown}.`,
        at(node),
      );
    }
  }
}
