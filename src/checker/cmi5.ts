import { isExternal } from './hrefs.ts';
import { judgeIris } from './iris.ts';
import { langStrings } from './lang-strings.ts';
import type { OpenPackage } from './package.ts';
import { error, type Finding, held, type Place, warning } from './report.ts';
import type { Judged } from './scorm.ts';
import { attributeOf, childOf, childrenOf, withDescendants, type XmlFile, type XmlNode } from './xml.ts';

const namespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/** Order and number of the children of each element (cmi5 13.1, 14), as a pattern over their names. */
const contents: ReadonlyMap<string, { readonly pattern: RegExp; readonly told: string }> = new Map([
  [
    'courseStructure',
    {
      pattern: /^course( objectives)?(?: (?:au|block))+$/,
      told: 'course, objectives (hvis det er mål), og så minst én au eller block',
    },
  ],
  ['course', { pattern: /^title description$/, told: 'title og description' }],
  [
    'block',
    {
      pattern: /^title description( objectives)?(?: (?:au|block))+$/,
      told: 'title, description, objectives (hvis det er mål), og så minst én au eller block',
    },
  ],
  [
    'au',
    {
      pattern: /^title description( objectives)? url( launchParameters)?( entitlementKey)?$/,
      told: 'title, description, objectives (hvis det er mål), url, og så launchParameters og entitlementKey om de trengs',
    },
  ],
]);

/** Checks a cmi5 package by cmi5.xml (cmi5 13 and 14); its XSD lets most of this through. */
export function judgeCmi5(pkg: OpenPackage, { path, root }: XmlFile): Judged {
  if (!root) return { findings: [] };
  if (root.local !== 'courseStructure' || root.uri !== namespace) {
    const text = `Filen skal begynne med <courseStructure> i navnerommet ${namespace}. Eksporter pakken på nytt som cmi5.`;
    return { findings: [error('cmi5-rot', text, { file: path, line: root.line })] };
  }
  const course = childOf(root, 'course');
  return { findings: [...judgeCourse(pkg, path, root)], title: langStrings(childOf(course, 'title'))[0]?.text };
}

function* judgeCourse(pkg: OpenPackage, path: string, root: XmlNode): Generator<Finding> {
  const at = (node: XmlNode): Place => ({ file: path, line: node.line });
  const objectives = childrenOf(childOf(root, 'objectives'), 'objective');
  const goals = new Set(objectives.map((each) => attributeOf(each, 'id')));
  for (const node of withDescendants(root)) {
    if (node.uri !== namespace) continue;
    yield* judgeOrder(node, at);
    if (node.local === 'title' || node.local === 'description') yield* judgeTexts(node, at);
    if (node.local === 'au') yield* judgeAu(pkg, node, at);
    const ref = attributeOf(node, 'idref');
    if (ref !== undefined && !goals.has(ref)) {
      yield error(
        'cmi5-maal',
        `idref="${ref}" viser til et læringsmål som ikke finnes. Legg det i <objectives> øverst i filen.`,
        at(node),
      );
    }
  }
  const named = (local: string): XmlNode[] =>
    [...withDescendants(root)].filter((node) => node.local === local && node.uri === namespace);
  const kinds = [named('course'), named('block'), named('au'), objectives];
  for (const kind of kinds) yield* judgeIris(kind, at, { iri: 'cmi5-iri', twin: 'cmi5-iri-dobbel' });
}

function* judgeOrder(node: XmlNode, at: (node: XmlNode) => Place): Generator<Finding> {
  const names = node.children.filter(({ uri }) => uri === namespace).map(({ local }) => local);
  const content = contents.get(node.local);
  if (!content || content.pattern.test(names.join(' '))) return;
  const found = names.length > 0 ? names.join(', ').slice(0, 120) : 'ingenting';
  yield error(
    'cmi5-rekkefolge',
    `<${node.local}> skal ha ${content.told}, i den rekkefølgen. Her står ${found}.`,
    at(node),
  );
}

function* judgeTexts(node: XmlNode, at: (node: XmlNode) => Place): Generator<Finding> {
  const texts = langStrings(node);
  if (texts.length === 0) {
    yield error('cmi5-tekst', `<${node.local}> mangler tekst. Skriv den i <langstring lang="nb">.`, at(node));
  }
  const langs = new Set<string>();
  for (const { lang, text, line } of texts) {
    const place = { ...at(node), line };
    if (lang === undefined)
      yield warning('cmi5-tekst', '<langstring> mangler lang. Skriv språket, for eksempel lang="nb".', place);
    else if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang)) {
      yield error('cmi5-tekst', `lang="${lang}" er ikke en språkkode. Skriv for eksempel nb, nn eller en.`, place);
    } else if (langs.has(lang)) {
      yield error('cmi5-tekst', `<${node.local}> har to tekster på samme språk (${lang}). Ta bort den ene.`, place);
    }
    if (lang !== undefined) langs.add(lang);
    if (text === '' && node.local === 'title') yield error('cmi5-tekst', '<title> er tom. Skriv tittelen.', place);
  }
}

