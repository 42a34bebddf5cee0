import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumArgs } from '../../src/build/chromium.ts';

/** A Chromium with a profile on the disk, whose processes are known: it can be ended as a battery that runs empty ends it. */
export interface OwnBrowser {
  /** The profile's own context. */
  readonly context: BrowserContext;
  /** SIGKILL to the browser and all that it has started; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Playwright's own launch gives no process id for a profile, and switches off what a learner's browser has, such as the back/forward cache. */
export async function openOwnBrowser(executable: string, profile: string): Promise<OwnBrowser> {
  const flags = [
    ...chromiumArgs,
    '--headless=new',
    '--no-default-browser-check',
    '--password-store=basic',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  // A group of its own: the renderers must not outlive the browser.
  const child = spawn(executable, flags, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  try {
    const browser = await chromium.connectOverCDP(await addressOf(child));
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no profile');
    return { context, kill };
  } catch (fault) {
    await kill();
    throw fault;
  }
}

/** Where it is driven from, which it says once. */
function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the browser cannot be heard');
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const lines = createInterface({ input: stderr });
    lines.on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) resolve(address);
      said.push(line);
    });
    lines.on('close', () => reject(new Error(`the browser did not start: ${said.slice(-5).join('\n')}`)));
  });
}
