import type { Course } from '../tracking/course.ts';
import type { PrivateOwner } from '../tracking/private-values.ts';

/**
 * The learner, if this page may keep anything of theirs: it writes, or the LMS has handed over their completed module. A
 * registration that was only made up here, and that no LMS will hand over again, is nobody's.
 */
export function ownerIn({ standing, resumed, home, snapshot, isShared }: Course): PrivateOwner | undefined {
  const isKnown = standing === 'writing' || (standing === 'review' && resumed);
  return home !== 'nothing' && isKnown ? { registration: snapshot.registration, isShared } : undefined;
}
