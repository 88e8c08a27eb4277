import { CaseStage, LeadSource } from '../../../sim/model/dimensions.ts';
import { atArea, count, stands, weeklyRate, type Case, type PlainWorld, type Venue } from '../state.ts';
import { convicted, SANCTION, sanctioned } from './beliefs.ts';

const MONTHS_A_WEEK = 12 / 52.1775;

/** Probability with its odds multiplied. */
function withOdds(p: number, factor: number): number {
  const odds = (factor * p) / (1 - p);
  return p === 1 ? 1 : odds / (1 + odds);
}

const monitored = (world: PlainWorld, { monitor }: Case): boolean => monitor < world.params.courts.monitored[world.week];
const lawyerOdds = (world: PlainWorld, { represented }: Case): number => (represented ? world.params.courts.representedOdds : 1);

/** A raid has found children: suspects, perhaps an arrest, then a case with the prosecutor. */
export function fileCase(world: PlainWorld, venue: Venue): void {
  const { courts: p } = world.params;
  const suspects = 1 + world.chance.poisson(p.furtherSuspects);
  count(world, 'suspects', venue.area, suspects);
  if (!world.chance.coin(p.arrested)) return;
  count(world, 'arrests', venue.area, suspects);
  count(world, 'casesFiled', venue.area);
  sanctioned(world, venue, SANCTION.arrest);
  const represented = world.chance.coin((venue.leadSource === LeadSource.casework ? p.representedCasework : p.represented)[world.week]);
  if (represented) count(world, 'arrestsRepresented', venue.area, suspects);
  world.cases.push({
    venue, generation: venue.generation, strategy: venue.strategy, filed: world.week, suspects, represented, monitor: world.chance.uniform(),
    stage: CaseStage.prosecutor, stageEnds: stageEnd(world, p.prosecutorShare), ageProven: false, released: false,
  });
}

function stageEnd(world: PlainWorld, share: number): number {
  const { courts: p } = world.params;
  return world.week + Math.max(1, Math.ceil(world.chance.gamma(p.delayShape, p.delayWeeks[world.week] * share)));
}

/** Trial days of the week; what was not used keeps for four weeks. */
export function stepCourts(world: PlainWorld): void {
  world.area.forEach((area, a) => {
    const rate = atArea(world, world.params.courts.trialsPerWeek, a);
    area.trialDays = Math.min(Math.max(1, world.rules.trialDaysKeep * rate), area.trialDays + rate);
    holdTrials(world, a);
  });
}

/** First come, first served. */
function holdTrials(world: PlainWorld, area: number): void {
  const court = world.area[area];
  while (court.trialDays >= 1 && court.queue.length > 0) {
    court.trialDays--;
    judge(world, court.queue[0]);
  }
}

/** Every case waits another week: it may be settled or lose its witness, its suspects may be released, its stage may be over. */
export function visitCases(world: PlainWorld): void {
  const { courts: p } = world.params;
  for (const legal of world.cases) {
    if (legal.filed === world.week || !world.cases.includes(legal)) continue;
    const area = legal.venue.area;
    const settlement = weeklyRate((legal.stage === CaseStage.prosecutor ? p.settlementBeforeChargePerMonth : p.settlementPerMonth)[world.week]);
    const loss = weeklyRate(p.witnessLossPerMonth[world.week]);
    const factors = (legal.represented ? p.representedHazard : 1) * (monitored(world, legal) ? p.monitoredHazard : 1) * (legal.released ? p.releasedFactor : 1);
    // The hazard grows in a straight line, so its mean over the week is that of the week's middle.
    const waited = (world.week - legal.filed - 0.5) * MONTHS_A_WEEK;
    if (world.chance.happens((settlement + loss) * factors * (1 + p.growthPerMonth * waited))) {
      if (world.chance.coin(settlement / (settlement + loss))) {
        count(world, 'settled', area);
        if (legal.stage === CaseStage.prosecutor) count(world, 'settledUncharged', area);
      } else count(world, 'witnessLost', area);
      end(world, legal);
      continue;
    }
    if (!legal.released && world.week >= legal.filed + p.pretrialLimitWeeks) {
      legal.released = true;
      count(world, 'released', area, legal.suspects);
    }
    if (legal.stage === CaseStage.ready || legal.stageEnds !== world.week) continue;
    if (legal.stage === CaseStage.prosecutor) decideCharge(world, legal);
    else decideTrial(world, legal);
  }
}

function decideCharge(world: PlainWorld, legal: Case): void {
  const { courts: p } = world.params;
  const area = legal.venue.area;
  if (!world.chance.coin(withOdds(p.charged, lawyerOdds(world, legal)))) {
    count(world, 'notCharged', area);
    end(world, legal);
    return;
  }
  count(world, 'casesCharged', area);
  count(world, 'charges', area, legal.suspects);
  legal.stage = CaseStage.judge;
  legal.stageEnds = stageEnd(world, 1 - p.prosecutorShare);
  legal.ageProven = world.chance.coin(p.ageProven);
}

function decideTrial(world: PlainWorld, legal: Case): void {
  const { courts: p } = world.params;
  const area = legal.venue.area;
  const sent = (1 - p.dismissed) * (legal.ageProven ? 1 : 1 - p.unprovenDropped);
  if (!world.chance.coin(withOdds(sent, lawyerOdds(world, legal)))) {
    count(world, 'dismissed', area);
    end(world, legal);
    return;
  }
  legal.stage = CaseStage.ready;
  world.area[area].queue.push(legal);
  holdTrials(world, area);
}

function judge(world: PlainWorld, legal: Case): void {
  const { courts: p } = world.params;
  const area = legal.venue.area;
  const court = world.area[area];
  const weeks = world.week - legal.filed;
  count(world, 'trials', area);
  count(world, 'judgmentWeeks', area, weeks);
  court.judgmentDelay += world.rules.newestJudgment * (weeks - court.judgmentDelay);
  const watched = monitored(world, legal);
  if (watched) count(world, 'trialsMonitored', area);
  const likely = legal.ageProven ? p.convictedProven[world.week] : p.convictedUnproven;
  if (world.chance.coin(withOdds(likely, lawyerOdds(world, legal) * (watched ? p.monitoredOdds : 1)))) {
    const lesser = !legal.ageProven && world.chance.coin(p.downgraded);
    const persons = 1 + world.chance.binomial(legal.suspects - 1, p.furtherConvicted);
    count(world, lesser ? 'casesDowngraded' : 'casesConvicted', area);
    count(world, lesser ? 'downgraded' : 'convictions', area, persons);
    if (legal.represented) count(world, 'convictionsRepresented', area, persons);
    const stillThere = legal.venue.generation === legal.generation && stands(legal.venue);
    convicted(world, legal.venue, legal.strategy, stillThere, lesser ? p.downgradedSignal : 1);
  } else count(world, 'acquittals', area);
  end(world, legal);
}

/** The list is made anew, never cut: who goes through it goes on with the old one. */
function end(world: PlainWorld, legal: Case): void {
  world.cases = world.cases.filter((other) => other !== legal);
  const court = world.area[legal.venue.area];
  court.queue = court.queue.filter((other) => other !== legal);
}
