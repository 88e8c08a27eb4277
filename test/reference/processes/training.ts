import { WEEKS_PER_YEAR } from '../../../sim/base/weeks.ts';
import type { Params } from '../../../sim/model/params.ts';
import { weeklyRate } from '../state.ts';

/** Factors by training, [week][area]. */
export interface Trained {
  readonly skill: number[][];
  readonly integrity: number[][];
  readonly trust: number[][];
  readonly focal: number[][];
}

/** Stocks of trained officers, week by week, and the factors that follow from how far they go. */
export function train({ training: p }: Params, weeks: number, areas: number): Trained {
  const trained: Trained = { skill: [], integrity: [], trust: [], focal: [] };
  const inflow = (of: Float64Array, week: number, area: number): number => (p.funding[week] * of[week * areas + area]) / WEEKS_PER_YEAR;
  const officers: { skilled: number; core: number; focal: number }[] = [];
  for (let week = 0; week < weeks; week++) {
    const transfer = weeklyRate(p.transferPerMonth[week]);
    const forgetting = (Math.LN2 / p.halfLifeMonths) * (12 / 52.1775);
    const keepSkill = Math.exp(-(1 - p.passedOn) * transfer - forgetting);
    const keepTrust = Math.exp(-transfer);
    const then = Math.max(0, week - p.lagWeeks);
    for (const name of ['skill', 'integrity', 'trust', 'focal'] as const) trained[name].push([]);
    for (let area = 0; area < areas; area++) {
      const skilled = inflow(p.specialists, then, area);
      const core = p.trustedShare * skilled;
      const focal = inflow(p.focal, then, area);
      const before = officers[area];
      // The first state is the standing level of the first week's training.
      const now = before === undefined
        ? { skilled: skilled / (1 - keepSkill), core: core === 0 ? 0 : core / (1 - keepTrust), focal: focal / (1 - keepSkill) }
        : { skilled: before.skilled * keepSkill + skilled, core: before.core * keepTrust + core, focal: before.focal * keepSkill + focal };
      officers[area] = now;
      const level = (stock: number, needed: Float64Array): number => 1 - Math.exp(-stock / needed[area]);
      const factor = (gain: number, reached: number): number => (1 + gain * reached) / (1 + gain * p.reference);
      trained.skill[week][area] = factor(p.qualityGain, level(now.skilled, p.specialistsNeeded));
      trained.integrity[week][area] = factor(-p.integrityGain, level(now.core, p.coreNeeded));
      trained.trust[week][area] = factor(p.trustGain, level(now.focal, p.focalNeeded));
      trained.focal[week][area] = factor(p.focalGain, level(now.focal, p.focalNeeded));
    }
  }
  return trained;
}
