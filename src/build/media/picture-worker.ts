import { parentPort } from 'node:worker_threads';
import { makeCopies } from './codecs.ts';
import type { PictureAnswer, PictureJob } from './picture-job.ts';

/** Makes copies of one picture after the other; a thread of its own, since an encoder keeps a core busy for seconds. */
parentPort?.on('message', async (job: PictureJob) => {
  const answer: PictureAnswer = await makeCopies(job).catch(() => undefined);
  parentPort?.postMessage(answer);
});
