import { Worker } from 'node:worker_threads';
import type { CheckAnswer, CheckJob, CheckTask } from '../check/job.ts';

export interface CheckThreadOptions {
  readonly workers: number;
  /** The bundled worker, beside the bundled program. */
  readonly script?: URL;
  readonly onAnswer: (answer: CheckAnswer) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs the jobs of a check on threads, one at a time each; answers come in any order. Ends early when called off.
 * @throws Error when a thread ends of itself: a fault of ours, for jobs catch their own
 */
export function runCheckJobs(task: CheckTask, jobs: readonly CheckJob[], { workers, script = new URL('./check.mjs', import.meta.url), onAnswer, signal }: CheckThreadOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const threads: Worker[] = [];
    let [next, done, ended] = [0, 0, false];
    const end = (error?: Error): void => {
      if (ended) return;
      ended = true;
      signal.removeEventListener('abort', callOff);
      void Promise.all(threads.map((thread) => thread.terminate())).then(() => (error ? reject(error) : resolve()));
    };
    const callOff = (): void => end();
    const give = (thread: Worker): void => {
      const job = jobs[next];
      if (!job) return;
      next++;
      thread.postMessage(job, []);
    };
    if (signal.aborted || jobs.length === 0) {
      end();
      return;
    }
    signal.addEventListener('abort', callOff);
    for (let i = 0; i < Math.min(workers, jobs.length); i++) {
      const thread = new Worker(script, { name: `check ${i + 1}`, workerData: task });
      threads.push(thread);
      thread.on('message', (answer: CheckAnswer) => {
        if (ended) return;
        done++;
        onAnswer(answer);
        if (done === jobs.length) end();
        else give(thread);
      });
      thread.on('error', end);
      thread.on('exit', () => end(new Error('a thread of the check ended')));
      give(thread);
    }
  });
}
