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

export interface SnapshotCost {
  readonly megabytes: number;
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
  let bytes = 0;
  const found = Array.from({ length: rounds }, (_, round) => {
    progress(`round ${round + 1} of ${rounds}`);
    initialise(world);
    const toFork = cpuSeconds(() => advance(world, to, compiled.forkWeek));
    const kept: { snapshot: Snapshot; ints: Int32Array; floats: Float64Array; od: Int32Array }[] = [];
    // As sim/run/simulate keeps a world; eight at a time are alive, so that memory is taken anew and given back as it is in a run.
    const take = cpuSeconds(() => {
      for (let i = 0; i < COPIES; i++) kept[i % 8] = { snapshot: takeSnapshot(world), ints: to.ints.slice(0, rows * to.intsPerWeek), floats: to.floats.slice(0, rows * 4), od: to.od.slice() };
    });
    const putBack = cpuSeconds(() => {
      for (let i = 0; i < COPIES; i++) {
        const { snapshot, ints, floats, od } = kept[i % 8]!;
        restoreSnapshot(world, snapshot);
        to.ints.set(ints);
        to.floats.set(floats);
        to.od.set(od);
      }
    });
    bytes = kept[0]!.snapshot.bytes.byteLength + kept[0]!.ints.byteLength + kept[0]!.floats.byteLength + kept[0]!.od.byteLength;
    const run = toFork + cpuSeconds(() => advance(world, to, totalWeeks));
    return { take: take / COPIES, putBack: putBack / COPIES, run };
  });
  return {
    megabytes: bytes / 1e6,
    takeMs: spread(found.map(({ take }) => take * 1e3)),
    putBackMs: spread(found.map(({ putBack }) => putBack * 1e3)),
    takePercent: spread(found.map(({ take, run }) => (100 * take) / run)),
    putBackPercent: spread(found.map(({ putBack, run }) => (100 * putBack) / run)),
  };
}

export function words({ megabytes, takeMs, putBackMs, takePercent, putBackPercent }: SnapshotCost): string {
  return `${megabytes.toFixed(2)} MB a snapshot, with what is recorded up to the fork
            CPU ms                         % of a run
taken       ${inWords(takeMs, 3).padEnd(30)} ${inWords(takePercent, 3)}
put back    ${inWords(putBackMs, 3).padEnd(30)} ${inWords(putBackPercent, 3)}
`;
}

export function rows({ takePercent, putBackPercent }: SnapshotCost): readonly Row[] {
  const dearer = takePercent.median > putBackPercent.median ? takePercent : putBackPercent;
  return [rowOf('snapshot', dearer, ' %', { note: dearer === takePercent ? 'taking is the dearer' : 'putting back is the dearer' })];
}
