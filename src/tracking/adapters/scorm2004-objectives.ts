import type { ObjectiveProgress } from '../tracker.ts';
import { isUnsupported, type ScormCalls } from './scorm-calls.ts';
import type { ScormMirror } from './scorm-mirror.ts';
import { read, readCount } from './scorm-read.ts';
import { writeScore } from './scorm2004-score.ts';

/**
 * Writes learning goals as `cmi.objectives.n` (SCORM 2004 RTE 4.2.17). An entry is found by its id, which the LMS may have from
 * the manifest or from an earlier session, and never changes; others than ours are left alone. An LMS without objectives
 * gets none. `texts` holds their descriptions, by id.
 */
export function scorm2004Objectives(
  lms: ScormCalls,
  mirror: ScormMirror,
  texts: ReadonlyMap<string, string>,
): (objectives: readonly ObjectiveProgress[]) => void {
  const count = readCount(lms, 'cmi.objectives');
  const places = new Map<string, number>();
  for (let index = 0; index < (count ?? 0); index++) places.set(read(lms, `cmi.objectives.${index}.id`), index);
  const refused = new Set<string>();
  let next = count;

  /** First the id, without which no other field is taken. */
  const append = (id: string): number | undefined => {
    if (next === undefined || refused.has(id)) return undefined;
    try {
      mirror.set(`cmi.objectives.${next}.id`, id);
    } catch (error) {
      if (isUnsupported(error)) next = undefined;
      refused.add(id);
      return undefined;
    }
    places.set(id, next);
    return next++;
  };
  return (objectives) => {
    for (const objective of objectives) {
      const place = places.get(objective.id) ?? append(objective.id);
      if (place === undefined) continue;
      const element = `cmi.objectives.${place}`;
      const text = texts.get(objective.id);
      if (text) mirror.offer(`${element}.description`, text);
      write(mirror, element, objective);
    }
  };
}

/** What is not known yet is left as the LMS has it: `unknown`. */
function write(mirror: ScormMirror, element: string, { completed, passed, scaled }: ObjectiveProgress): void {
  if (scaled !== undefined) writeScore(mirror.offer, element, scaled);
  if (completed) mirror.offer(`${element}.progress_measure`, '1');
  if (completed || scaled !== undefined)
    mirror.offer(`${element}.completion_status`, completed ? 'completed' : 'incomplete');
  if (passed) mirror.offer(`${element}.success_status`, 'passed');
}
