import { moduleIri } from '../model/identifier.ts';
import type { Edition, Module } from '../model/module.ts';
import { element, oneLine, type XmlElement } from './xml.ts';

/** Name of the file with the metadata; the manifest points at it, and no other file in a package can have it. */
export const lomFile = 'metadata.xml';

/**
 * What a catalogue needs to know of a module, in every language it has (IEEE 1484.12.1, Learning Object Metadata, in the XML of
 * 1484.12.3). A file of its own: the XSDs that lie beside the manifest do not cover it.
 */
export function lom({ id, version, editions }: Module): XmlElement {
  const inEvery = (name: string, text: (edition: Edition) => string) =>
    element(
      name,
      {},
      editions.map((edition) => langString(edition.lang, text(edition))),
    );
  const minutes = Math.ceil(editions[0].lessons.reduce((sum, lesson) => sum + lesson.minutes, 0));
  return element('lom', { xmlns: 'http://ltsc.ieee.org/xsd/LOM' }, [
    element('general', {}, [
      element('identifier', {}, [text('catalog', 'URI'), text('entry', moduleIri(id))]),
      inEvery('title', ({ title }) => title),
      ...editions.map(({ lang }) => text('language', lang)),
      inEvery('description', ({ description }) => oneLine(description)),
    ]),
    element('lifeCycle', {}, [element('version', {}, [element('string', {}, [version])])]),
    element('metaMetadata', {}, [text('metadataSchema', 'LOMv1.0')]),
    ...(minutes > 0 ? [learningTime(minutes)] : []),
  ]);
}

const learningTime = (minutes: number): XmlElement =>
  element('educational', {}, [element('typicalLearningTime', {}, [text('duration', `PT${minutes}M`)])]);

const langString = (language: string, content: string): XmlElement => element('string', { language }, [content]);

const text = (name: string, content: string): XmlElement => element(name, {}, [content]);
