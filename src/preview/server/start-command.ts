import { parseArgs } from 'node:util';
import type { LiveContent } from '../../model/live.ts';
import { openBrowser } from './open-browser.ts';
import { type Preview, startPreview } from './server.ts';

const usage = `Bruk: npm start [-- --port <tall>] [--ingen-nettleser] [--pakker]

Viser modulene i en liten læringsplattform på din egen maskin. Det du lagrer i content/ og modules/, vises med en gang.

  --port <tall>       bruk denne porten (ellers en ledig)
  --ingen-nettleser   ikke åpne nettleseren
  --pakker            bygg pakkene i dist/, og vis dem slik de er bygd
  --help              vis denne hjelpen`;

const follows = 'Endre en fil i content/ eller modules/ og lagre, så vises det i nettleseren.';

/** Where the command writes; one call a line. */
export interface Terminal {
  out(line: string): void;
  error(line: string): void;
}

/** What there is to preview. */
export interface StartOptions {
  /** Folder of the zips. */
  readonly dist: string;
  /** Follows the content while it is written. */
  followContent(): Promise<LiveContent>;
  /** Builds the zips; `false` when there is nothing to show, having said why. */
  buildPackages(): Promise<boolean>;
}

/** What `npm start` came to: a running preview, or an exit code: 0 after help, 1 on errors, 2 on a wrong flag. */
export type Started = { readonly preview: Preview } | { readonly exitCode: 0 | 1 | 2 };

/** Runs `npm start`: starts the preview of the content, or of the built zips, prints its address and opens a browser. */
export async function startCommand(
  args: readonly string[],
  { dist, followContent, buildPackages }: StartOptions,
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
  if (wanted.packages && !(await buildPackages())) return { exitCode: 1 };
  const { port } = wanted;
  const preview = await startPreview({
    dist,
    ...(!wanted.packages && { content: await followContent() }),
    ...(port !== undefined && { port }),
  }).catch((fault: unknown) => {
    if (isPortTaken(fault)) return undefined;
    throw fault;
  });
  if (!preview) {
    terminal.error(`Port ${port} er opptatt. Velg en annen med --port, eller la være, så finner vi en ledig.`);
    return { exitCode: 1 };
  }
  terminal.out(`\nForhåndsvisning: ${preview.url}${wanted.packages ? '' : `\n${follows}`}\nStopp med Ctrl + C.`);
  if (wanted.browser) openBrowser(preview.url);
  return { preview };
}

const isPortTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === 'EADDRINUSE' || fault.code === 'EACCES');

interface Wanted {
  readonly help: boolean;
  /** Whether the built zips are to be shown. */
  readonly packages: boolean;
  readonly browser: boolean;
  readonly port: number | undefined;
}

function readArgs(args: readonly string[]): Wanted | { readonly fault: string } {
  const options = {
    port: { type: 'string' },
    'ingen-nettleser': { type: 'boolean' },
    pakker: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { tokens, values } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') return { fault: `Forstår ikke «${token.value}».` };
    if (token.kind === 'option' && !(token.name in options)) return { fault: `Flagget ${token.rawName} finnes ikke.` };
  }
  const browser = values['ingen-nettleser'] !== true;
  const [help, packages] = [values.help === true, values.pakker === true];
  if (values.port === undefined) return { help, packages, browser, port: undefined };
  const port = Number(values.port);
  if (!/^\d+$/.test(String(values.port)) || port > 65_535) return { fault: '--port må være et tall fra 0 til 65535.' };
  return { help, packages, browser, port };
}
