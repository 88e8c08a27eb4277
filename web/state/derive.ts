/**
 * Arithmetic about results that the page needs and `sim/report` does not give (yet).
 * Pure; every function takes an Ensemble or a RunResult and gives plain data.
 */
import { ESTIMANDS, SERIES } from './contract.ts';
import type { Difference, Ensemble, Estimand, Factor, Fan, Lever, LeverSettings, OutcomeId, Preview, Q, RunResult, SeriesId, Step } from './contract.ts';

export type Part = 'real' | 'adults' | 'moved' | 'read';
export const PARTS: readonly Part[] = ['real', 'adults', 'moved', 'read'];

/** Which of the three parts a step or factor belongs to (visual/README.md). */
export const partOf: Readonly<Record<Step | Factor, Part>> = {
  truth: 'real', children: 'real', adults: 'adults', place: 'moved', exposure: 'moved', concealed: 'moved',
  frame: 'read', seen: 'read', judged: 'read', weighted: 'read', sampled: 'read',
};

export type PartSums = Readonly<Record<Part, number>>;

/** Mean log points of each part, from the top down to and including a rung. `children` of T0 is real, its `persons` are adults. */
export function partsDownTo(result: RunResult, rung: Estimand): PartSums {
  const sums = { real: 0, adults: 0, moved: 0, read: 0 };
  const last = ESTIMANDS.indexOf(rung);
  result.decomposition.slice(0, last + 1).forEach((row) => {
    if (row.step === 'truth') {
      sums.real += finite(row.children.mean);
      sums.adults += finite(row.persons.mean);
    } else sums[partOf[row.step]] += finite(row.logPoints.mean);
  });
  return sums;
}

export const total = (parts: PartSums): number => PARTS.reduce((sum, part) => sum + parts[part], 0);

/** Parts in 100 of the whole change; 0 when there is none. */
export function inHundred(parts: PartSums): PartSums {
  const all = total(parts);
  const of = (part: Part): number => (Math.abs(all) < 1e-9 ? 0 : (parts[part] / all) * 100);
  return { real: of('real'), adults: of('adults'), moved: of('moved'), read: of('read') };
}

/** The part with the largest share of the fall. */
export const largestPart = (parts: PartSums): Part => PARTS.reduce((best, part) => (parts[part] < parts[best] ? part : best));

export interface LadderRung {
  readonly estimand: Estimand;
  readonly from: Q;
  readonly to: Q;
  readonly change: Q;
  readonly parts: PartSums;
}

export const ladderRungs = (result: RunResult): LadderRung[] =>
  result.ladder.map(({ estimand, from, to, change }) => ({ estimand, from, to, change, parts: partsDownTo(result, estimand) }));

export interface FallRow {
  readonly id: Factor;
  readonly part: Part;
  readonly logPoints: Q;
  /** Of 100 parts of the mean change. */
  readonly inHundred: number;
}

/** Rows of the waterfall, the same ten in both orders. */
export function fallRows(result: RunResult, order: 'ladder' | 'attribution'): FallRow[] {
  const rows: { id: Factor; logPoints: Q }[] = order === 'attribution'
    ? result.attribution.map(({ factor, logPoints }) => ({ id: factor, logPoints }))
    : result.decomposition.flatMap((row): { id: Factor; logPoints: Q }[] => (row.step === 'truth'
      ? [{ id: 'children', logPoints: row.children }, { id: 'adults', logPoints: row.persons }]
      : [{ id: row.step, logPoints: row.logPoints }]));
  const whole = rows.reduce((sum, row) => sum + finite(row.logPoints.mean), 0);
  return rows.map(({ id, logPoints }) => ({ id, part: partOf[id], logPoints, inHundred: Math.abs(whole) < 1e-9 ? 0 : (logPoints.mean / whole) * 100 }));
}

/** How the truth's fall compares with the measured one, on the log scale. */
/** A relative change smaller than this hardly moves. */
const HARDLY = 0.15;
export type Agreement = 'together' | 'larger' | 'partly' | 'hardly' | 'against' | 'noFall';
export function agreement(trueChange: number, measuredChange: number): Agreement {
  const measured = Math.log1p(Math.max(measuredChange, -0.9999));
  if (!(measured < -0.05)) return 'noFall';
  const ratio = Math.log1p(Math.max(trueChange, -0.9999)) / measured;
  if (ratio > 1.15) return 'larger';
  if (ratio >= 0.7) return 'together';
  if (Math.abs(trueChange) < HARDLY) return 'hardly';
  return trueChange < 0 ? 'partly' : 'against';
}

