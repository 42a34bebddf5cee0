import { strToU8 } from 'fflate';
import type { PackageFormat } from '../../src/model/package.ts';
import { add, both, cmi5, type Edit, type Files, manifest, rename, replace, tincan } from './package-edits.ts';

/** Another way to write what a package of somebody else says; an LMS takes it. */
export interface SoundVariant {
  readonly format: PackageFormat;
  readonly what: string;
  readonly edit: Edit;
  /** Rules that warn of it. */
  readonly warns?: readonly string[];
}

const imsmd = 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1';
const lom12 = `<imsmd:lom xmlns:imsmd="${imsmd}"><imsmd:general><imsmd:title><imsmd:langstring xml:lang="nb">Brannvern</imsmd:langstring></imsmd:title></imsmd:general></imsmd:lom>`;
const lom2004 =
  '<lom:lom xmlns:lom="http://ltsc.ieee.org/xsd/LOM"><lom:general><lom:title><lom:string language="nb">HMS</lom:string></lom:title></lom:general></lom:lom>';
const vendor = '<egen:merke xmlns:egen="https://verktoy.example/ns" egen:farge="blå"><egen:del/></egen:merke>';

/** The manifest in the letters of another encoding. */
const latin1: Edit = (files: Files) => {
  const text = new TextDecoder().decode(files['imsmanifest.xml']).replace('encoding="utf-8"', 'encoding="ISO-8859-1"');
  return { ...files, 'imsmanifest.xml': strToU8(text, true) };
};

/** Sound, and written otherwise than we would. */
export const soundVariants: readonly SoundVariant[] = [
  {
    format: 'scorm12',
    what: 'attributes in another order, in single quotes, over several lines',
    edit: manifest(
      /<resource identifier="(RES-SLUKK)" type="(webcontent)" adlcp:scormtype="sco" (xml:base="innhold\/") href="(.*?)">/,
      "<resource\n href='$4'\n $3 adlcp:scormtype = 'sco' type='$2' identifier='$1' >",
    ),
  },
  { format: 'scorm12', what: 'metadata inline', edit: manifest('</schemaversion>', `</schemaversion>${lom12}`) },
  {
    format: 'scorm12',
    what: 'metadata inline, in resources and items too',
    edit: both(
      manifest('</schemaversion>', `</schemaversion>${lom12}`),
      manifest('<file href="slukk.html"/>', `<metadata>${lom12}</metadata><file href="slukk.html"/>`),
    ),
  },
  {
    format: 'scorm12',
    what: 'elements of the tool that made it',
    edit: manifest('</schemaversion>', `</schemaversion>${vendor}`),
  },
  {
    format: 'scorm12',
    what: 'comments, CDATA, instructions',
    edit: both(
      manifest('<organizations', '<?verktøy versjon="2"?><!-- & <ikke lukket --><organizations'),
      manifest('Evakuering &amp; møteplass', '<![CDATA[Evakuering & møteplass]]>'),
    ),
  },
  { format: 'scorm12', what: 'no XML declaration', edit: manifest(/<\?xml.*?\?>\s*/, '') },
  {
    format: 'scorm12',
    what: 'a declaration in single quotes',
    edit: manifest(/<\?xml.*?\?>/, "<?xml version='1.0' encoding='UTF-8'?>"),
  },
  { format: 'scorm12', what: 'a byte order mark', edit: manifest('<?xml', '\uFEFF<?xml'), warns: ['xml-bom'] },
  { format: 'scorm12', what: 'ISO 8859-1', edit: latin1, warns: ['xml-tegnsett'] },
  {
    format: 'scorm12',
    what: 'prefixes of its own',
    edit: both(manifest(/adlcp:/g, 'a:'), manifest('xmlns:adlcp', 'xmlns:a')),
    warns: ['prefiks'],
  },
  { format: 'scorm12', what: 'its own XSDs, in a folder', edit: add('skjema/imscp_rootv1p1p2.xsd', '<endret/>') },
  {
    format: 'scorm12',
    what: 'no schemaversion',
    edit: manifest(/<schemaversion>.*?<\/schemaversion>/, ''),
    warns: ['schemaversion'],
  },
  { format: 'scorm12', what: 'lines that end as in Windows', edit: manifest(/\n/g, '\r\n') },
  {
    format: 'scorm12',
    what: 'a coded blank',
    edit: both(
      rename((path) => path.replace('stil.css', 'min stil.css')),
      manifest('innhold/stil.css', 'innhold/min%20stil.css'),
    ),
    warns: ['href-koding', 'filnavn-tegn'],
  },
  {
    format: 'scorm2004-3',
    what: 'metadata inline',
    edit: manifest('<adlcp:location>metadata.xml</adlcp:location>', lom2004),
    warns: ['fil-ikke-listet'],
  },
  {
    format: 'scorm2004-3',
    what: 'prefixes of its own',
    edit: both(manifest(/imsss:/g, 'ss:'), manifest('xmlns:imsss', 'xmlns:ss')),
    warns: ['prefiks'],
  },
  {
    format: 'scorm2004-4',
    what: 'a manifest with a prefix',
    edit: both(
      manifest(
        /<(\/?)(manifest|metadata|schema|schemaversion|organizations|organization|title|item|resources|resource|file|dependency)\b/g,
        '<$1cp:$2',
      ),
      manifest('xmlns=', 'xmlns:cp='),
    ),
    warns: ['prefiks'],
  },
  {
    format: 'scorm2004-4',
    what: 'elements of the tool that made it',
    edit: manifest('</organizations>', `${vendor}</organizations>`),
  },
  {
    format: 'cmi5',
    what: 'a prefix of its own',
    edit: both(cmi5(/<(\/?)(?!ext:|\?|!)(\w)/g, '<$1c:$2'), cmi5('xmlns=', 'xmlns:c=')),
  },
  {
    format: 'cmi5',
    what: 'attributes in another order, and comments',
    edit: both(
      cmi5('moveOn="Passed" masteryScore="1"', "masteryScore='1.0' moveOn='Passed'"),
      cmi5('<url>', '<!-- her --><url>'),
    ),
  },
  {
    format: 'xapi',
    what: 'extensions and another query',
    edit: both(
      tincan('story.html?utgave=2', 'story.html?a=1&amp;b=2#start'),
      tincan('</description>', '</description><extensions><extension key="https://example.com/x"/></extensions>'),
    ),
  },
  {
    format: 'xapi',
    what: 'files in folders',
    edit: both(
      rename((path) => path.replace('story', 'innhold/story')),
      tincan('story.html', 'innhold/story.html'),
    ),
  },
  {
    format: 'scorm2004-3',
    what: 'links, data addresses and namespaces in what it shows',
    edit: replace(
      'start.html',
      '<body>',
      '<body><a href="https://www.ks.no/">KS</a><img src="data:image/png;base64,AA=="><svg xmlns="http://www.w3.org/2000/svg"/>',
    ),
  },
];
