import type { PrivateChange, PrivateStore } from '../model/private-store.ts';
import type { Clock } from './clock.ts';
import { dayOf } from './journal-keys.ts';
import type { RecordStore, Stored } from './record-store.ts';

/** A value under `<module>/<registration>/<name>/<day>`: the day, so that age can be told without reading anything. */
export interface PrivateRecord extends Stored {
  readonly value: string;
}

/** The learner at the machine, by the random registration that stands in the LMS's own copy and nowhere else. */
export interface PrivateOwner {
  readonly registration: string;
  /** Whether others use the machine too: then everything is gone with the page. */
  readonly isShared: boolean;
}

/** What a module's private values are kept with. */
export interface PrivateValuesOptions {
  readonly module: string;
  readonly store: RecordStore<PrivateRecord>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The private store of one module, as the player sees it. No fault of it is logged: a log goes to a help desk. */
export interface PrivateValues extends PrivateStore {
  /**
   * Goes on for this learner; without one, nothing is read or kept beyond the page. Resolves when what was kept can be read. Never
   * rejects.
   */
  bind(owner: PrivateOwner | undefined): Promise<void>;
  /** Deletes all of this learner's, and keeps nothing more; gives whether the device has done so. Never rejects. */
  wipe(): Promise<boolean>;
}

/** A self-assessment is of use before and after a long course; what is older than this belongs to nobody any longer. */
const longestDays = 365;

/** Opens the private values of one module; nothing is read before `bind`. */
export function createPrivateValues(options: PrivateValuesOptions): PrivateValues {
  return new Values(options);
}

class Values implements PrivateValues {
  private readonly options: PrivateValuesOptions;
  private readonly values = new Map<string, string>();
  /** Keys of what is on the device, by name. */
  private readonly kept = new Map<string, string>();
  private readonly listeners = new Set<(change: PrivateChange) => void>();
  private registration: string | undefined;
  /** Whether somebody's values were read on this page. */
  private hadOwner = false;
  private isShared = false;
  private works = true;
  private isOver = false;
  private binding = 0;

  constructor(options: PrivateValuesOptions) {
    this.options = options;
  }

  get keeps(): boolean {
    return this.registration !== undefined && !this.isShared && this.works && !this.isOver;
  }

  get(name: string): string | undefined {
    return this.values.get(name);
  }

  set(name: string, value: string | undefined): Promise<boolean> {
    if (this.isOver) return Promise.resolve(false);
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, value);
    const done = this.write(name, value);
    this.tell({ type: 'set', name });
    return done;
  }

  onChange(listener: (change: PrivateChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async bind(owner: PrivateOwner | undefined): Promise<void> {
    const turn = ++this.binding;
    const isAnother = owner?.registration !== this.registration;
    const found = owner && isAnother ? await this.read(owner.registration) : [];
    if (turn !== this.binding || this.isOver) return;
    const wasShared = this.isShared;
    this.isShared = owner?.isShared ?? false;
    if (isAnother) this.begin(owner?.registration, found);
    if (this.isShared) await this.clear();
    else if (wasShared && !isAnother) await Promise.all([...this.values].map((each) => this.write(...each)));
    if (isAnother || wasShared !== this.isShared) this.tell({ type: owner && isAnother ? 'read' : 'keeping' });
  }

  async wipe(): Promise<boolean> {
    const { registration } = this;
    this.isOver = true;
    this.values.clear();
    if (registration === undefined) return true;
    const all = await this.options.store.keys().catch(() => undefined);
    const own = all?.filter((key) => key.startsWith(this.prefix(registration)));
    return own !== undefined && this.remove(own);
  }

  private prefix(registration: string): string {
    return `${this.options.module}/${registration}/`;
  }

  /** What this learner has kept here, and no other's: of those only the keys are read, to take away what is too old. */
  private async read(registration: string): Promise<readonly PrivateRecord[]> {
    const { store, clock } = this.options;
    try {
      const found = await store.all(this.prefix(registration));
      this.works = true;
      const last = dayOf(clock.now()) - longestDays;
      const old = (await store.keys()).filter((key) => Number.parseInt(key.split('/').at(-1) ?? '', 36) < last);
      if (old.length > 0) void this.remove(old);
      return found.filter(({ key, value }) => typeof value === 'string' && !old.includes(key));
    } catch {
      this.works = false;
      return [];
    }
  }

  private begin(registration: string | undefined, found: readonly PrivateRecord[]): void {
    this.registration = registration;
    this.hadOwner ||= registration !== undefined;
    this.kept.clear();
    if (registration === undefined) return; // What is on the page stays there.
    this.values.clear();
    for (const { key, value } of found) {
      const name = key.split('/').at(-2) ?? '';
      this.values.set(name, value);
      this.kept.set(name, key);
    }
  }

  private async write(name: string, value: string | undefined): Promise<boolean> {
    const { registration, isShared } = this;
    const { store, clock } = this.options;
    const old = this.kept.get(name);
    // Whose it was is not known now, and it may lie there still: nobody is told that it is gone.
    if (value === undefined && registration === undefined && this.hadOwner) return false;
    if (value === undefined) {
      this.kept.delete(name);
      return old === undefined || this.remove([old]);
    }
    if (registration === undefined || isShared) return false;
    const key = `${this.prefix(registration)}${name}/${dayOf(clock.now()).toString(36)}`;
    this.kept.set(name, key);
    try {
      await store.put({ key, value });
      this.works = true;
    } catch {
      this.works = false;
      return false;
    }
    if (old !== undefined && old !== key) void this.remove([old]);
    return true;
  }

  private async clear(): Promise<void> {
    const keys = [...this.kept.values()];
    this.kept.clear();
    if (keys.length > 0) await this.remove(keys);
  }

  private remove(keys: readonly string[]): Promise<boolean> {
    return this.options.store.remove(...keys).then(
      () => true,
      () => false,
    );
  }

  private tell(change: PrivateChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
