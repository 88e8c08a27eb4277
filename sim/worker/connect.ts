import { wrap } from 'comlink';
import type { WorkerApi } from './api.ts';
import { hasModuleWorkers, noModuleWorkers } from './moduleWorkers.ts';
import { makeSession } from './session.ts';
import type { Session } from './sessionTypes.ts';
import { underWayIn } from './underWay.ts';

/** At most so many workers in a page, however many cores there are: each keeps pasts of its own. */
const MOST = 8;

/**
 * Starts workers in a page (one a core) and gives the session that runs on them.
 * @throws NoModuleWorkers where the browser has none
 */
export async function connect(options: { readonly workers?: number; readonly onWorkerDeath?: (reason: string, redone: number) => void } = {}): Promise<Session> {
  if (!hasModuleWorkers()) throw noModuleWorkers();
  return makeSession({
    workers: options.workers ?? Math.min(MOST, navigator.hardwareConcurrency || 2),
    onWorkerDeath: options.onWorkerDeath,
    clock: {
      now: () => performance.now(),
      after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    spawn(slot, onDeath, onSign) {
      const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: `worlds ${slot + 1}` });
      worker.addEventListener('error', (event) => {
        worker.terminate();
        onDeath(event.message || 'it could not be started');
      });
      worker.addEventListener('messageerror', () => {
        worker.terminate();
        onDeath('a message could not be read');
      });
      worker.addEventListener('message', ({ data }) => {
        const share = underWayIn(data);
        if (share !== undefined) onSign(share);
      });
      return { api: wrap<WorkerApi>(worker), terminate: () => worker.terminate() };
    },
  });
}
