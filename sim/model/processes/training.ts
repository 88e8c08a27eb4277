import { declare, type Compiled } from '../../base/declare.ts';
import { exp, log } from '../../base/dmath.ts';
import { MONTHS_PER_WEEK, WEEKS_PER_YEAR } from '../../base/weeks.ts';
import { describeProcess } from '../process.ts';
import { weeklyRate } from '../rates.ts';

export const trainingParameters = declare({
  specialists: { unit: 'per year', bounds: [0, 1000], by: 'area', varies: true, text: 'Officers of specialist units trained, a year.' },
  focal: { unit: 'per year', bounds: [0, 5000], by: 'area', varies: true, text: 'Local focal officers trained or refreshed, a year.' },
  funding: { unit: 'factor', bounds: [0, 20], varies: true, text: 'Factor on all training; below 1 when donors withdraw.' },
  trustedShare: { unit: 'share', bounds: [0, 1], text: 'Share of newly trained specialists who join the trusted core.' },
  lagWeeks: { unit: 'weeks', bounds: [0, 260], integer: true, text: 'Weeks from training until an officer acts on it.' },
  transferPerMonth: { unit: 'per month', bounds: [0, 1], varies: true, text: 'Hazard that a trained officer is transferred or leaves.' },
  passedOn: { unit: 'share', bounds: [0, 1], text: 'Share of the skill of transferred officers that chiefs pass on to their successors.' },
  halfLifeMonths: { unit: 'months', bounds: [1, 600], text: 'Half-life of a trained officer’s skill without refreshment.' },
  specialistsNeeded: { unit: 'count', bounds: [0.1, 10000], by: 'area', text: 'Skilled specialists with whom an area is at 63 % of what specialists can give.' },
  coreNeeded: { unit: 'count', bounds: [0.1, 10000], by: 'area', text: 'Trusted officers with whom an area is at 63 % of what a trusted core can give.' },
  focalNeeded: { unit: 'count', bounds: [0.1, 100000], by: 'area', text: 'Focal officers with whom an area is at 63 % of what focal officers can give.' },
  reference: { unit: 'share', bounds: [0, 1], text: 'Level of training, as a share of what it can give, at which the parameters of raids and leads are stated.' },
  qualityGain: { unit: 'factor', bounds: [0, 10], text: 'What full training of specialists adds to the quality of raids, relative to none.' },
  integrityGain: { unit: 'share', bounds: [0, 0.95], text: 'Share of leaks that a full trusted core avoids, relative to none.' },
  trustGain: { unit: 'factor', bounds: [0, 10], text: 'What full coverage by focal officers adds to tips and calls, relative to none.' },
  focalGain: { unit: 'factor', bounds: [0, 10], text: 'What full coverage by focal officers adds to leads from other agencies, relative to none.' },
  database: { unit: 'share', bounds: [0, 1], by: 'area', varies: true, text: 'Share of an area’s units that keep the police database.' },
  recordedUntrained: { unit: 'share', bounds: [0, 1], text: 'Share of cases that a unit with the database enters without training.' },
  recordedTrained: { unit: 'share', bounds: [0, 1], text: 'Share of cases that a unit with the database enters when fully trained.' },
});

export const training = describeProcess({
  name: 'training',
  text: 'Police are trained, act on it after a lag, are transferred and forget: stocks by area that follow from parameters alone, reckoned once a world.',
  declarations: trainingParameters,
  equations: [
    { formula: 'S(w) = S(w − 1) exp(−(1 − passedOn) μ − ln 2 / halfLife) + funding(w − lag) specialists(w − lag) / 52.1775', text: 'Skilled specialists: trained officers act after a lag, are transferred at the weekly rate μ of transferPerMonth, and forget with a half-life of halfLifeMonths; the first state is the standing level of the first week’s training.' },
    { formula: 'C(w) = C(w − 1) exp(−μ) + trustedShare funding(w − lag) specialists(w − lag) / 52.1775', text: 'Trusted core: trust belongs to the person, so it is lost with a transfer alone and nobody passes it on.' },
    { formula: 'F(w) = F(w − 1) exp(−(1 − passedOn) μ − ln 2 / halfLife) + funding(w − lag) focal(w − lag) / 52.1775', text: 'Local focal officers, refreshers counted as new training.' },
    { formula: 'l_X(w) = 1 − exp(−X(w) / XNeeded)', text: 'Level of each stock, with diminishing returns, from 0 (untrained) to 1.' },
    { formula: 'skill = (1 + qualityGain l_S) / (1 + qualityGain reference)', text: 'Factor on the quality of raids; 1 at the reference level, 1 / (1 + qualityGain reference) where nobody is trained.' },
    { formula: 'integrity = (1 − integrityGain l_C) / (1 − integrityGain reference)', text: 'Factor on the probability that a raid is betrayed: a trusted core keeps plans among few.' },
    { formula: 'trust = (1 + trustGain l_F) / (1 + trustGain reference); focal = (1 + focalGain l_F) / (1 + focalGain reference)', text: 'Factors on tips and calls, and on leads from other agencies.' },
    { formula: 'recording = database (recordedUntrained + (recordedTrained − recordedUntrained) l_S)', text: 'Completeness of the police database: share of cases entered. An instrument’s input; nothing in the world feels it.' },
  ],
  reads: [],
  writes: [],
  draws: [],
});

