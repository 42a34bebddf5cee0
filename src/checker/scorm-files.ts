import { lrsFileName } from '../model/package.ts';
import { judgeHref } from './hrefs.ts';
import type { OpenPackage } from './package.ts';
import { error, type Finding, held, some } from './report.ts';
import { nameOf, type ScormManifest } from './scorm-manifest.ts';
import { judgeBase } from './scorm-rules.ts';
import { attributeOf, childOf, childrenOf, withDescendants, type XmlNode } from './xml.ts';

/** Holds the manifest against the zip: all it lists is there, and all that is there is listed. */
export function* judgeManifestFiles(pkg: OpenPackage, manifest: ScormManifest): Generator<Finding> {
  const { root, path, items, resources } = manifest;
  const listed = new Set<string>();
  const parent = childOf(root, 'resources');
  const base = (yield* judgeBase(root, path)) + (parent ? yield* judgeBase(parent, path) : '');
  const launched = new Set(items.map((item) => attributeOf(item, 'identifierref')));
  for (const resource of resources) {
    const own = base + (yield* judgeBase(resource, path));
    for (const found of yield* judgeResource(pkg, manifest, {
      resource,
      base: own,
      launched: launched.has(attributeOf(resource, 'identifier')),
    }))
      listed.add(found);
  }
  for (const node of withDescendants(root)) {
    if (node.local !== 'location' || !node.uri.includes('/adlcp_')) continue;
    const found = yield* judgeHref(pkg, node.text.trim(), { file: path, line: node.line }, { external: true });
    if (found !== undefined) listed.add(found);
  }
  yield* judgeUnlisted(pkg, manifest, listed);
}

function* judgeResource(
  pkg: OpenPackage,
  { path, edition }: ScormManifest,
  { resource, base, launched }: { readonly resource: XmlNode; readonly base: string; readonly launched: boolean },
): Generator<Finding, ReadonlySet<string>> {
  const listed = new Set<string>();
  for (const node of childrenOf(resource, 'file')) {
    const href = attributeOf(node, 'href') ?? '';
    const found = yield* judgeHref(pkg, href, { file: path, line: node.line }, { base, external: !pkg.ours });
    if (found === undefined) continue;
    if (listed.has(found)) {
      yield held(pkg.ours, 'fil-ikke-listet', `«${found}» står to ganger i manifestet. Ta bort den ene linjen.`, {
        file: path,
        line: node.line,
      });
    }
    listed.add(found);
  }
  const place = { file: path, line: resource.line };
  const href = attributeOf(resource, 'href');
  if (href === undefined) {
    if (launched)
      yield error('ingen-start', `Ressursen ${nameOf(resource)} mangler href, så LMS-en har ingen fil å åpne.`, place);
    return listed;
  }
  const found = yield* judgeHref(pkg, href, place, { base, external: !launched && !pkg.ours });
  if (found !== undefined && !listed.has(found)) {
    const text = `Startfilen «${found}» mangler i fillisten til ${nameOf(resource)}. Legg til <file href="${found}"/>.`;
    yield held(pkg.ours || edition !== 'scorm12', 'ressursfil', text, place);
    listed.add(found);
  }
  return listed;
}

/** The schemas of the standard are never listed; neither is what an administrator adds. */
function* judgeUnlisted(
  { files, ours }: OpenPackage,
  { path }: ScormManifest,
  listed: ReadonlySet<string>,
): Generator<Finding> {
  const left = [...files.keys()].filter(
    (each) =>
      !listed.has(each) && each !== path && each !== lrsFileName && !isControlFile(each, ours) && !isLitter(each),
  );
  if (left.length === 0) return;
  const what =
    left.length === 1
      ? `${some(left)} er i pakken, men står`
      : `${left.length} filer er i pakken (${some(left)}), men står`;
  yield held(
    ours,
    'fil-ikke-listet',
    `${what} ikke i manifestet. Noen LMS-er tar dem ikke med. List dem opp, eller ta dem bort.`,
    { file: path },
  );
}

/** Whether a file is one of the standard's own; others keep them in folders too. */
export const isControlFile = (path: string, ours: boolean): boolean =>
  ours ? /^[^/]+\.(?:xsd|dtd)$/i.test(path) : /\.(?:xsd|dtd)$/i.test(path);

/** Whether a file is what an operating system leaves behind. */
export const isLitter = (path: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(path);
