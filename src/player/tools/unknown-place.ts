import { onLanguage } from './language.ts';
import type { Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** A link that leads to nothing any more must not seem to do nothing: the learner stays in a view, and is told. */
export const unknownPlace: Tool = (port) => {
  const { router, notice } = port;
  const look = () => {
    const id = location.hash.slice(1);
    if (id === '' || document.getElementById(id)) return;
    notice(router.current, toolWords()('place.unknown'));
    document.querySelector('.sam-notice')?.scrollIntoView({ block: 'nearest' });
  };
  addEventListener('hashchange', look);
  onLanguage(port, look);
  look();
};
