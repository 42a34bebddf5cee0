import type { Terminal } from './build-command.ts';

/** What somebody asks a command for; its help, or something that it does not understand. */
export type Asked<Wanted> = Wanted | { readonly help: true } | { readonly fault: string };

/** Answers at once where that is all there is to do, and gives the exit code; otherwise what is wanted. */
export function opening<Wanted extends object>(
  asked: Asked<Wanted>,
  usage: string,
  terminal: Terminal,
): Wanted | 0 | 2 {
  if ('fault' in asked) {
    terminal.error(`${asked.fault}\n\n${usage}`);
    return 2;
  }
  if ('help' in asked) {
    terminal.out(usage);
    return 0;
  }
  return asked;
}
