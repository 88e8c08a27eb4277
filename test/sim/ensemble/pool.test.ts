import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPoolFault, type Clock, type JobWorker } from '../../../sim/ensemble/executor.ts';
import { makePool, type PoolOptions } from '../../../sim/ensemble/pool.ts';

interface Fake {
  readonly slot: number;
  readonly waiting: { readonly job: number; readonly resolve: (value: number) => void; readonly reject: (error: Error) => void }[];
  readonly die: (reason: string) => void;
  readonly sign: (share: number) => void;
  terminated: boolean;
}

/** A host whose workers do nothing until they are told to; time stands still until it is moved on. */
function makeHost() {
  const workers: Fake[] = [];
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly action: () => void }>();
  const clock: Clock = {
    now: () => now,
    after(milliseconds, action) {
      const timer = { at: now + milliseconds, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const spawn = (slot: number, onDeath: (reason: string) => void, onSign: (share: number) => void): JobWorker<number, number> => {
    const fake: Fake = { slot, waiting: [], die: onDeath, sign: onSign, terminated: false };
    workers.push(fake);
    return {
      run: (job) => new Promise((resolve, reject) => fake.waiting.push({ job, resolve, reject })),
      terminate: () => (fake.terminated = true),
    };
  };
  return {
    workers,
    make: (count: number, more: Partial<PoolOptions<number, number>> = {}) => makePool<number, number>({ spawn, clock, workers: count, name: (job) => `world ${job}`, ...more }),
    async wait(milliseconds: number) {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.action();
      }
      await settle();
    },
    /** The living worker of a slot. */
    at: (slot: number) => workers.filter((worker) => worker.slot === slot && !worker.terminated).at(-1)!,
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

async function finish(fake: Fake): Promise<void> {
  const { job, resolve } = fake.waiting.shift()!;
  resolve(job * 10);
  await settle();
}

test('two jobs lie at each worker, and the next goes to the one that has finished', async () => {
  const host = makeHost();
  const results: number[] = [];
  const run = host.make(2).run(range(5), { onResult: (result) => results.push(result) });
  expect(host.workers.map((worker) => worker.waiting.map(({ job }) => job))).toEqual([[0, 1], [2, 3]]);
  await finish(host.workers[1]!);
  expect(host.workers[1]!.waiting.map(({ job }) => job)).toEqual([3, 4]);
  for (const worker of [0, 0, 1, 1]) await finish(host.workers[worker]!);
  expect(await run).toBe('done');
  expect(results).toEqual([20, 0, 10, 30, 40]);
});

test('whatever the workers, the order and the deaths (each world at most twice), every job gives one result', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 25 }), fc.array(fc.nat(), { maxLength: 200 }), async (count, jobs, choices) => {
      const host = makeHost();
      const results = new Map<number, number>();
      let ended: unknown;
      const deaths = new Map<number, number>();
      void host.make(count).run(range(jobs), { onResult: (result, job) => (expect(results.has(job)).toBe(false), results.set(job, result)) }).then((ending) => (ended = ending));
      await settle();
      for (let step = 0; ended === undefined; step++) {
        const busy = host.workers.filter((worker) => !worker.terminated && worker.waiting.length > 0);
        const choice = choices[step] ?? 0;
        const worker = busy[choice % busy.length]!;
        const mayDie = worker.waiting.every(({ job }) => (deaths.get(job) ?? 0) < 2);
        if (choice % 5 === 4 && mayDie) {
          for (const { job } of worker.waiting) deaths.set(job, (deaths.get(job) ?? 0) + 1);
          worker.terminated = true;
          worker.die('gone');
          await settle();
        } else await finish(worker);
      }
      expect(ended).toBe('done');
      expect([...results].sort(([a], [b]) => a - b)).toEqual(range(jobs).map((job) => [job, job * 10]));
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('a job whose worker stops three times is given up with a sentence; its neighbour is redone alone and is not blamed', async () => {
  const host = makeHost();
  const told: number[] = [];
  const run = host.make(1, { onDeath: (_, redone) => told.push(redone) }).run([7, 8], { onResult: () => {} });
  const end = run.catch((error: unknown) => error);
  const kill = async () => {
    const worker = host.at(0);
    worker.terminated = true;
    worker.die('out of memory');
    await settle();
  };
  await kill();
  expect(host.at(0).waiting.map(({ job }) => job)).toEqual([7]);
  await kill();
  // World 8 comes first now, alone, and is done; then world 7 stops its worker once more.
  expect(host.at(0).waiting.map(({ job }) => job)).toEqual([8]);
  await finish(host.at(0));
  await kill();
  const error = await end;
  expect(isPoolFault(error) && error.code).toBe('lost');
  expect((error as Error).message).toBe('world 7 could not be finished: its worker stopped 3 times (out of memory)');
  expect(told).toEqual([2, 1, 1]);
});

test('an error of a job ends the run with its message', async () => {
  const host = makeHost();
  const end = host.make(1).run([3], { onResult: () => {} }).catch((error: unknown) => error);
  host.workers[0]!.waiting[0]!.reject(new Error('persons do not add up'));
  const error = await end;
  expect(isPoolFault(error) && [error.code, error.message]).toEqual(['failed', 'world 3 failed: persons do not add up']);
});

test('a cancelled run ends at once, its late results are dropped, and the next run is served', async () => {
  const host = makeHost();
  const pool = host.make(1);
  const controller = new AbortController();
  const results: number[] = [];
  const first = pool.run(range(10), { onResult: (result) => results.push(result), signal: controller.signal });
  await finish(host.workers[0]!);
  controller.abort();
  expect(await first).toBe('cancelled');
  const second = pool.run([50], { onResult: (result) => results.push(result) });
  for (const _ of range(3)) await finish(host.workers[0]!);
  expect(await second).toBe('done');
  expect(results).toEqual([0, 500]);
  expect(await pool.run([1], { onResult: () => {}, signal: controller.signal })).toBe('cancelled');
  expect(await pool.run([], { onResult: () => {} })).toBe('done');
});

test('a worker that says nothing for the set time is replaced', async () => {
  const host = makeHost();
  const run = host.make(1, { silence: 1000 }).run([1], { onResult: () => {} });
  await host.wait(999);
  expect(host.workers.length).toBe(1);
  await host.wait(1);
  expect(host.workers.map((worker) => worker.terminated)).toEqual([true, false]);
  await finish(host.workers[1]!);
  expect(await run).toBe('done');
});

test('a worker that gives signs of a long job is not taken for dead, and the run hears what is under way', async () => {
  const host = makeHost();
  const heard: number[] = [];
  const run = host.make(2, { silence: 1000 }).run(range(3), { onResult: () => {}, onUnderWay: (shares) => heard.push(shares), inFlight: 1 });
  for (const share of [0.25, 0.5]) {
    await host.wait(900);
    for (const worker of [0, 1]) host.at(worker).sign(share);
  }
  await host.wait(900);
  expect([host.workers.length, heard]).toEqual([2, [0.25, 0.5, 0.75, 1]]);
  // What is done is no longer under way, and the next job begins at nothing.
  await finish(host.at(0));
  host.at(1).sign(0.75);
  expect(heard.at(-1)).toBe(0.75);
  // A worker that has been replaced is not heard.
  const before = host.at(1);
  before.terminated = true;
  before.die('gone');
  before.sign(0.9);
  host.at(0).sign(0.125);
  expect(heard.at(-1)).toBe(0.125);
  await finish(host.at(0));
  await finish(host.at(1));
  expect(await run).toBe('done');
});

test('long jobs are given one by one, so a run that comes after a cancelled one waits for no more than what is being worked on', async () => {
  const host = makeHost();
  const pool = host.make(1);
  const controller = new AbortController();
  const first = pool.run(range(4), { onResult: () => {}, inFlight: 1, signal: controller.signal });
  expect(host.at(0).waiting.map(({ job }) => job)).toEqual([0]);
  controller.abort();
  expect(await first).toBe('cancelled');
  const second = pool.run([50, 51], { onResult: () => {} });
  expect(host.at(0).waiting.map(({ job }) => job)).toEqual([0, 50]);
  for (const _ of range(3)) await finish(host.at(0));
  expect(await second).toBe('done');
});

test('a job with a home waits for it', async () => {
  const host = makeHost();
  const run = host.make(2).run(range(6), { onResult: () => {}, home: (job) => (job < 4 ? 1 : undefined) });
  expect(host.workers.map((worker) => worker.waiting.map(({ job }) => job))).toEqual([[4, 5], [0, 1]]);
  for (const worker of [0, 0, 1, 1, 1, 1]) await finish(host.workers[worker]!);
  expect(await run).toBe('done');
});

test('closing ends what runs and stops the workers', async () => {
  const host = makeHost();
  const pool = host.make(2);
  const run = pool.run(range(9), { onResult: () => {} });
  pool.close();
  expect(await run).toBe('cancelled');
  expect(host.workers.every((worker) => worker.terminated)).toBe(true);
  expect(await pool.run([1], { onResult: () => {} })).toBe('cancelled');
});
