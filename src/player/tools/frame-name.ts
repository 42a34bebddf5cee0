import type { Tool } from './tool.ts';

/** Names the frame the LMS put us in, if it forgot to (WCAG 2.4.1 in Moodle: `iframe#scorm_object` has no title). */
export const frameName: Tool = ({ edition }) => {
  try {
    const frame = window.frameElement;
    if (frame && !frame.getAttribute('title')) frame.setAttribute('title', edition.title);
  } catch {
    // Another origin's frame is not ours to name.
  }
};
