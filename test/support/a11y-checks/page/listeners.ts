/** Events by which a pointer does something to an element. */
const pointed = new Set(['click', 'mousedown', 'pointerdown', 'pointermove', 'dragstart', 'touchstart']);

const listened = new Map<EventTarget, Set<string>>();

/** Notes who listens for what, from before the page's own scripts: nothing in the document tells. */
export function noteListeners(): void {
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, ...rest: unknown[]) {
    if (pointed.has(type) && this instanceof Element) {
      const types = listened.get(this) ?? new Set();
      listened.set(this, types.add(type));
    }
    Reflect.apply(addEventListener, this, [type, ...rest]);
  };
}

/** Elements in the document that listen for one of these. */
export const listenersFor = (...types: readonly string[]): Element[] =>
  [...listened].flatMap(([target, its]) =>
    target instanceof Element && target.isConnected && types.some((type) => its.has(type)) ? [target] : [],
  );
