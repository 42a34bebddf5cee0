/** What a launched page remembers through a reload, in this tab alone. */
export interface LaunchMemory {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}
