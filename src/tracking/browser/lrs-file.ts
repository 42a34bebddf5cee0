import { lrsFileName } from '../../model/package.ts';
import { type LrsConfig, type LrsFile, lrsOfFile } from '../launch-data.ts';

const timeoutMs = 5_000;

/**
 * The LRS in a file of the package, which an administrator added together with `data-lrs="samspill-lrs.txt"` on the document's
 * root; without that nothing is asked for. A file that cannot be read, or names no safe LRS, is a fault, and nobody is told.
 */
export async function readLrsFile(
  { documentElement: root }: Pick<Document, 'documentElement'>,
  onFault: (fault: unknown) => void = reportError,
  request: typeof fetch = fetch,
): Promise<LrsFile | undefined> {
  if (root.dataset.lrs !== lrsFileName) return undefined;
  const reread = () => readConfig(request);
  try {
    return { lrs: await reread(), reread };
  } catch (fault) {
    onFault(fault);
    return undefined;
  }
}

async function readConfig(request: typeof fetch): Promise<LrsConfig> {
  const response = await request(lrsFileName, {
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const lrs = response.ok ? lrsOfFile(await response.text()) : undefined;
  if (!lrs) throw new Error(`[lrs] ${lrsFileName} names no LRS that is safe to use (${response.status})`);
  return lrs;
}
