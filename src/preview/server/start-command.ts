import { parseArgs } from 'node:util';
import { openBrowser } from './open-browser.ts';
import { type Preview, startPreview } from './server.ts';

const usage = `Bruk: npm start [-- --port <tall>] [--ingen-nettleser]

Bygger pakkene i dist/, og viser dem i en liten læringsplattform på din egen maskin.

  --port <tall>       bruk denne porten (ellers en ledig)
  --ingen-nettleser   ikke åpne nettleseren
  --help              vis denne hjelpen`;

/** Where the command writes; one call a line. */
export interface Terminal {
  out(line: string): void;
  error(line: string): void;
}

/** What there is to preview. */
export interface StartOptions {
  /** Folder of the zips. */
  readonly dist: string;
  /** Builds the zips; `false` when there is nothing to show, having said why. */
  buildPackages(): Promise<boolean>;
}

/** What `npm start` came to: a running preview, or an exit code: 0 after help, 1 on errors, 2 on a wrong flag. */
export type Started = { readonly preview: Preview } | { readonly exitCode: 0 | 1 | 2 };

/** Runs `npm start`: builds, starts the preview, prints its address and opens a browser. */
export async function startCommand(
  args: readonly string[],
  { dist, buildPackages }: StartOptions,
  terminal: Terminal,
): Promise<Started> {
  const wanted = readArgs(args);
  if ('fault' in wanted) {
    terminal.error(`${wanted.fault}\n\n${usage}`);
    return { exitCode: 2 };
  }
  if (wanted.help) {
    terminal.out(usage);
    return { exitCode: 0 };
  }
  if (!(await buildPackages())) return { exitCode: 1 };
  const port = wanted.port;
  const preview = await startPreview({ dist, ...(port === undefined ? {} : { port }) }).catch((fault: unknown) => {
    if (isPortTaken(fault)) return undefined;
    throw fault;
  });
  if (!preview) {
    terminal.error(`Port ${port} er opptatt. Velg en annen med --port, eller la være, så finner vi en ledig.`);
    return { exitCode: 1 };
  }
  terminal.out(`\nForhåndsvisning: ${preview.url}\nStopp med Ctrl + C.`);
  if (wanted.browser) openBrowser(preview.url);
  return { preview };
}

const isPortTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === 'EADDRINUSE' || fault.code === 'EACCES');

interface Wanted {
  readonly help: boolean;
  readonly browser: boolean;
  readonly port: number | undefined;
}

function readArgs(args: readonly string[]): Wanted | { readonly fault: string } {
  const options = {
    port: { type: 'string' },
    'ingen-nettleser': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { tokens, values } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') return { fault: `Forstår ikke «${token.value}».` };
    if (token.kind === 'option' && !(token.name in options)) return { fault: `Flagget ${token.rawName} finnes ikke.` };
  }
  const browser = values['ingen-nettleser'] !== true;
  const help = values.help === true;
  if (values.port === undefined) return { help, browser, port: undefined };
  const port = Number(values.port);
  if (!/^\d+$/.test(String(values.port)) || port > 65_535) return { fault: '--port må være et tall fra 0 til 65535.' };
  return { help, browser, port };
}
