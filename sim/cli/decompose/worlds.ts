import { isPoolFault } from '../../ensemble/executor.ts';
import { makeRows, type Rows } from '../../ensemble/rows.ts';
import { availableMemory } from '../../node/memory.ts';
import { clock, connectThreads, cores } from '../../node/threads.ts';
import type { Ensemble } from '../../run/result.ts';
import { catchInterrupt } from '../interrupt.ts';
import { followRun } from '../progress.ts';
import { aboveCores, fewerWorkers, noRoom, roomFor } from '../room.ts';
import type { Streams } from '../streams.ts';
import { Exit } from '../usage.ts';
import { counted } from '../validate.ts';
import type { Plan, Refused } from './sides.ts';

/** Seed, and how many worlds from world 0 on. */
export interface Chance { readonly seed: string; readonly worlds: number }

export interface Tables {
  /** One set a side, all of the same worlds. */
  readonly rows: readonly Rows[];
  readonly interrupted: boolean;
}

/** The worlds of all sides, the same ones: those of runs from their tables, the others simulated, together where there are two. */
export async function worldsOf(plans: readonly Plan[], { seed, worlds }: Chance, workers: number, streams: Streams): Promise<Tables | Refused> {
  const fresh = plans.flatMap((plan) => (plan.kind === 'fresh' ? [plan.loaded] : []));
  const ensembles: Ensemble[] = [];
  let lost: string | undefined;
  const interrupt = catchInterrupt();
  try {
    if (fresh.length > 0) {
      const wanted = Math.min(workers, worlds * fresh.length);
      const room = roomFor(fresh[0]!.compiled, seed, wanted, availableMemory());
      if (room.workers === 0) return { exit: Exit.usage, lines: [noRoom(room, fresh[0]!.compiled.scale ?? 1, wanted)] };
      if (room.workers < wanted) streams.note(fewerWorkers(room, wanted));
      const above = aboveCores(room.workers, cores());
      if (above) streams.note(above);
      const session = connectThreads({ workers: room.workers, onWorkerDeath: (reason, redone) => streams.note(`One worker stopped (${reason}); ${counted(redone, 'world')} will be redone.`) });
      try {
        const hashes = fresh.map((loaded) => session.adopt(loaded).hash);
        const onProgress = followRun(streams, 'decompose', room.workers, worlds * fresh.length, clock.now);
        // The same scenario on both sides is simulated once.
        const asked = [...new Set(hashes)];
        const done = asked.length === 1
          ? [await session.run({ scenario: asked[0]!, seed, worlds, digest: false }, { signal: interrupt.signal, onProgress })]
          : await session.runTogether({ scenarios: asked, seed, worlds, digest: false }, { signal: interrupt.signal, onProgress });
        ensembles.push(...hashes.map((hash) => done[asked.indexOf(hash)]!));
      } catch (error) {
        if (!isPoolFault(error)) throw error;
        lost = error.message;
      } finally {
        streams.progress.done();
        session.close();
      }
    }
  } finally {
    interrupt.release();
  }
  if (lost !== undefined) return { exit: Exit.partly, lines: [`error[E0003] ${lost}.`, '  try: --workers 1'] };
  const tables = plans.map((plan) => (plan.kind === 'stored' ? chosen(plan.run.rows, (world) => world < worlds) : rowsOf(ensembles.shift()!)));
  return { rows: common(tables), interrupted: interrupt.signal.aborted };
}

function rowsOf({ scalarNames, worldIndex, scalars }: Ensemble): Rows {
  const rows = makeRows(scalarNames);
  worldIndex.forEach((world, order) => rows.add(world, scalars.subarray(order * scalarNames.length, (order + 1) * scalarNames.length)));
  return rows;
}

/** Only worlds that all tables have: a run that was called off may have more of the one than of the other. */
function common(tables: readonly Rows[]): readonly Rows[] {
  return tables.map((rows) => chosen(rows, (world) => tables.every((other) => other.has(world))));
}

function chosen(rows: Rows, wanted: (world: number) => boolean): Rows {
  const kept = makeRows(rows.names);
  const all = rows.all();
  rows.index().forEach((world, order) => wanted(world) && kept.add(world, all.subarray(order * rows.names.length, (order + 1) * rows.names.length)));
  return kept;
}
