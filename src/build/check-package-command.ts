import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPackage } from '../checker/check-package.ts';
import type { Finding, PackageReport } from '../checker/report.ts';
import type { Terminal } from './build-command.ts';
import { nodeSchemas } from './xmllint.ts';

const usage = `Bruk: npm run sjekk-pakke -- [--json] fil.zip …

Sier om en pakke kan brukes i en LMS, og hva som må rettes. Tar SCORM 1.2, SCORM 2004, cmi5 og xAPI (tincan) fra alle
verktøy, og nettutgaven fra Samspill. Pakken blir bare lest, aldri pakket ut på maskinen.

  fil.zip   pakken, slik du laster den opp (kan gjentas)
  --json    skriv svaret som JSON
  --help    vis denne hjelpen

Svarer 0 når pakken kan brukes, 1 når den har feil, og 2 når kommandoen er brukt feil.`;

/** Above this a zip is not read at all; in bytes. */
const largestZip = 2 ** 30;

/** Runs `npm run sjekk-pakke`: gives 0 when no package has an error, 1 when one has, 2 when it was asked in a wrong way. */
export async function checkPackageCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const wanted = readArgs(args);
  if (wanted === 'help') {
    terminal.out(usage);
    return 0;
  }
  const fault = typeof wanted === 'string' ? wanted : await unreadable(wanted.files);
  if (typeof wanted === 'string' || fault !== undefined) {
    terminal.error(`${fault}\n\n${usage}`);
    return 2;
  }
  const reports: Named[] = [];
  for (const file of wanted.files) {
    const report = await checkPackage(await readFile(file), { ...nodeSchemas, name: basename(file) });
    reports.push({ file, report });
    if (!wanted.json) terminal.out(reports.length > 1 ? `\n${asText({ file, report })}` : asText({ file, report }));
  }
  if (wanted.json) terminal.out(asJson(reports));
  return reports.some(({ report }) => count(report, 'error') > 0) ? 1 : 0;
}

interface Wanted {
  readonly files: readonly string[];
  readonly json: boolean;
}

interface Named {
  readonly file: string;
  readonly report: PackageReport;
}

function readArgs(args: readonly string[]): Wanted | 'help' | string {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) return `Flagget ${token.rawName} finnes ikke.`;
    if (token.value !== undefined) return `Flagget ${token.rawName} tar ingen verdi.`;
  }
  if (values.help === true) return 'help';
  if (positionals.length === 0) return 'Skriv navnet på zip-filen som skal sjekkes.';
  return { files: positionals, json: values.json === true };
}

/** Why one of the files cannot be read, if one cannot. */
async function unreadable(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const found = await stat(file).catch((fault: NodeJS.ErrnoException) => fault);
    if (found instanceof Error) {
      return found.code === 'ENOENT' ? `Fant ikke ${file}.` : `Får ikke lest ${file}. Har du tilgang til filen?`;
    }
    if (found.isDirectory()) {
      return `${file} er en mappe. Sjekken tar zip-filen slik du laster den opp, for eksempel ${file.replace(/\/+$/, '')}.zip.`;
    }
    if (!found.isFile()) return `${file} er ikke en vanlig fil.`;
    if (found.size > largestZip) return `${file} er over 1 GB, og blir ikke lest. Så store pakker tar ingen LMS imot.`;
  }
  return undefined;
}

const count = ({ findings }: PackageReport, severity: Finding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;

function asText({ file, report }: Named): string {
  return [`${basename(file)}${facts(report)}`, ...report.findings.map(findingText), verdict(report)].join('\n');
}

function facts({ format, title, version, files, bytes }: PackageReport): string {
  const size = new Intl.NumberFormat('nb', { maximumFractionDigits: 1 }).format(bytes / 1000);
  const known = [format, title && `«${title}»`, version && `versjon ${version}`].filter((part) => part);
  return `: ${[...known, `${files} ${files === 1 ? 'fil' : 'filer'}`, `${size} kB`].join(', ')}`;
}

function findingText({ severity, rule, file, line, text }: Finding): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  return `  ${severity === 'error' ? 'feil' : 'advarsel'} ${place}${text} [${rule}]`;
}

function verdict(report: PackageReport): string {
  const errors = count(report, 'error');
  const warnings = count(report, 'warning');
  const also = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'advarsel' : 'advarsler'}.`;
  return errors === 0 ? `Ingen feil. Pakken kan brukes.${also}` : `${errors} feil. Pakken kan ikke brukes.${also}`;
}

const asJson = (reports: readonly Named[]): string =>
  JSON.stringify(
    {
      errors: reports.reduce((sum, { report }) => sum + count(report, 'error'), 0),
      warnings: reports.reduce((sum, { report }) => sum + count(report, 'warning'), 0),
      packages: reports.map(({ file, report }) => ({ file: basename(file), ...report })),
    },
    null,
    2,
  );
