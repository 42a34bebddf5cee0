import { Scorm12API } from 'scorm-again/scorm12';
import { testResume } from '../tracker.contract.ts';
import { scorm12Tracker } from './scorm12.ts';

/** What the LMS keeps is what was last committed; the next launch is a new API, as in a new page. */
function newLms() {
  let kept = {};
  return () => {
    const api = new Scorm12API({ autocommit: false, mastery_override: false, logLevel: 5 });
    api.loadFromFlattenedJSON(kept, '');
    for (const call of ['LMSCommit', 'LMSFinish']) {
      api.on(call, () => {
        kept = api.getFlattenedCMI();
      });
    }
    return scorm12Tracker(api, 'passed');
  };
}

testResume('scorm12', newLms, ['location', 'completed', 'passed', 'scaled']);
