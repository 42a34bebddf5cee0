import { judgeHref } from './hrefs.ts';
import { judgeIris } from './iris.ts';
import { langString } from './lang-strings.ts';
import type { OpenPackage } from './package.ts';
import { error, type Finding, type Place, warning } from './report.ts';
import type { Judged } from './scorm.ts';
import { childOf, childrenOf, type XmlFile, type XmlNode } from './xml.ts';

const namespace = 'http://projecttincan.com/tincan.xsd';

/** Checks an xAPI package by tincan.xml; there is no standard for it, but what importers want of it. */
export function judgeTincan(pkg: OpenPackage, { path, root }: XmlFile): Judged {
  if (!root) return { findings: [] };
  if (root.local !== 'tincan' || root.uri !== namespace) {
    const text = `Filen skal begynne med <tincan> i navnerommet ${namespace}. Eksporter pakken på nytt som xAPI.`;
    return { findings: [error('tincan-rot', text, { file: path, line: root.line })] };
  }
  const activities = childrenOf(childOf(root, 'activities'), 'activity');
  const launched = activities.find((each) => childOf(each, 'launch'));
  return {
    findings: [...judgeActivities(pkg, path, root, activities)],
    title: childOf(launched, 'name')?.text.trim(),
  };
}

function* judgeActivities(
  pkg: OpenPackage,
  path: string,
  root: XmlNode,
  activities: readonly XmlNode[],
): Generator<Finding> {
  const at = (node: XmlNode): Place => ({ file: path, line: node.line });
  if (activities.length === 0) {
    yield error(
      'tincan-struktur',
      '<activities> har ingen <activity>, så LMS-en har ikke noe å åpne. Eksporter pakken på nytt.',
      at(root),
    );
    return;
  }
  const launched = activities.filter((each) => childOf(each, 'launch'));
  if (launched.length !== 1) {
    const found = launched.length === 0 ? 'Ingen <activity> har' : `${launched.length} <activity> har`;
    yield error(
      'tincan-launch',
      `${found} <launch>. Nøyaktig én skal ha det, og den peker på startfilen.`,
      at(launched[1] ?? root),
    );
  }
  yield* judgeIris(activities, at, { iri: 'tincan-iri', twin: 'tincan-iri' });
  yield* judgeIris(activities, at, { iri: 'tincan-iri', attribute: 'type' });
  for (const activity of launched) {
    yield* judgeTexts(activity, at);
    const launches = childrenOf(activity, 'launch');
    if (new Set(launches.map((node) => langString(node).lang)).size < launches.length)
      yield error('tincan-launch', '<launch> står to ganger på samme språk. Ta bort den ene.', at(activity));
    for (const launch of launches) yield* judgeHref(pkg, launch.text.trim(), at(launch));
  }
}

function* judgeTexts(activity: XmlNode, at: (node: XmlNode) => Place): Generator<Finding> {
  for (const name of ['name', 'description']) {
    const texts = childrenOf(activity, name);
    if (texts.every(({ text }) => text.trim() === '')) {
      yield error(
        'tincan-tekst',
        `<activity> mangler <${name}>. Skriv teksten, for eksempel <${name} lang="nb">.`,
        at(activity),
      );
    }
    const langs = texts.map((node) => langString(node).lang);
    if (texts.length > 1 && new Set(langs).size < langs.length) {
      yield error('tincan-tekst', `<${name}> står to ganger på samme språk. Ta bort den ene.`, at(activity));
    }
    if (langs.includes(undefined))
      yield warning('tincan-tekst', `<${name}> mangler lang. Skriv språket, for eksempel lang="nb".`, at(activity));
  }
}
