import { wrap } from 'comlink';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../ensemble/executor.ts';
import type { WorkerApi } from '../worker/api.ts';
import { makeSession, type SessionHost } from '../worker/session.ts';
import type { Session } from '../worker/sessionTypes.ts';
import { underWayIn } from '../worker/underWay.ts';
import { endpoint } from './endpoint.ts';

/** Cores of this machine that may be used. */
export function cores(): number {
  return availableParallelism();
}

export const clock: Clock = {
  now: () => performance.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    // A watch on workers keeps no program alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface ThreadOptions {
  readonly workers: number;
  /** The bundled worker, beside the bundled program. */
  readonly script?: URL;
  readonly onWorkerDeath?: SessionHost['onWorkerDeath'];
  /** Told of each thread as it is started. */
  readonly onThread?: (thread: Worker) => void;
}

/** A session on worker threads. */
export function connectThreads({ workers, script = new URL('./worker.mjs', import.meta.url), onWorkerDeath, onThread }: ThreadOptions): Session {
  return makeSession({
    clock,
    workers,
    onWorkerDeath,
    spawn(slot, onDeath, onSign) {
      const thread = new Worker(script, { name: `worlds ${slot + 1}` });
      let reason = 'it ended';
      let wanted = false;
      thread.on('error', (error) => (reason = error.message));
      thread.on('exit', () => {
        if (!wanted) onDeath(reason);
      });
      thread.on('message', (data: unknown) => {
        const share = underWayIn(data);
        if (share !== undefined) onSign(share);
      });
      onThread?.(thread);
      return {
        api: wrap<WorkerApi>(endpoint(thread)),
        terminate() {
          wanted = true;
          void thread.terminate();
        },
      };
    },
  });
}
