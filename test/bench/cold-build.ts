import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** Builds every module in a new process, as `npm run build` does; gives the wall time in milliseconds, and rejects with what the build said. */
export function coldBuild(root: string): Promise<number> {
  const started = performance.now();
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/build.ts')];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: root }, (error, out, told) => {
      if (error) reject(new Error(`Bygget stoppet:\n${out}${told}`, { cause: error }));
      else resolve(performance.now() - started);
    });
  });
}
