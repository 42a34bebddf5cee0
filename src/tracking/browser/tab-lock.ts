import type { HandOver, LockFactory, WriterLock } from '../writer-lock.ts';

const channelName = 'samspill';
/** How long another tab has to say that it is there; only where the browser has no locks. */
const askMs = 250;
/** How long it has to save and hand over. */
const handOverMs = 2_000;

type Message =
  | { readonly ask: string }
  | { readonly here: string }
  | { readonly yield: string }
  | { readonly yielded: string; readonly handOver: HandOver };

type TakenHandler = Parameters<WriterLock['onTaken']>[0];

/**
 * A Web Lock says who writes, and a channel carries what one tab hands to the other. On plain http there are no locks, and the tab
 * that is there answers for itself; in a sandbox there is neither, and every tab writes: the journal brings it together then.
 */
export const tabLock: LockFactory = (names) => new TabLock(names);

class TabLock implements WriterLock {
  private readonly names: readonly string[];
  private readonly channel = openChannel();
  /** What lets go of a lock that is held, by its name. */
  private readonly held = new Map<string, () => void>();
  private handler: TakenHandler | undefined;
  private isWriting = false;

  constructor(names: readonly string[]) {
    this.names = names;
    this.channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (!this.isWriting) return;
      if ('ask' in data && names.includes(data.ask)) this.say({ here: data.ask });
      if ('yield' in data && names.includes(data.yield)) void this.handOver(data.yield);
    });
  }

  async acquire(): Promise<boolean> {
    const free = await Promise.all(this.names.map((name) => this.isFree(name)));
    this.isWriting = free.every(Boolean);
    if (!this.isWriting) this.free();
    return this.isWriting;
  }

  async take(): Promise<HandOver | undefined> {
    const answer = this.hear((message) => ('yielded' in message ? this.ours(message) : undefined), handOverMs);
    for (const name of this.names) this.say({ yield: name });
    const given = await answer;
    if ('locks' in navigator) await Promise.all(this.names.map((name) => this.hold(name, { steal: true })));
    this.isWriting = true;
    return given;
  }

  onTaken(handler: TakenHandler): void {
    this.handler = handler;
  }

  release(): void {
    this.isWriting = false;
    this.free();
  }

  private ours({ yielded, handOver }: Extract<Message, { yielded: string }>): HandOver | undefined {
    return this.names.includes(yielded) ? handOver : undefined;
  }

  private async isFree(name: string): Promise<boolean> {
    if ('locks' in navigator) return this.hold(name, { ifAvailable: true });
    const answer = this.hear((message) => ('here' in message && message.here === name ? true : undefined), askMs);
    this.say({ ask: name });
    return !(await answer);
  }

  /** Resolves with whether it is held now. */
  private hold(name: string, options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      navigator.locks
        .request(name, options, (lock) => {
          resolve(lock !== null);
          return lock && new Promise<void>((free) => this.held.set(name, free));
        })
        .catch(() => {
          // Not to be had here at all, or taken by force from a page that did not answer in time.
          resolve(true);
          if (this.held.delete(name) && this.isWriting) void this.lose(true);
        });
    });
  }

  private async lose(isForced: boolean): Promise<HandOver | undefined> {
    this.isWriting = false;
    const given = await this.handler?.(isForced);
    this.free();
    return given;
  }

  private async handOver(name: string): Promise<void> {
    const given = await this.lose(false);
    if (given) this.say({ yielded: name, handOver: given });
  }

  private free(): void {
    for (const free of this.held.values()) free();
    this.held.clear();
  }

  private say(message: Message): void {
    this.channel?.postMessage(message);
  }

  private hear<T>(pick: (message: Message) => T | undefined, ms: number): Promise<T | undefined> {
    return new Promise((resolve) => {
      const done = (found?: T) => {
        this.channel?.removeEventListener('message', listen);
        resolve(found);
      };
      const listen = ({ data }: MessageEvent<Message>) => {
        const found = pick(data);
        if (found !== undefined) done(found);
      };
      this.channel?.addEventListener('message', listen);
      setTimeout(done, this.channel ? ms : 0);
    });
  }
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    return undefined;
  }
}
