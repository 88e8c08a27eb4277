import { digits, rowsOf, type Results } from './results.ts';
import type { Row } from './frame.ts';

export interface Change {
  readonly id: string;
  readonly what: string;
  readonly before: number;
  /** In the committed results' machine's time, where it is a time. */
  readonly now: number;
  readonly unit: string;
  /** now / before, and the range that both ranges leave it. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** The two ranges are apart. */
  readonly moved: boolean;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Ids that one of the two has and the other has not. */
  readonly onlyBefore: readonly string[];
  readonly onlyNow: readonly string[];
}

const TIMES = ['ns', 'ms', 's'];

/**
 * Sets results beside earlier ones. Times are first brought to the earlier machine's speed, by the kernel that each bench measured in its own process;
 * something has moved only when the two ranges are apart.
 */
export function compare(before: Results, now: Results): Comparison {
  const [earlier, later] = [rowsOf(before), rowsOf(now)];
  const changes = [...later.values()].flatMap((row) => {
    const old = earlier.get(row.id);
    if (!old) return [];
    const factor = TIMES.includes(row.unit.trim())
      ? before.benches[old.bench]!.kernelNanoseconds.median / now.benches[row.bench]!.kernelNanoseconds.median
      : 1;
    return [changeOf(row, old, factor)];
  });
  const run = new Set(Object.keys(now.benches));
  return {
    changes,
    onlyBefore: [...earlier.values()].filter(({ id, bench }) => run.has(bench) && !later.has(id)).map(({ id }) => id),
    onlyNow: [...later.keys()].filter((id) => !earlier.has(id)),
  };
}

function changeOf(row: Row, old: Row, factor: number): Change {
  const [now, low, high] = [row.value * factor, row.low * factor, row.high * factor];
  return {
    id: row.id,
    what: row.what ?? row.id,
    before: old.value,
    now,
    unit: row.unit,
    ratio: now === old.value ? 1 : now / old.value,
    low: low / old.high,
    high: high / old.low,
    moved: low > old.high || high < old.low,
  };
}

/** For people: what moved first, then how much of the rest stayed. */
export function comparisonInWords({ changes, onlyBefore, onlyNow }: Comparison, before: Results): string {
  const moved = changes.filter((change) => change.moved);
  const line = ({ id, before: was, now, unit, ratio, low, high }: Change): string =>
    `  ${id.padEnd(34)} ${`${digits(was)} to ${digits(now)}${unit.startsWith(' ') || unit === '×' ? unit : ` ${unit}`}`.padEnd(28)} × ${digits(ratio)} (${digits(low)} to ${digits(high)})`;
  const still = changes.filter((change) => !change.moved);
  return [
    `against ${before.commit} of ${before.date} (${before.machine.model}, node ${before.machine.node}); times at that machine's speed; × now / then (range)`,
    moved.length > 0 ? `moved: the ranges are apart\n${moved.map(line).join('\n')}` : 'nothing moved beyond its noise',
    ...(still.length > 0 ? [`within their noise\n${still.map(line).join('\n')}`] : []),
    ...(onlyNow.length > 0 ? [`new: ${onlyNow.join(', ')}`] : []),
    ...(onlyBefore.length > 0 ? [`gone: ${onlyBefore.join(', ')}`] : []),
    '',
  ].join('\n');
}
