import { accordion } from './accordion/accordion.ts';
import { audio } from './audio/audio.ts';
import type { BlockDefinition } from './block.ts';
import { callout } from './callout/callout.ts';
import { checklist } from './checklist/checklist.ts';
import { comparison } from './comparison/comparison.ts';
import { evaluation } from './evaluation/evaluation.ts';
import { figure } from './figure/figure.ts';
import { flashcards } from './flashcards/flashcards.ts';
import { hosOss } from './hos-oss/hos-oss.ts';
import { notes } from './notes/notes.ts';
import { quote } from './quote/quote.ts';
import { role } from './role/role.ts';
import { roleText } from './role-text/role-text.ts';
import { sheet } from './sheet/sheet.ts';
import { steps } from './steps/steps.ts';
import { survey } from './survey/survey.ts';
import { tabs } from './tabs/tabs.ts';
import { timeline } from './timeline/timeline.ts';
import { video } from './video/video.ts';
import { workshop } from './workshop/workshop.ts';

/** Every kind of block there is, but for the test, which is a kind of lesson. */
export const blockKinds: readonly BlockDefinition[] = [
  callout,
  quote,
  figure,
  video,
  audio,
  accordion,
  tabs,
  timeline,
  flashcards,
  steps,
  comparison,
  checklist,
  hosOss,
  sheet,
  workshop,
  role,
  roleText,
  survey,
  notes,
  evaluation,
];
