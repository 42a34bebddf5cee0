import { spawn } from 'node:child_process';

const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the learner's browser, where there is a screen to show it on; never fails. */
export function openBrowser(url: string): void {
  const { env, platform } = process;
  const hasScreen = platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (env.CI || !hasScreen) return;
  const [command, ...args] = commands[platform] ?? ['xdg-open'];
  const browser = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
  // The address is printed as well, so a machine without a browser loses nothing.
  browser.on('error', () => undefined);
  browser.unref();
}
