import type { BlockDefinition } from './block.ts';
import { evaluation } from './evaluation/evaluation.ts';
import { notes } from './notes/notes.ts';
import { role } from './role/role.ts';
import { roleText } from './role-text/role-text.ts';
import { survey } from './survey/survey.ts';

/** Every kind of block there is, but for the test, which is a kind of lesson. */
export const blockKinds: readonly BlockDefinition[] = [evaluation, notes, role, roleText, survey];
