import { relative } from 'node:path';
import { diskReason, WriteError } from './write-files.ts';

/** What an author is told of what a command could not foresee, in Norwegian: what the disk refuses by its file, and a fault of ours as one. */
export function faultText(fault: unknown, root: string, env = process.env): string {
  if (fault instanceof WriteError) return fault.message;
  const reason = readReason(fault) ?? diskReason(fault);
  const path = fault instanceof Error ? Reflect.get(fault, 'path') : undefined;
  if (reason !== undefined) {
    const file = typeof path === 'string' ? relative(root, path).replaceAll('\\', '/') : 'Filen';
    return `${file}: ${reason} Rett det, og prøv igjen.`;
  }
  const stack = fault instanceof Error ? fault.stack : undefined;
  const said = fault instanceof Error ? fault.message : String(fault);
  return [
    `Verktøyet stoppet, og det er en feil i verktøyet selv: ${said}`,
    'Meld fra til dem som lager Samspill. Si hvilken kommando du kjørte, og legg ved teksten over.',
    ...(env.SAMSPILL_FEILSOK ? [stack ?? ''] : []),
  ].join('\n');
}

/** Where a file that should be read cannot be. */
function readReason(fault: unknown): string | undefined {
  if (!(fault instanceof Error)) return undefined;
  const code = Reflect.get(fault, 'code');
  const isRead = ['open', 'read', 'scandir', 'stat'].includes(String(Reflect.get(fault, 'syscall')));
  if (code === 'EISDIR' && isRead) return 'Det ligger en mappe der filen skal være.';
  if (code === 'ENOENT') return 'Filen ble borte mens verktøyet arbeidet.';
  if ((code === 'EACCES' || code === 'EPERM') && isRead) return 'Du har ikke lov til å åpne den.';
  return undefined;
}
