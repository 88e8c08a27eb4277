import type { Clock, Ending, JobWorker, Pool, PoolFault, RunOptions, Spawn } from './executor.ts';

/** Two jobs lie at each worker, so that it never waits for a message (performance.md section 2.6). */
const IN_FLIGHT = 2;
/** Deaths of its worker after which a job is given up. */
const MAX_DEATHS = 3;

export interface PoolOptions<Job, Result> {
  readonly spawn: Spawn<Job, Result>;
  readonly clock: Clock;
  readonly workers: number;
  /** What a job is called in messages: `world 17`. */
  readonly name: (job: Job) => string;
  /** A worker that gives nothing back, and no sign of life, for so long is taken for dead; milliseconds. */
  readonly silence?: number;
  /** Told when a worker has died, with the number of jobs that are being redone. */
  readonly onDeath?: (reason: string, redone: number) => void;
}

interface Run<Job, Result> {
  readonly options: RunOptions<Job, Result>;
  left: number;
  over: boolean;
  readonly end: (ending: Ending | PoolFault) => void;
}

interface Task<Job, Result> {
  readonly job: Job;
  readonly run: Run<Job, Result>;
  deaths: number;
}

interface Slot<Job, Result> {
  worker: JobWorker<Job, Result> | undefined;
  readonly inFlight: Set<Task<Job, Result>>;
  /** Jobs whose home this slot is. */
  readonly own: Task<Job, Result>[];
  /** How much is done of the job that is being worked on, as far as the worker has said. */
  share: number;
  stopWatch: () => void;
}

/**
 * A pool of workers that outlives many runs. Results go to the run's `onResult` as they come, in any order.
 * A worker that dies is replaced and its jobs are redone; a job that was there at a death is redone alone, so that the guilty one is found.
 */
export function makePool<Job, Result>(options: PoolOptions<Job, Result>): Pool<Job, Result> {
  const { spawn, clock, name, silence = 120_000 } = options;
  const slots: Slot<Job, Result>[] = Array.from({ length: Math.max(1, options.workers) }, () => ({ worker: undefined, inFlight: new Set(), own: [], share: 0, stopWatch: () => {} }));
  const shared: Task<Job, Result>[] = [];
  const redo: Task<Job, Result>[] = [];
  const runs = new Set<Run<Job, Result>>();
  let closed = false;

  const start = (index: number): JobWorker<Job, Result> => {
    const slot = slots[index]!;
    const worker: JobWorker<Job, Result> = spawn(index, (reason) => {
      if (slot.worker === worker) die(index, reason);
    }, (share) => {
      if (slot.worker === worker) heard(index, share);
    });
    slot.worker = worker;
    return worker;
  };

  const watch = (index: number): void => {
    const slot = slots[index]!;
    slot.stopWatch();
    slot.stopWatch = slot.inFlight.size === 0 ? () => {} : clock.after(silence, () => {
      slot.worker?.terminate();
      die(index, `gave nothing back for ${Math.round(silence / 1000)} s`);
    });
  };

  /** A worker works in the order in which it was given its jobs: the sign is of the first. */
  const heard = (index: number, share: number): void => {
    const slot = slots[index]!;
    slot.share = share;
    watch(index);
    const run = firstOf(slot)?.run;
    if (run && !run.over) run.options.onUnderWay?.(slots.reduce((sum, other) => (firstOf(other)?.run === run ? sum + other.share : sum), 0));
  };

  const die = (index: number, reason: string): void => {
    const slot = slots[index]!;
    const lost = [...slot.inFlight].filter((task) => !task.run.over);
    slot.worker = undefined;
    slot.inFlight.clear();
    slot.share = 0;
    watch(index);
    for (const task of lost) {
      task.deaths += 1;
      if (task.deaths < MAX_DEATHS) redo.push(task);
      else task.run.end(fault('lost', `${name(task.job)} could not be finished: its worker stopped ${MAX_DEATHS} times (${reason})`));
    }
    if (closed) return;
    options.onDeath?.(reason, lost.length);
    fillAll();
  };

  /** The next job for a slot, or undefined: nothing to do, or a job that must be alone and cannot be yet. */
  const next = (slot: Slot<Job, Result>): Task<Job, Result> | undefined => {
    drop(redo);
    if (redo.length > 0) return slot.inFlight.size === 0 ? redo.shift() : undefined;
    for (const task of slot.inFlight) if (task.deaths > 0) return undefined;
    for (const queue of [slot.own, shared]) {
      drop(queue);
      const task = queue[0];
      if (task) return slot.inFlight.size < (task.run.options.inFlight ?? IN_FLIGHT) ? queue.shift() : undefined;
    }
    return undefined;
  };

  const fill = (index: number): void => {
    const slot = slots[index]!;
    while (!closed && slot.inFlight.size < IN_FLIGHT) {
      const task = next(slot);
      if (!task) return;
      const worker = slot.worker ?? start(index);
      slot.inFlight.add(task);
      watch(index);
      const settle = (report: () => void) => (): void => {
        // Of a worker that was replaced: the job has been redone elsewhere.
        if (slot.worker !== worker || !slot.inFlight.delete(task)) return;
        slot.share = 0;
        watch(index);
        if (!task.run.over) report();
        fillAll();
      };
      worker.run(task.job).then(
        (result) => settle(() => {
          task.run.options.onResult(result, task.job);
          task.run.left -= 1;
          if (task.run.left === 0) task.run.end('done');
        })(),
        (error: unknown) => settle(() => task.run.end(fault('failed', `${name(task.job)} failed: ${error instanceof Error ? error.message : String(error)}`)))(),
      );
    }
  };

  const fillAll = (): void => slots.forEach((_, index) => fill(index));

  const run = (jobs: readonly Job[], runOptions: RunOptions<Job, Result>): Promise<Ending> =>
    new Promise((resolve, reject) => {
      const { signal, home } = runOptions;
      const abort = (): void => current.end('cancelled');
      const current: Run<Job, Result> = {
        options: runOptions,
        left: jobs.length,
        over: false,
        end: (ending) => {
          if (current.over) return;
          current.over = true;
          runs.delete(current);
          signal?.removeEventListener('abort', abort);
          if (typeof ending === 'string') resolve(ending);
          else reject(ending);
        },
      };
      if (closed || signal?.aborted) return resolve('cancelled');
      if (jobs.length === 0) return resolve('done');
      runs.add(current);
      signal?.addEventListener('abort', abort);
      for (const job of jobs) {
        const slot = home?.(job);
        (slot === undefined ? shared : slots[slot % slots.length]!.own).push({ job, run: current, deaths: 0 });
      }
      fillAll();
    });

  slots.forEach((_, index) => start(index));
  return {
    workers: slots.length,
    run,
    close: () => {
      closed = true;
      for (const current of runs) current.end('cancelled');
      for (const slot of slots) {
        slot.stopWatch();
        slot.worker?.terminate();
        slot.worker = undefined;
      }
    },
  };
}

/** The job that a slot's worker is at. */
function firstOf<Job, Result>({ inFlight }: Slot<Job, Result>): Task<Job, Result> | undefined {
  for (const task of inFlight) return task;
  return undefined;
}

/** Takes jobs of ended runs off the front of a queue. */
function drop<Job, Result>(queue: Task<Job, Result>[]): void {
  let over = 0;
  while (over < queue.length && queue[over]!.run.over) over += 1;
  if (over > 0) queue.splice(0, over);
}

function fault(code: PoolFault['code'], message: string): PoolFault {
  return Object.assign(new Error(message), { code });
}
