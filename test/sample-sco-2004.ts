import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="prove" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Prøve &amp; feile</title>
<item identifier="i" identifierref="r"><title>Prøve</title><imsss:sequencing><imsss:objectives>
<imsss:primaryObjective/><imsss:objective objectiveID="maal_en"/><imsss:objective objectiveID="maal_to"/>
</imsss:objectives></imsss:sequencing></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/></resource></resources>
</manifest>`;

/** Opens, says what it was handed, passes, and terminates when the page goes. */
const page = `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Prøve</title></head><body><h1>Prøve</h1>
<p id="said"></p><script>
const api = parent.API_1484_11;
api.Initialize('');
const asked = ['cmi.location', 'cmi.entry', 'cmi.mode', 'cmi.objectives._count', 'cmi.objectives.1.id', 'cmi.total_time'];
document.getElementById('said').textContent = asked.map((element) => api.GetValue(element)).join('|');
if (api.GetValue('cmi.mode') === 'normal') {
  api.SetValue('cmi.completion_status', 'completed');
  api.SetValue('cmi.success_status', 'passed');
  api.SetValue('cmi.score.raw', '90');
}
api.SetValue('cmi.location', 'l2');
api.SetValue('cmi.suspend_data', 'tilstand');
api.SetValue('cmi.objectives.1.success_status', 'passed');
api.SetValue('cmi.exit', 'suspend');
api.Commit('');
addEventListener('pagehide', () => {
  api.SetValue('cmi.session_time', 'PT7.50S');
  api.Terminate('');
});
</script></body></html>`;

const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

/** Adds module `prove` to a folder of packages, as SCORM 2004 4th Edition. */
export const writeSample2004 = (dist: string): Promise<void> =>
  writeFile(
    join(dist, 'samspill-prove_1.2.3_scorm2004-4.zip'),
    zip({ 'imsmanifest.xml': manifest, 'index.html': page }),
  );

/** Adds it as a web edition: two pages that know no LMS. */
export const writeSampleWeb = (dist: string): Promise<void> =>
  writeFile(
    join(dist, 'samspill-prove_1.2.3_web.zip'),
    zip({
      'index.html': '<!doctype html><html lang="nb"><title>Prøve &amp; feile</title><a href="mer.html">Mer</a>',
      'mer.html': '<!doctype html><html lang="nb"><title>Mer</title><h1>Mer</h1>',
    }),
  );