function* judgeAu(pkg: OpenPackage, au: XmlNode, at: (node: XmlNode) => Place): Generator<Finding> {
  const place = at(au);
  yield* judgeUrl(pkg, childOf(au, 'url'), place);
  const moveOn = attributeOf(au, 'moveOn');
  if (moveOn === undefined) {
    yield held(
      pkg.ours,
      'cmi5-moveon',
      'moveOn mangler. Da regnes kurset som fullført med en gang. Skriv for eksempel moveOn="Completed".',
      place,
    );
  } else if (!['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'].includes(moveOn)) {
    yield error(
      'cmi5-moveon',
      `moveOn="${moveOn}" finnes ikke. Skriv Passed, Completed, CompletedAndPassed, CompletedOrPassed eller NotApplicable.`,
      place,
    );
  }
  const mastery = attributeOf(au, 'masteryScore');
  // Zeros at either end say nothing, and a sign is allowed (XML Schema 2, 3.2.3).
  if (mastery !== undefined && !/^\+?0*(?:0|\.\d{1,4}0*|1(?:\.0*)?)$/.test(mastery.trim())) {
    yield error(
      'cmi5-mastery',
      `masteryScore="${mastery}" skal være et tall fra 0 til 1 med høyst 4 desimaler, for eksempel 0.7.`,
      place,
    );
  }
  const method = attributeOf(au, 'launchMethod');
  if (method !== undefined && method !== 'AnyWindow' && method !== 'OwnWindow') {
    yield error('cmi5-launchmethod', `launchMethod="${method}" finnes ikke. Skriv AnyWindow eller OwnWindow.`, place);
  }
  const type = attributeOf(au, 'activityType');
  if (type !== undefined) yield* judgeIris([au], at, { iri: 'cmi5-iri', attribute: 'activityType' });
}

const reserved = ['endpoint', 'fetch', 'actor', 'activityId', 'registration'];

/** An LMS looks the file up letter for letter, so a code such as `%20` or a `#` never finds it. */
function* judgeUrl(pkg: OpenPackage, node: XmlNode | undefined, above: Place): Generator<Finding> {
  if (!node) return;
  const place: Place = { ...above, line: node.line };
  const url = node.text.trim();
  const [path = '', query = ''] = url.split('?', 2);
  const taken = query
    .split('&')
    .map((part) => part.replace(/=.*$/s, ''))
    .filter((name) => reserved.includes(name));
  if (taken.length > 0) {
    yield error(
      'cmi5-url-parameter',
      `<url> bruker parameteren ${taken.join(', ')}, som LMS-en setter selv. Gi den et annet navn.`,
      place,
    );
  }
  if (isExternal(url) && !/^(?:https?:)?\/\//i.test(url)) {
    yield error('cmi5-url', `<url> er «${url.slice(0, 80)}». Skriv navnet på en fil i pakken.`, place);
  } else if (isExternal(url)) {
    const text = `<url> er ${url}. Da ligger kurset på en annen tjener. Legg filene i pakken, og skriv navnet på startfilen.`;
    yield held(pkg.ours, 'cmi5-url', text, place);
  } else if (/[^\x21-\x7e]|[%#\\]|^\/|(?:^|\/)\.\.?(?:\/|$)/.test(path) || url.includes('#') || url === '') {
    yield error('cmi5-url', `<url> er «${url}». Skriv navnet på en fil i pakken, med bare a–z, 0–9, . _ og -.`, place);
  } else if (!pkg.files.has(path)) {
    yield missing(pkg, path, place);
  }
}

function missing({ folded }: OpenPackage, path: string, place: Place): Finding {
  const twin = folded.get(path.toLowerCase());
  return twin === undefined
    ? error('fil-mangler', `«${path}» står i <url>, men er ikke i pakken. Legg filen i pakken.`, place)
    : error(
        'fil-bokstaver',
        `<url> skriver «${path}», men filen heter «${twin}». Store og små bokstaver må være like.`,
        place,
      );
}
