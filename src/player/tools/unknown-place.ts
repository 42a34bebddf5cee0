import type { Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** A link that leads to nothing any more must not seem to do nothing: the learner stays in a view, and is told. */
export const unknownPlace: Tool = ({ router, notice }) => {
  const look = () => {
    const id = location.hash.slice(1);
    if (id !== '' && !document.getElementById(id)) notice(router.current, toolWords()('place.unknown'));
  };
  addEventListener('hashchange', look);
  look();
};
