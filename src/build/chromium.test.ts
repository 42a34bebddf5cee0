import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { chromiumArgs, findChromium, type Machine } from './chromium.ts';

/** A machine that has `files`; commands are noted in `ran`, and `install` says what a command brings. */
function machine(
  over: Partial<Machine> & { files?: string[]; install?: (command: string) => string | undefined } = {},
) {
  const files = new Set(over.files);
  const ran: string[] = [];
  const given: Machine = {
    env: {},
    platform: 'linux',
    playwrightPath: '/home/me/playwright/chrome',
    isExecutable: async (path) => files.has(path),
    run: async (command, args) => {
      const line = [command, ...args].join(' ');
      ran.push(line);
      const brought = over.install?.(line);
      if (brought) files.add(brought);
      return brought !== undefined;
    },
    ...over,
  };
  return { given, ran };
}

it('takes CHROME_PATH before anything else', async () => {
  const { given } = machine({ files: ['/my/chrome', '/usr/bin/chromium'], env: { CHROME_PATH: '/my/chrome' } });
  expect(await findChromium(given)).toBe('/my/chrome');
});

it('says so when CHROME_PATH leads nowhere, and takes no other', async () => {
  const { given } = machine({ files: ['/usr/bin/chromium'], env: { CHROME_PATH: '/my/chrome' } });
  await expect(findChromium(given)).rejects.toThrow('/my/chrome');
});

it.each<[NodeJS.Platform, string, Record<string, string>]>([
  ['linux', '/usr/bin/chromium', {}],
  ['linux', '/opt/own/google-chrome', { PATH: ['/bin', '/opt/own'].join(delimiter) }],
  ['linux', '/home/me/playwright/chrome', {}],
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
  ['darwin', '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium', { HOME: '/Users/me' }],
  ['win32', join('C:/Program Files', 'Google/Chrome/Application/chrome.exe'), { PROGRAMFILES: 'C:/Program Files' }],
])('finds what is installed on %s at %s', async (platform, path, env) => {
  const { given, ran } = machine({ platform, files: [path], env });
  expect(await findChromium(given)).toBe(path);
  expect(ran).toEqual([]);
});

it('installs with Playwright where there is none', async () => {
  const { given, ran } = machine({
    install: (line) =>
      line.endsWith('install chromium') && !line.includes('apt') ? '/home/me/playwright/chrome' : undefined,
  });
  expect(await findChromium(given)).toBe('/home/me/playwright/chrome');
  expect(ran).toHaveLength(1);
});

it('falls back on apt, with sudo where it is not root', async () => {
  const { given, ran } = machine({
    install: (line) => (line.startsWith('sudo -n apt-get') ? '/usr/bin/chromium' : undefined),
  });
  expect(await findChromium(given)).toBe('/usr/bin/chromium');
  expect(ran.at(-1)).toBe('sudo -n apt-get install -y --no-install-recommends chromium');
});

it('does not try apt on macOS, and ends with the ways out in Norwegian and English', async () => {
  const { given, ran } = machine({ platform: 'darwin' });
  const error = await findChromium(given).catch(String);
  expect(error).toContain('Installer Chrome');
  expect(error).toContain('Install Chrome');
  expect(ran.some((line) => line.includes('apt-get'))).toBe(false);
});

it('finds a real file on this machine', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samspill-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'chrome');
  await writeFile(path, '');
  const before = process.env.CHROME_PATH;
  onTestFinished(() => {
    if (before === undefined) delete process.env.CHROME_PATH;
    else process.env.CHROME_PATH = before;
  });
  process.env.CHROME_PATH = path;
  await expect(findChromium()).rejects.toThrow('CHROME_PATH');
  await chmod(path, 0o755);
  expect(await findChromium()).toBe(path);
});

it('starts without a sandbox only as root', () => {
  expect(chromiumArgs.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
});
