import { launchFile } from '../model/document-file.ts';
import { moduleIri, moduleType } from '../model/identifier.ts';
import type { Module } from '../model/module.ts';
import { contentFiles } from './content-files.ts';
import type { Packager } from './packager.ts';
import { element, oneLine, type XmlElement, xmlFile } from './xml.ts';

/** Packs a module for a platform that launches xAPI content by `tincan.xml`. */
export const xapiPackage: Packager = (module, player) => ({
  format: 'xapi',
  files: [xmlFile('tincan.xml', tincan(module)), ...contentFiles(module, player)],
});

/** Names the module alone: only one activity may have `launch`, and the questions are described where they are answered. */
function tincan({ id, editions }: Module): XmlElement {
  return element('tincan', { xmlns: 'http://projecttincan.com/tincan.xsd' }, [
    element('activities', {}, [
      element('activity', { id: moduleIri(id), type: moduleType }, [
        ...editions.map(({ lang, title }) => element('name', { lang }, [title])),
        ...editions.map(({ lang, description }) => element('description', { lang }, [oneLine(description)])),
        element('launch', { lang: editions[0].lang }, [launchFile]),
      ]),
    ]),
  ]);
}
