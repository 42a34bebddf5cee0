import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

/** Publisher id of the activity in the packages that `launchedDist` makes. */
export const publisherId = 'https://publisher.example/prove/au';

const cmi5 = `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="https://publisher.example/prove"><title><langstring lang="nb">Prøve &amp; feile</langstring></title>
<description><langstring lang="nb">Prøve</langstring></description></course>
<au id="${publisherId}" moveOn="CompletedAndPassed" masteryScore="0.8" launchMethod="AnyWindow">
<title><langstring lang="nb">Prøve</langstring></title><description><langstring lang="nb">Prøve</langstring></description>
<url>index.html?utgave=nb</url><launchParameters>a=1&amp;b=2</launchParameters><entitlementKey>nøkkel</entitlementKey></au>
</courseStructure>`;

const tincan = `<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>
<activity id="${publisherId}" type="http://adlnet.gov/expapi/activities/lesson"><name lang="nb">Prøve</name>
<description lang="nb">Prøve</description><launch lang="nb">index.html</launch></activity></activities></tincan>`;

/** A folder with two small packages for the preview, activities `prove.cmi5` and `prove.xapi`, with this script. */
export async function launchedDist(script = ''): Promise<string> {
  const dist = await mkdtemp(join(tmpdir(), 'samspill-dist-'));
  const page = strToU8(
    `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Prøve</title><h1>Prøve</h1><script type="module">${script}</script>`,
  );
  const write = (format: string, name: string, text: string) =>
    writeFile(join(dist, `samspill-prove_1.0.0_${format}.zip`), zipSync({ [name]: strToU8(text), 'index.html': page }));
  await write('cmi5', 'cmi5.xml', cmi5);
  await write('xapi', 'tincan.xml', tincan);
  return dist;
}
