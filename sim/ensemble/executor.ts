/**
 * What the pool asks of its host. The browser gives Web Workers, Node gives worker threads; the pool knows neither.
 */

/** One place where jobs are run, one after another, in the order in which they were given. */
export interface JobWorker<Job, Result> {
  /** Resolves with the result; rejects with an error of the job itself. Never settles when the worker dies. */
  run(job: Job): Promise<Result>;
  terminate(): void;
}

/**
 * Starts a worker in a slot. `onDeath` is to be called once, when it has stopped by itself, or could not be started;
 * `onSign` while it works on a long job, with the share that is done (0 to 1).
 */
export type Spawn<Job, Result> = (slot: number, onDeath: (reason: string) => void, onSign: (share: number) => void) => JobWorker<Job, Result>;

export interface Clock {
  /** Milliseconds since any fixed moment; never goes back. */
  now(): number;
  /** Calls `action` once after `milliseconds`; the function given back calls it off. */
  after(milliseconds: number, action: () => void): () => void;
}

/** How a run of jobs ended. */
export type Ending = 'done' | 'cancelled';

export interface RunOptions<Job, Result> {
  /** Results come in any order. */
  readonly onResult: (result: Result, job: Job) => void;
  /** Jobs that have begun and are not done, as the sum of their shares done: 1.2 when one is at 0.7 and one at 0.5. */
  readonly onUnderWay?: (shares: number) => void;
  /** Jobs that lie at a worker at once; 1 for long ones, so that what follows need not wait for one that nobody wants any more. */
  readonly inFlight?: number;
  /** Ends the run at once; what is still being worked on is dropped. */
  readonly signal?: AbortSignal;
  /** The slot that should run a job (what it needs is kept there). Jobs without one go to whoever is free. */
  readonly home?: (job: Job) => number | undefined;
}

export interface Pool<Job, Result> {
  readonly workers: number;
  /**
   * Runs all jobs.
   * @throws PoolFault when a job itself fails, or stops its worker again and again
   */
  run(jobs: readonly Job[], options: RunOptions<Job, Result>): Promise<Ending>;
  /** Stops all workers; runs under way end as cancelled. */
  close(): void;
}

/** Why a run could not be finished. `lost`: the worker stopped each time the job was tried. `failed`: the job threw. */
export interface PoolFault extends Error {
  readonly code: 'lost' | 'failed';
}

export function isPoolFault(error: unknown): error is PoolFault {
  return error instanceof Error && 'code' in error && (error.code === 'lost' || error.code === 'failed');
}
