import { exp, log } from '../../../base/dmath.ts';
import { normalQuantile } from '../../../base/random/normal.ts';
import { uniform } from '../../../base/random/streams.ts';
import { ratio } from '../../../estimate/ratio.ts';
import type { World } from '../../../model/world.ts';
import { noReading, type RawTable, type Reading } from '../../reading.ts';
import { costOf } from '../cost.ts';
import { BeliefPurpose as Purpose, type BeliefParams } from './declarations.ts';
import type { Held } from './held.ts';
import { homeOf } from './look.ts';

/** On a logarithm: two that should be equal may differ in the last digit. */
const TINY = 1e-12;

/** What an interviewee goes by. */
const Basis = { venues: 0, cases: 1, claim: 2 } as const;

/** Asks everybody whether it fell. */
export function askAll(world: World, held: Held, params: BeliefParams, keys: Int32Array): Reading {
  const n = params.interviewees;
  const columns = { programme: [] as number[], area: [] as number[], basis: [] as number[], before: [] as number[], now: [] as number[], perceived: [] as number[], fell: [] as number[], asMuch: [] as number[] };
  const least = -log(1 - params.noticeable);
  const claimed = -log(1 - params.claimedFall);
  for (let i = 0; i < n; i++) {
    const programme = i < params.programmeStaff;
    const home = homeOf(world, params, keys, i);
    const basis = uniform(keys, Purpose.claim, i, 0) < params.repeatsClaim ? Basis.claim : uniform(keys, Purpose.basis, i, 0) < params.fromCases ? Basis.cases : Basis.venues;
    const [before, now] = basis === Basis.cases ? [casesOf(held.casesBefore, home, params), casesOf(held.casesNow, home, params)] : [held.before[i], held.now[i]];
    // Half a child added to both: nobody seen at either time is no change.
    const own = log((now + 0.5) / (before + 0.5)) + leaning(params, keys, i, programme);
    const fall = basis === Basis.claim ? claimed : -own;
    columns.programme.push(programme ? 1 : 0);
    columns.area.push(params.knowsAll === 1 ? -1 : home);
    columns.basis.push(basis);
    columns.before.push(before);
    columns.now.push(now);
    columns.perceived.push(exp(-fall));
    columns.fell.push(fall > least + TINY ? 1 : 0);
    columns.asMuch.push(fall > TINY && fall >= claimed - TINY ? 1 : 0);
  }
  const tables: RawTable[] = [{
    name: 'interviewees',
    text: 'An interviewee: 1 of the programme, area (-1: all), what the answer goes by (0 what was seen, 1 cases, 2 the figure in print), children noticed or identified before and now, the ratio perceived, and 1 for each belief: that it fell, and by as much as is in print.',
    columns,
  }];
  const cost = costOf(params, n);
  const one = new Float64Array(n).fill(1);
  const estimate = ratio({ y: columns.fell, x: one, weight: one, stratum: new Uint8Array(n), fraction: [0] });
  if (!estimate.estimable) return noReading('Nobody was asked.', 0, cost, tables);
  const { share, standardError, low, high, countY } = estimate;
  const asMuch = columns.asMuch.reduce((sum, x) => sum + x, 0);
  return {
    estimable: true, estimate: share, standardError, low, high, designEffect: NaN, n, cost, tables,
    note: `Of ${n} asked ${countY} believe that it fell, ${asMuch} that it fell by ${Math.round(100 * params.claimedFall)} % or more. How many believe it says how it looks from where they stand; the interval is of that share, not of the change.`,
  };
}

/** What is added to the logarithm of the change seen: an outlook that all share, the programme's own, and the interviewee's. */
function leaning(params: BeliefParams, keys: Int32Array, i: number, programme: boolean): number {
  const noise = params.noise > 0 ? params.noise * normalQuantile(uniform(keys, Purpose.noise, i, 0)) : 0;
  return log(params.outlook) + (programme ? log(params.programmeOutlook) : 0) + noise;
}

/** Children identified, by area: those of the own area, or of all covered. */
function casesOf(cases: Float64Array, home: number, { areas, knowsAll }: BeliefParams): number {
  if (knowsAll !== 1) return home < 0 ? 0 : cases[home];
  return cases.reduce((sum, x, a) => sum + (areas[a] === 1 ? x : 0), 0);
}
