import { error, type Finding, held, type Place, warning } from './report.ts';
import type { ScormManifest } from './scorm-manifest.ts';
import { withDescendants, type XmlNode } from './xml.ts';

/** Checks what a manifest tells the LMS to decide in place of the content. */
export function* judgeRules({ path, root, edition }: ScormManifest, ours: boolean): Generator<Finding> {
  for (const node of withDescendants(root)) {
    const place = { file: path, line: node.line };
    const name = node.local.toLowerCase();
    if (name === 'masteryscore' || name === 'minnormalizedmeasure' || name === 'completionthreshold') {
      yield* judgeThreshold(node, ours, place);
    }
    if (name === 'datafromlms') {
      const most = edition === 'scorm12' ? 255 : 4000;
      if (node.text.length > most) {
        yield error(
          'datafromlms',
          `<${node.name}> har ${node.text.length} tegn. LMS-er kutter etter ${most}. Gjør teksten kortere.`,
          place,
        );
      }
    }
    if (name === 'maxtimeallowed' && !/^\d{2,4}:[0-5]\d:[0-5]\d(?:\.\d{1,2})?$/.test(node.text)) {
      yield error(
        'tidsgrense',
        `<${node.name}> er «${node.text}». Skriv tiden som TTTT:MM:SS, for eksempel 0001:30:00.`,
        place,
      );
    }
    if (name === 'timelimitaction' && !/^(?:exit|continue),(?:no )?message$/.test(node.text)) {
      yield error(
        'tidsgrense',
        `<${node.name}> er «${node.text}». Skriv «exit,message», «exit,no message», «continue,message» eller «continue,no message».`,
        place,
      );
    }
  }
}

const ranges: Readonly<Record<string, number>> = { masteryscore: 100, minnormalizedmeasure: 1, completionthreshold: 1 };

function* judgeThreshold(node: XmlNode, ours: boolean, place: Place): Generator<Finding> {
  const most = ranges[node.local.toLowerCase()] ?? 1;
  const least = node.local === 'minNormalizedMeasure' ? -1 : 0;
  const attribute = node.attributes.find(({ local }) => local === 'minProgressMeasure');
  const text = (attribute?.value ?? node.text).trim();
  const value = Number(text);
  const optional = text === '' && node.local === 'completionThreshold';
  if (!optional && (text === '' || Number.isNaN(value) || value < least || value > most)) {
    yield error('terskel', `<${node.name}> er «${text}». Skriv et tall fra ${least} til ${most}, med punktum.`, place);
    return;
  }
  yield held(
    ours,
    'terskel',
    `<${node.name}> lar LMS-en overstyre resultatet fra innholdet. I Moodle kan den som har fullført, da få «ikke bestått». Ta den bort hvis innholdet melder fra selv.`,
    place,
  );
}

/** What the manifest says of `xml:base`: importers put it in front of an address as it stands. */
export function* judgeBase(node: XmlNode, path: string): Generator<Finding, string> {
  const base = node.attributes.find(({ local, prefix }) => local === 'base' && prefix === 'xml')?.value ?? '';
  if (base !== '' && !base.endsWith('/')) {
    yield warning(
      'xml-base',
      `xml:base="${base}" slutter ikke med /. Moodle setter da sammen feil adresse. Legg til /.`,
      { file: path, line: node.line },
    );
    return base.includes('/') ? base.slice(0, base.lastIndexOf('/') + 1) : '';
  }
  return base;
}
