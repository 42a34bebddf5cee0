import type { Course } from '../../tracking/course.ts';
import type { PrivateOwner } from '../../tracking/private-values.ts';
import {
  type Appearance,
  appearanceKey,
  type KeptAppearance,
  packAppearance,
  unpackAppearance,
  usualAppearance,
  wear,
} from '../appearance.ts';
import { ownerIn } from '../owner.ts';

/** How the course looks now, and whose choice that is. */
export interface AppearanceKeeper {
  readonly current: Appearance;
  /** Whether the device remembers what is chosen. */
  readonly isKept: boolean;
  /** Shows it at once, and keeps it where it may be kept. */
  choose(part: Partial<Appearance>): void;
}

/** Where it is kept; the property itself throws where storage is blocked. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps the look on the device under the registration of the course, and nowhere else. On a machine that many use it lasts as long as
 * the page; what another learner has left is taken away as soon as it is known who this one is.
 */
export function appearanceKeeper(
  opened: Promise<Course>,
  html: HTMLElement = document.documentElement,
  shelf: () => Shelf = () => localStorage,
): AppearanceKeeper {
  const key = appearanceKey(html);
  let current: Appearance = read() ?? usualAppearance;
  let course: Course | undefined;
  let hasChosen = false;

  function read(): KeptAppearance | undefined {
    const text = attempt(() => shelf().getItem(key));
    return text ? unpackAppearance(text) : undefined;
  }

  const owner = (): PrivateOwner | undefined => course && ownerIn(course);

  /** The learner is known, is another, or has said whose machine this is. */
  function follow(): void {
    const learner = owner();
    if (!learner) return;
    const kept = read();
    const isForeign = kept !== undefined && kept.registration !== learner.registration;
    if (kept && (isForeign || learner.isShared)) attempt(() => shelf().removeItem(key));
    if (isForeign && !hasChosen) show(usualAppearance);
    if (hasChosen) keep();
  }

  function show(appearance: Appearance): void {
    current = appearance;
    wear(html, appearance);
  }

  function keep(): void {
    const learner = owner();
    if (learner && !learner.isShared)
      attempt(() => shelf().setItem(key, packAppearance({ ...current, registration: learner.registration })));
  }

  void opened.then((ready) => {
    course = ready;
    follow();
    ready.onJoined(follow);
    // The player has put it into the course when it has come up here.
    document.addEventListener('change', ({ target }) => {
      if (target instanceof Element && target.id === 'sam-shared') follow();
    });
  });

  return {
    get current() {
      return current;
    },
    get isKept() {
      const learner = owner();
      if (!learner || learner.isShared) return false;
      return hasChosen
        ? read()?.registration === learner.registration
        : attempt(() => shelf().getItem(key)) !== undefined;
    },
    choose(part) {
      hasChosen = true;
      show({ ...current, ...part });
      keep();
    },
  };
}

/** Blocked or full: then it holds for this page. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
