import { launcher } from './launch.ts';

/** The bare LMS: opens the activity once, and does nothing by itself after that. */
const { open, handle } = launcher(document.body.dataset.activity ?? '');
const frame = document.getElementById('frame');
window.samspillPreview = handle;
if (frame) await open(frame);
