import { binomialQuantile } from '../../../base/random/binomial.ts';
import { Purpose } from '../../../base/random/purposes.ts';
import { secondWord, uniform } from '../../../base/random/streams.ts';
import { Flow } from '../../flows.ts';
import { sameGeneration } from '../../venues.ts';
import { addFlow, countFlow, type World } from '../../world.ts';
import { convicted } from '../beliefs.ts';
import { closeCase } from './docket.ts';
import { isMonitored, withOdds } from './hazards.ts';

const WORD = 4294967296;
/** Weight of the newest judgment in what the trade expects. */
const NEWEST = 1 / 8;

/** Tops up each court's trial days; unused ones keep for four weeks at most. Those who have waited longest are heard first. */
export function stepCourts(world: World, week: number): void {
  const { area, params, size } = world;
  for (let a = 0; a < size.areas; a++) {
    const rate = params.courts.trialsPerWeek[week * size.areas + a]!;
    area.trialDays[a] = Math.min(Math.max(1, 4 * rate), area.trialDays[a]! + rate);
    holdTrials(world, week, a);
  }
}

/** Hears the cases at the head of a court's queue while it has days. */
export function holdTrials(world: World, week: number, area: number): void {
  const { trialDays, trialHead } = world.area;
  while (trialDays[area]! >= 1 && trialHead[area]! >= 0) {
    trialDays[area] = trialDays[area]! - 1;
    judge(world, week, trialHead[area]!, area);
  }
}

function judge(world: World, week: number, entry: number, area: number): void {
  const c = world.cases;
  const p = world.params.courts;
  const monitored = isMonitored(world, week, entry);
  const proven = c.ageProven[entry] === 1;
  const odds = (c.represented[entry] === 1 ? p.representedOdds : 1) * (monitored ? p.monitoredOdds : 1);
  countFlow(world, Flow.trials, area);
  if (monitored) countFlow(world, Flow.trialsMonitored, area);
  recordDelay(world, area, week - c.filed[entry]!);
  const u = uniform(world.keys, Purpose.verdict, c.venue[entry]!, c.serial[entry]!);
  const lesser = !proven && (secondWord() + 0.5) / WORD < p.downgraded;
  if (u < withOdds(proven ? p.convictedProven[week]! : p.convictedUnproven, odds)) convict(world, week, entry, area, lesser);
  else countFlow(world, Flow.acquittals, area);
  closeCase(world, entry);
}

/** The first suspect is convicted, and each other one with a probability. */
function convict(world: World, week: number, entry: number, area: number, lesser: boolean): void {
  const c = world.cases;
  const p = world.params.courts;
  uniform(world.keys, Purpose.monitor, c.venue[entry]!, c.serial[entry]!);
  const persons = 1 + binomialQuantile((secondWord() + 0.5) / WORD, c.suspects[entry]! - 1, p.furtherConvicted);
  countFlow(world, lesser ? Flow.casesDowngraded : Flow.casesConvicted, area);
  addFlow(world, lesser ? Flow.downgraded : Flow.convictions, area, persons);
  if (c.represented[entry] === 1) addFlow(world, Flow.convictionsRepresented, area, persons);
  const stands = sameGeneration(world, c.venue[entry]!, c.serial[entry]!);
  convicted(world, week, c.venue[entry]!, c.strategy[entry]!, stands, lesser ? p.downgradedSignal : 1);
}

function recordDelay(world: World, area: number, weeks: number): void {
  addFlow(world, Flow.judgmentWeeks, area, weeks);
  const expected = world.area.judgmentDelay;
  expected[area] = expected[area]! + NEWEST * (weeks - expected[area]!);
}
