/**
 * What does a fork cost? At the date from which levers act: taking a snapshot of a world (with what is recorded so far), and putting it back, in turn with
 * whole runs. Both copy the same bytes; the row is the dearer of the two.
 */
import { initialise } from '../sim/model/init.ts';
import { restoreSnapshot, takeSnapshot, type Snapshot } from '../sim/model/world.ts';
import { BASE, load } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { cpuSeconds, inWords, spread, type Spread } from './spread.ts';
import { advance, recordOf, steppedWorld } from './stepped.ts';
import type { TargetId } from './targets.ts';

export const question = 'What do a snapshot and a fork cost?';
export const answers: readonly TargetId[] = ['snapshot'];
export const defaults = { rounds: 7 };
export const quick = { rounds: 3 };
/** Copies a round: one alone is too short to be timed. */
const COPIES = 200;
const ALIVE = 8;

export interface SnapshotCost {
  readonly megabytes: number;
  /** Of the world alone, without what is recorded. */
  readonly worldMegabytes: number;
  readonly worldMs: Spread;
  readonly worldPercent: Spread;
  readonly takeMs: Spread;
  readonly putBackMs: Spread;
  readonly takePercent: Spread;
  readonly putBackPercent: Spread;
}

export async function bench({ rounds, progress }: Options): Promise<SnapshotCost> {
  const { compiled } = await load(BASE);
  const world = steppedWorld(compiled);
  const { totalWeeks, burnInWeeks } = world.calendar;
  const to = recordOf(world);
  const rows = compiled.forkWeek - burnInWeeks;
  advance(world, to, totalWeeks);
  let [bytes, worldBytes] = [0, 0];
  const found = Array.from({ length: rounds }, (_, round) => {
    progress(`round ${round + 1} of ${rounds}`);
    initialise(world);
    const toFork = cpuSeconds(() => advance(world, to, compiled.forkWeek));
    const kept: { snapshot: Snapshot; ints: Int32Array; floats: Float64Array; od: Int32Array }[] = [];
    const snapshots: Snapshot[] = [];
    const alone = cpuSeconds(() => {
      for (let i = 0; i < COPIES; i++) snapshots[i % ALIVE] = takeSnapshot(world);
    });
    // As sim/run/simulate keeps a world; some are alive at a time, so that memory is taken anew and given back as it is in a run.
    const take = cpuSeconds(() => {
      for (let i = 0; i < COPIES; i++) kept[i % ALIVE] = { snapshot: takeSnapshot(world), ints: to.ints.slice(0, rows * to.intsPerWeek), floats: to.floats.slice(0, rows * 4), od: to.od.slice() };
    });
    const putBack = cpuSeconds(() => {
      for (let i = 0; i < COPIES; i++) {
        const { snapshot, ints, floats, od } = kept[i % ALIVE]!;
        restoreSnapshot(world, snapshot);
        to.ints.set(ints);
        to.floats.set(floats);
        to.od.set(od);
      }
    });
    bytes = kept[0]!.snapshot.bytes.byteLength + kept[0]!.ints.byteLength + kept[0]!.floats.byteLength + kept[0]!.od.byteLength;
    worldBytes = world.buffer.byteLength;
    const run = toFork + cpuSeconds(() => advance(world, to, totalWeeks));
    return { alone: alone / COPIES, take: take / COPIES, putBack: putBack / COPIES, run };
  });
  return {
    megabytes: bytes / 1e6,
    worldMegabytes: worldBytes / 1e6,
    worldMs: spread(found.map(({ alone }) => alone * 1e3)),
    worldPercent: spread(found.map(({ alone, run }) => (100 * alone) / run)),
    takeMs: spread(found.map(({ take }) => take * 1e3)),
    putBackMs: spread(found.map(({ putBack }) => putBack * 1e3)),
    takePercent: spread(found.map(({ take, run }) => (100 * take) / run)),
    putBackPercent: spread(found.map(({ putBack, run }) => (100 * putBack) / run)),
  };
}

export function words({ megabytes, worldMegabytes, worldMs, worldPercent, takeMs, putBackMs, takePercent, putBackPercent }: SnapshotCost): string {
  const line = (what: string, size: number, ms: Spread, percent: Spread): string => `${what.padEnd(40)}${size.toFixed(2)}  ${inWords(ms, 3).padEnd(24)} ${inWords(percent, 3)}`;
  return `at the date from which levers act        MB    CPU ms                   % of a run
${line('world taken', worldMegabytes, worldMs, worldPercent)}
${line('with what is recorded so far, taken', megabytes, takeMs, takePercent)}
${line('put back', megabytes, putBackMs, putBackPercent)}
`;
}

export function rows({ takePercent, putBackPercent }: SnapshotCost): readonly Row[] {
  const dearer = takePercent.median > putBackPercent.median ? takePercent : putBackPercent;
  return [rowOf('snapshot', dearer, ' %', { note: `${dearer === takePercent ? 'taking' : 'putting back'} is the dearer, with what is recorded so far` })];
}
