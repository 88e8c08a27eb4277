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
  /** The two ranges are apart, and by chance would rarely be. */
  readonly moved: boolean;
  /** They are apart, but of so few rounds that chance may have done it. */
  readonly unsure: boolean;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Ids that one of the two has and the other has not. */
  readonly onlyBefore: readonly string[];
  readonly onlyNow: readonly string[];
}

const TIMES = ['ns', 'ms', 's'];
/** Chance at most that ranges of values that have not moved are apart. */
const BY_CHANCE = 0.01;

/**
 * How likely the ranges of m and n draws of one distribution are apart: of all orders of the draws, those with one set before the other, 2 m! n! / (m + n)!.
 * 0 where one is no range of rounds. Rounds of one process share what its engine has learnt, so this is a bound from below.
 */
export function apartByChance(m: number | undefined, n: number | undefined): number {
  if (m === undefined || n === undefined) return 0;
  let orders = 1;
  for (let i = 1; i <= n; i++) orders *= (m + i) / i;
  return Math.min(1, 2 / orders);
}

/**
 * Sets results beside earlier ones. Times are first brought to the earlier machine's speed, by the kernel that each bench measured in its own process;
 * something has moved only when the two ranges are apart.
 */
export function compare(before: Results, now: Results): Comparison {
  const [earlier, later] = [rowsOf(before), rowsOf(now)];
  const changes = [...later.values()].flatMap((row) => {
    const old = earlier.get(row.id);
    if (!old) return [];
    const factor = before.benches[old.bench]!.kernelNanoseconds.median / now.benches[row.bench]!.kernelNanoseconds.median;
    return [changeOf(atSpeed([row], factor)[0]!, old)];
  });
  const run = new Set(Object.keys(now.benches));
  return {
    changes,
    onlyBefore: [...earlier.values()].filter(({ id, bench }) => run.has(bench) && !later.has(id)).map(({ id }) => id),
    onlyNow: [...later.keys()].filter((id) => !earlier.has(id)),
  };
}

/** Rows as on a machine whose kernel takes `factor` times as long: times alone change. */
export function atSpeed(rows: readonly Row[], factor: number): readonly Row[] {
  return rows.map((row) => (TIMES.includes(row.unit.trim()) ? { ...row, value: row.value * factor, low: row.low * factor, high: row.high * factor } : row));
}

/** Rows of two runs of one bench as one: what moves between processes is in their ranges too. */
export function pooled(first: readonly Row[], second: readonly Row[]): readonly Row[] {
  return first.map((row) => {
    const again = second.find(({ id }) => id === row.id);
    if (!again) return row;
    const rounds = row.rounds === undefined || again.rounds === undefined ? {} : { rounds: row.rounds + again.rounds };
    return { ...row, value: (row.value + again.value) / 2, low: Math.min(row.low, again.low), high: Math.max(row.high, again.high), ...rounds };
  });
}

function changeOf(row: Row, old: Row): Change {
  const { value: now, low, high } = row;
  const apart = low > old.high || high < old.low;
  const enough = apartByChance(row.rounds, old.rounds) <= BY_CHANCE;
  return {
    id: row.id,
    what: row.what ?? row.id,
    before: old.value,
    now,
    unit: row.unit,
    ratio: now === old.value ? 1 : now / old.value,
    low: low / old.high,
    high: high / old.low,
    moved: apart && enough,
    unsure: apart && !enough,
  };
}

/** For people: what moved first, then how much of the rest stayed. */
export function comparisonInWords({ changes, onlyBefore, onlyNow }: Comparison, before: Results): string {
  const moved = changes.filter((change) => change.moved);
  const line = ({ id, before: was, now, unit, ratio, low, high }: Change): string =>
    `  ${id.padEnd(34)} ${`${digits(was)} to ${digits(now)}${unit.startsWith(' ') || unit === '×' ? unit : ` ${unit}`}`.padEnd(28)} × ${digits(ratio)} (${digits(low)} to ${digits(high)})`;
  const unsure = changes.filter((change) => change.unsure);
  const still = changes.filter((change) => !change.moved && !change.unsure);
  return [
    `against ${before.commit} of ${before.date} (${before.machine.model}, node ${before.machine.node}); times at that machine's speed; × now / then (range)`,
    moved.length > 0 ? `moved: the ranges are apart\n${moved.map(line).join('\n')}` : 'nothing moved beyond its noise',
    ...(unsure.length > 0 ? [`apart, but of too few rounds to tell from chance\n${unsure.map(line).join('\n')}`] : []),
    ...(still.length > 0 ? [`within their noise\n${still.map(line).join('\n')}`] : []),
    ...(onlyNow.length > 0 ? [`new: ${onlyNow.join(', ')}`] : []),
    ...(onlyBefore.length > 0 ? [`gone: ${onlyBefore.join(', ')}`] : []),
    '',
  ].join('\n');
}
