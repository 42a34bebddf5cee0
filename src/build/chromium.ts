import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Flags for a Chromium that runs tests: quiet, without a network of its own, and startable in a container. */
export const chromiumArgs: readonly string[] = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Chromium refuses its sandbox to root, which is who one is in most containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Where to look, and how to install; replaceable, so that tests need no machine of each kind. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Playwright's own Chromium, whether or not it is there. */
  readonly playwrightPath: string;
  isExecutable(path: string): Promise<boolean>;
  /** Runs a command to its end; `false` when it fails, is not there, or takes longer than `timeoutSeconds`. */
  run(command: string, args: readonly string[], timeoutSeconds: number): Promise<boolean>;
}

/**
 * Path of a Chromium to run: `CHROME_PATH`, else an installed Chrome, Chromium or Edge, else Playwright's, else one that is
 * installed now. Throws when there is none, with the ways out.
 */
export async function findChromium(machine: Machine = thisMachine): Promise<string> {
  const named = machine.env.CHROME_PATH;
  if (named && !(await machine.isExecutable(named))) {
    throw new Error(`CHROME_PATH peker på noe som ikke kan kjøres: ${named}\nCHROME_PATH is not an executable file.`);
  }
  const found = named || (await installed(machine));
  if (found) return found;
  for (const install of [installWithPlaywright, installWithApt]) {
    if (!(await install(machine))) continue;
    const path = await installed(machine);
    if (path) return path;
  }
  throw new Error(
    [
      'Fant ingen Chromium, og fikk ikke installert en. Installer Chrome, Chromium eller Edge,',
      'eller sett CHROME_PATH til programfilen, og prøv igjen.',
      'No Chromium found, and none could be installed. Install Chrome, Chromium or Edge, or set CHROME_PATH.',
    ].join('\n'),
  );
}

async function installed(machine: Machine): Promise<string | undefined> {
  for (const path of candidates(machine)) if (await machine.isExecutable(path)) return path;
  return undefined;
}

function candidates({ env, platform, playwrightPath }: Machine): string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => (names[platform] ?? linuxNames).map((name) => join(folder, name)));
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return [...roots.flatMap((root) => windowsPaths.map((path) => join(root, path))), ...onPath, playwrightPath];
  }
  if (platform === 'darwin') {
    const roots = ['', env.HOME ?? ''];
    return [...roots.flatMap((root) => macPaths.map((path) => `${root}${path}`)), ...onPath, playwrightPath];
  }
  return [...onPath, ...linuxFolders.flatMap((folder) => linuxNames.map((name) => join(folder, name))), playwrightPath];
}

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const linuxFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const names: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['chrome.exe', 'chromium.exe', 'msedge.exe'],
};
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windowsPaths = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/** A blocked network stalls the download without an error, hence the limit. */
function installWithPlaywright(machine: Machine): Promise<boolean> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  return machine.run(process.execPath, [cli, 'install', 'chromium'], 180);
}

async function installWithApt(machine: Machine): Promise<boolean> {
  if (machine.platform !== 'linux') return false;
  const asRoot = async (...args: readonly string[]): Promise<boolean> =>
    (await machine.run('apt-get', args, 300)) || machine.run('sudo', ['-n', 'apt-get', ...args], 300);
  return (await asRoot('update')) && asRoot('install', '-y', '--no-install-recommends', 'chromium');
}

const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  playwrightPath: chromium.executablePath(),
  isExecutable: (path) =>
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    ),
  run: (command, args, timeoutSeconds) =>
    new Promise((resolve) => {
      execFile(command, [...args], { timeout: timeoutSeconds * 1000, killSignal: 'SIGKILL' }, (error) =>
        resolve(error === null),
      );
    }),
};
