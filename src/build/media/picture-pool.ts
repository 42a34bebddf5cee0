import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PictureAnswer, PictureJob } from './picture-job.ts';

/** Works through the jobs on as many cores as there are, and gives their answers in the order of the jobs. */
export async function runJobs(
  jobs: readonly PictureJob[],
  onDone: (index: number, answer: PictureAnswer) => Promise<void>,
): Promise<void> {
  const queue = [...jobs.entries()];
  const lanes = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
    const worker = new Worker(new URL('./start-worker.mjs', import.meta.url));
    try {
      for (let next = queue.shift(); next; next = queue.shift()) await onDone(next[0], await ask(worker, next[1]));
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(lanes);
}

/** A worker that dies, say of too little memory, takes the build with it: then nothing is known of the picture. */
function ask(worker: Worker, job: PictureJob): Promise<PictureAnswer> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      worker.off('message', handleAnswer);
      worker.off('error', handleError);
    };
    const handleAnswer = (answer: PictureAnswer) => {
      stop();
      resolve(answer);
    };
    const handleError = (error: Error) => {
      stop();
      reject(error);
    };
    worker.on('message', handleAnswer);
    worker.on('error', handleError);
    worker.postMessage(job);
  });
}
