/** What has become of the store: what was kept has been read, it is kept otherwise than before, or a value is another. */
export type PrivateChange =
  | { readonly type: 'read' }
  | { readonly type: 'keeping' }
  | { readonly type: 'set'; readonly name: string };

/**
 * What a learner writes or chooses for themselves alone: on this device, and never in what an LMS or LRS is told (design.md
 * decision 12). Values are text by name, such as the id of a note.
 */
export interface PrivateStore {
  /** Whether what is written now is there when the page is gone. */
  readonly keeps: boolean;
  get(name: string): string | undefined;
  /** Writes a value, or deletes it with `undefined`; gives whether the device has done so. Never rejects. */
  set(name: string, value: string | undefined): Promise<boolean>;
  /** Calls until the function it gives is called. */
  onChange(listener: (change: PrivateChange) => void): () => void;
}