export const rungOf = (result: RunResult, estimand: Estimand): RunResult['ladder'][number] => result.ladder.find((row) => row.estimand === estimand)!;

/** One series of one kept world. */
export function worldSeries(ensemble: Ensemble, sample: number, series: SeriesId): Float32Array {
  const all = ensemble.samples[sample]!.series;
  const weeks = all.length / SERIES.length;
  const at = SERIES.indexOf(series);
  return all.subarray(at * weeks, (at + 1) * weeks);
}

/** Largest value of a fan's outer band from a week on. */
export function fanMaximum(fan: Fan, fromWeek: number): number {
  let max = 0;
  for (let i = Math.max(0, fromWeek); i < fan.q95.length; i++) if (fan.q95[i]! > max) max = fan.q95[i]!;
  return max;
}

/** Monte Carlo error (95 %) of a median, from its 90 % range: 1.253 sd / sqrt(n) for a normal. */
export const monteCarloError = (q: Q, worlds: number): number => (1.96 * 1.2533 * (q.q95 - q.q05)) / 3.2897 / Math.sqrt(Math.max(1, worlds));

/** A paired difference can be told from zero when its mean is over two Monte Carlo errors away. */
export const distinguishable = (d: Difference): boolean => Math.abs(d.mean) > 1.96 * d.monteCarloError && d.mean !== 0;

/** The one outcome that stands under each lever; the others are in the list of all. */
export const directOutcome: Readonly<Record<string, OutcomeId>> = {
  raidCapacity: 'removals', courtSpeed: 'convictions', undercoverAuthority: 'clandestineFinds', shelterBeds: 'raidsWaiting', demand: 'childrenAtEnd',
};

/** Only the levers that are away from the story's own value. */
export function movedLevers(settings: LeverSettings, levers: readonly Lever[]): LeverSettings {
  return Object.fromEntries(Object.entries(settings).filter(([id, value]) => value !== levers.find((l) => l.id === id)?.neutral));
}

/** A lever's value inside its bounds, on its step. */
export function snapLever(lever: Lever, value: number): number {
  const inside = Math.min(Math.max(value, lever.min), lever.max);
  return Number((Math.round((inside - lever.min) / lever.step) * lever.step + lever.min).toFixed(6));
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** One scalar of every world, by name; undefined when the ensemble does not keep it. */
export function scalarOf(ensemble: Ensemble, name: string): Float64Array | undefined {
  const at = ensemble.scalarNames.indexOf(name);
  if (at < 0) return undefined;
  const wide = ensemble.scalarNames.length;
  return Float64Array.from(ensemble.worldIndex, (_, row) => ensemble.scalars[row * wide + at]!);
}

/** Measured and true change of every world, for the map of policy-made bias; the waves are those that the ladder compares. */
export function changesByWorld(ensemble: Ensemble): { measured: Float64Array; truth: Float64Array } | undefined {
  const waves = ensemble.scalarNames.flatMap((name) => /^ladder\.(.+)\.T0\.children$/.exec(name)?.[1] ?? []);
  const [from, to] = [waves[0], waves.at(-1)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const reading = (wave: string): Float64Array | undefined => scalarOf(ensemble, ensemble.scalarNames.find((name) => name.startsWith('reading.') && name.endsWith(`.${wave}.share`)) ?? '');
  const truth = relative(scalarOf(ensemble, `ladder.${from}.T0.children`), scalarOf(ensemble, `ladder.${to}.T0.children`));
  const measured = relative(reading(from), reading(to));
  return truth && measured && { truth, measured };
}

const relative = (from: Float64Array | undefined, to: Float64Array | undefined): Float64Array | undefined => from && to?.map((v, i) => v / from[i]! - 1);

/** Paired difference of the children exploited at the end, world by world (worlds that are in on both sides). */
export function endDifferences({ base, changed }: Preview): Float64Array | undefined {
  const before = scalarOf(base, 'outcome.childrenAtEnd');
  const after = scalarOf(changed, 'outcome.childrenAtEnd');
  if (!before || !after) return undefined;
  const at = new Map(Array.from(base.worldIndex, (world, row) => [world, before[row]!]));
  return Float64Array.from(Array.from(changed.worldIndex, (world, row) => after[row]! - (at.get(world) ?? Number.NaN)).filter(Number.isFinite));
}
