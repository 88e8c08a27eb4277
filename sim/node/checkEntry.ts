import { parentPort, workerData } from 'node:worker_threads';
import { performance } from 'node:perf_hooks';
import { makeCheckWorker, type CheckJob, type CheckTask } from '../check/job.ts';

// What a check runs in a worker thread: one job in, one answer out.
if (parentPort) {
  const port = parentPort;
  const work = makeCheckWorker(workerData as CheckTask, { now: () => performance.now(), pause: async () => {} });
  port.on('message', (job: CheckJob) => {
    void work(job).then((answer) => port.postMessage(answer, []));
  });
}
