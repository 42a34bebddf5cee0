import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="prove" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Prøve &amp; feile</title>
<item identifier="i" identifierref="r"><title>Prøve</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource></resources>
</manifest>`;

/** Opens, says so, and finishes with what is in hand when the page goes. */
const page = `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Prøve</title></head><body><h1>Prøve</h1>
<p id="said"></p><script>
const api = parent.API;
api.LMSInitialize('');
const before = api.LMSGetValue('cmi.core.lesson_location');
document.getElementById('said').textContent = before + '|' + api.LMSGetValue('cmi.core.entry');
if (api.LMSGetValue('cmi.core.lesson_status') === 'not attempted') api.LMSSetValue('cmi.core.lesson_status', 'incomplete');
api.LMSSetValue('cmi.core.exit', 'suspend');
api.LMSCommit('');
addEventListener('pagehide', () => {
  api.LMSSetValue('cmi.core.session_time', '00:00:07.00');
  api.LMSCommit('');
  api.LMSFinish('');
});
</script></body></html>`;

/** A folder with one small package for the preview, module `prove`; the page's text can be replaced. */
export async function sampleDist(body: string = page): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'samspill-dist-'));
  await writeSample(dist, body);
  return dist;
}

const scripts = { 'js/a.js': 'self.a = 1;', 'js/b.mjs': 'export {};' };

/** Writes the package, or a new revision of it with other `more` files, path → text. */
export async function writeSample(
  dist: string,
  body: string = page,
  more: Readonly<Record<string, string>> = scripts,
): Promise<void> {
  const files = { 'imsmanifest.xml': manifest, 'index.html': body, ...more };
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
  await writeFile(join(dist, 'samspill-prove_1.2.3_scorm12.zip'), zip);
}