type TrainingParameters = Compiled<typeof trainingParameters>;

/** What training comes to, [week * areas + area]. */
export interface Training {
  /** Stocks: skilled specialists, trusted officers, focal officers who act on their training; persons. */
  readonly specialists: Float64Array;
  readonly trustedCore: Float64Array;
  readonly focalOfficers: Float64Array;
  /** Factors, 1 at the reference level: on the quality of raids, on leaks, on tips and calls, on leads from agencies. */
  readonly skill: Float64Array;
  readonly integrity: Float64Array;
  readonly trust: Float64Array;
  readonly focal: Float64Array;
  /** Completeness of the police database: share of cases entered, 0 to 1. */
  readonly recording: Float64Array;
}

/** Weekly retention by hazard of transfer and by half-life, as far as the week's hazard changes. */
function retention(p: TrainingParameters, weeks: number): { readonly skill: Float64Array; readonly person: Float64Array } {
  const skill = new Float64Array(weeks);
  const person = new Float64Array(weeks);
  const forgetting = (log(2) / p.halfLifeMonths) * MONTHS_PER_WEEK;
  for (let w = 0; w < weeks; w++) {
    if (w > 0 && p.transferPerMonth[w] === p.transferPerMonth[w - 1]) {
      skill[w] = skill[w - 1]!;
      person[w] = person[w - 1]!;
      continue;
    }
    const gone = weeklyRate(p.transferPerMonth[w]!);
    skill[w] = exp(0 - gone * (1 - p.passedOn) - forgetting);
    person[w] = exp(0 - gone);
  }
  return { skill, person };
}

/** A stock by week and area: S(w) = S(w − 1) keep(w) + share × funding × inflow of `lag` weeks ago, from its standing level. */
function stock(p: TrainingParameters, inflow: Float64Array, share: number, keep: Float64Array): Float64Array {
  const weeks = p.funding.length;
  const areas = inflow.length / weeks;
  const out = new Float64Array(inflow.length);
  for (let a = 0; a < areas; a++) {
    const trained = (w: number): number => (share * p.funding[w]! * inflow[w * areas + a]!) / WEEKS_PER_YEAR;
    let level = trained(0) === 0 ? 0 : trained(0) / Math.max(1e-9, 1 - keep[0]!);
    for (let w = 0; w < weeks; w++) {
      if (w > 0) level = level * keep[w]! + trained(Math.max(0, w - p.lagWeeks));
      out[w * areas + a] = level;
    }
  }
  return out;
}

/** Share of what a stock can give, with diminishing returns. */
function levels(of: Float64Array, needed: Float64Array): Float64Array {
  return of.map((x, i) => 1 - exp(0 - x / needed[i % needed.length]!));
}

/** (1 + gain level) / (1 + gain reference). */
function factors(level: Float64Array, gain: number, reference: number): Float64Array {
  return level.map((l) => (1 + gain * l) / (1 + gain * reference));
}

/** Reckons all stocks and factors of a world. Cost: three exponentials a week and area. */
export function train(p: TrainingParameters): Training {
  const keep = retention(p, p.funding.length);
  const specialists = stock(p, p.specialists, 1, keep.skill);
  const trustedCore = stock(p, p.specialists, p.trustedShare, keep.person);
  const focalOfficers = stock(p, p.focal, 1, keep.skill);
  const specialistLevel = levels(specialists, p.specialistsNeeded);
  const focalLevel = levels(focalOfficers, p.focalNeeded);
  return {
    specialists, trustedCore, focalOfficers,
    skill: factors(specialistLevel, p.qualityGain, p.reference),
    integrity: factors(levels(trustedCore, p.coreNeeded), 0 - p.integrityGain, p.reference),
    trust: factors(focalLevel, p.trustGain, p.reference),
    focal: factors(focalLevel, p.focalGain, p.reference),
    recording: specialistLevel.map((l, i) => p.database[i]! * (p.recordedUntrained + (p.recordedTrained - p.recordedUntrained) * l)),
  };
}

/** The latest few results: most worlds of an ensemble have the same training, and paired worlds have two. */
const remembered: { readonly parameters: TrainingParameters; readonly training: Training }[] = [];
const MOST_REMEMBERED = 4;
const KEYS = Object.keys(trainingParameters) as (keyof TrainingParameters)[];

function same(a: TrainingParameters, b: TrainingParameters): boolean {
  return KEYS.every((key) => {
    const [x, y] = [a[key], b[key]];
    if (typeof x === 'number' || typeof y === 'number') return x === y;
    if (x === y) return true;
    if (x.length !== y.length) return false;
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return false;
    return true;
  });
}

/** As `train`, but of equal parameters reckoned only once. The result is shared: nobody writes to it. */
export function trainOnce(p: TrainingParameters): Training {
  const known = remembered.find(({ parameters }) => same(parameters, p));
  if (known) return known.training;
  const made = train(p);
  remembered.unshift({ parameters: p, training: made });
  if (remembered.length > MOST_REMEMBERED) remembered.pop();
  return made;
}
