import { launchFile } from '../model/document-file.ts';
import { cmi5CourseIri, moduleIri, moduleType, objectiveIri } from '../model/identifier.ts';
import type { Edition, Goal, Module } from '../model/module.ts';
import { contentFiles } from './content-files.ts';
import type { Packager } from './packager.ts';
import { element, oneLine, type XmlElement, xmlFile } from './xml.ts';

/** Packs a module for cmi5: a course with one AU. */
export const cmi5Package: Packager = (module, player) => ({
  format: 'cmi5',
  files: [xmlFile('cmi5.xml', courseStructure(module)), ...contentFiles(module, player)],
});

/** The order of children is fixed (cmi5 13.2); objectives must not stand there empty. */
function courseStructure(module: Module): XmlElement {
  const { id, editions } = module;
  const texts = [
    langStrings('title', editions, ({ title }) => title),
    langStrings('description', editions, ({ description }) => oneLine(description)),
  ];
  const { goals } = editions[0];
  const objectives = goals.length > 0 ? [element('objectives', {}, goals.map(objectiveOf(module)))] : [];
  const references = goals.map((goal) => element('objective', { idref: objectiveIri(id, goal.id) }));
  return element('courseStructure', { xmlns: 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd' }, [
    element('course', { id: cmi5CourseIri(id) }, texts),
    ...objectives,
    element('au', auAttributes(module), [
      ...texts,
      ...(references.length > 0 ? [element('objectives', {}, references)] : []),
      element('url', {}, [launchFile]),
    ]),
  ]);
}

/** `moveOn` is always given: its default is satisfied before anything is done (cmi5 13.1.4). */
function auAttributes({ id, passMark, editions }: Module): Readonly<Record<string, string>> {
  const hasTest = editions[0].lessons.some(({ kind }) => kind === 'test');
  return {
    id: moduleIri(id),
    moveOn: hasTest ? 'CompletedAndPassed' : 'Completed',
    ...(hasTest && { masteryScore: String(Math.round(passMark * 10_000) / 10_000) }),
    launchMethod: 'AnyWindow',
    activityType: moduleType,
  };
}

/** A goal is one sentence, and cmi5 wants both a title and a description of it (13.1.3). */
const objectiveOf =
  ({ id, editions }: Module) =>
  (goal: Goal): XmlElement => {
    const text = ({ goals }: Edition) => oneLine(goals.find((same) => same.id === goal.id)?.text ?? goal.text);
    return element('objective', { id: objectiveIri(id, goal.id) }, [
      langStrings('title', editions, text),
      langStrings('description', editions, text),
    ]);
  };

const langStrings = (name: string, editions: readonly Edition[], text: (edition: Edition) => string): XmlElement =>
  element(
    name,
    {},
    editions.map((edition) => element('langstring', { lang: edition.lang }, [text(edition)])),
  );
