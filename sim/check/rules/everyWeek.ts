import { investigationCapacity } from '../../model/capacity.ts';
import { Band, VenueStatus } from '../../model/dimensions.ts';
import { conservationFaults } from '../../model/conservation.ts';
import type { FlowName } from '../../model/flows.ts';
import { bandOf } from '../../model/persons.ts';
import type { World } from '../../model/world.ts';
import type { CheckContext, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { flow, judgments, queueOrder, trialDays } from './everyWeekCourts.ts';
import { advance, market, lastWeek, startTrial, worldsOf } from '../worlds.ts';

/** Something that holds at the end of every week, burn-in included. `watch` is given the first state and returns what looks at each week. */
interface EveryWeek {
  readonly id: string;
  readonly sentence: string;
  readonly how: string;
  readonly settings?: Settings;
  readonly watch: (world: World) => (world: World) => readonly string[];
}

/** Police as busy as it gets, so that what they touch is touched often. */
const BUSY: Settings = { 'raids.capacity': 20, 'leads.tips': { times: 4 } };
/** Every arrest comes to trial, and soon: so that queues are long. */
const MANY_CASES: Settings = { 'courts.arrested': 1, 'courts.charged': 1, 'courts.dismissed': 0, 'courts.unprovenDropped': 0, 'courts.settlementBeforeChargePerMonth': 0, 'courts.delayWeeks': 4 };

const everyWeek: readonly EveryWeek[] = [
  {
    id: 'conservation',
    sentence: 'The model must lose nobody: children and adults are the occupied slots, and every running count is what a recount gives.',
    how: 'Every count is made again from slots, pools, venues and cases at the end of every week.',
    watch: () => conservationFaults,
  },
  {
    id: 'children-balance',
    sentence: 'The model must let no child appear or vanish: what is in it changes by those who enter and leave, and by nothing else.',
    how: 'Children in venues and outside, week by week, against the flows in and out, with nine in ten exploited again after care.',
    settings: { ...BUSY, 'raids.bedsNeeded': 0, 'care.reexploited': 0.9 },
    watch: balance('children', (w) => childrenIn(w), ['entries', 'offVenueEntries', 'reexploited'],
      ['leavers', 'turned18', 'offVenueLeavers', 'offVenueTurned18', 'offVenueFull', 'identified', 'childrenDetained', 'displacedStop', 'displacedAbroad', 'displacedLost']),
  },
  {
    id: 'adults-balance',
    sentence: 'The model must let no adult appear or vanish.',
    how: 'Adults in venues, week by week, against those hired, those who turned 18 there and those who left.',
    settings: BUSY,
    watch: balance('adults', (w) => adultsIn(w), ['adultsHired', 'turned18'], ['adultsLeft']),
  },
  {
    id: 'cases-balance',
    sentence: 'The model must keep every case: cases filed are cases in stages and cases ended.',
    how: 'Cases before the courts, week by week, against arrests, judgments, settlements, lost witnesses, and cases not charged or dismissed.',
    settings: BUSY,
    watch: balance('cases', (w) => w.cases.head[1]!, ['casesFiled'], ['notCharged', 'dismissed', 'settled', 'witnessLost', 'trials']),
  },
  {
    id: 'judgments',
    sentence: 'The model must judge every trial: a conviction as charged, one for a lesser offence, or an acquittal.',
    how: 'Trials, week by week, against judgments by kind; and no fewer persons convicted than cases.',
    settings: BUSY,
    watch: () => judgments,
  },
  {
    id: 'queue-order',
    sentence: 'The model must hear cases in the order in which they became ready for trial.',
    how: 'Each court’s queue, week by week, with few trial days and nothing settled: what is left of it is its end, in the same order.',
    settings: { ...BUSY, 'raids.bedsNeeded': 0, 'raids.leak': 0, 'raids.quality': 1, 'leads.tips': { times: 20 }, ...MANY_CASES, 'courts.trialsPerWeek': 0.02, 'courts.settlementPerMonth': 0, 'courts.witnessLossPerMonth': 0 },
    watch: queueOrder,
  },
  {
    id: 'shelter-balance',
    sentence: 'The model must keep everyone in a shelter: residents are those placed less those who left.',
    how: 'Beds used, week by week, against placements and departures.',
    settings: BUSY,
    watch: balance('residents', (w) => sum(w.area.bedsUsed), ['placedInShelter'], ['leftShelter', 'leftShelterEarly', 'residentsLost']),
  },
  {
    id: 'follow-up-balance',
    sentence: 'The model must keep every child in follow-up: those followed up are those whose follow-up began less those whose ended.',
    how: 'Children in follow-up, week by week, against its beginnings and ends.',
    settings: BUSY,
    watch: balance('children in follow-up', (w) => sum(w.area.inFollowUp), ['followUpStarted'], ['followUpEnded']),
  },
  {
    id: 'beds',
    sentence: 'The model must never use more beds than there are; where beds are taken away, residents stay and nobody joins them.',
    how: 'Beds used by area against beds and against the week before, with few beds and busy police.',
    settings: { ...BUSY, 'care.beds': { times: 0.2 } },
    watch: capped((w) => w.area.bedsUsed, (w, a) => w.params.care.beds[w.week * w.size.areas + a]!, 'beds used'),
  },
  {
    id: 'investigators',
    sentence: 'The model must never run more investigations than the police have capacity for; where capacity falls, open ones are ended and none is begun.',
    how: 'Open investigations by area against capacity and against the week before.',
    watch: capped((w) => w.area.investigationsOpen, (w, a) => investigationCapacity(w, w.week, a), 'open investigations'),
  },
  {
    id: 'trial-days',
    sentence: 'The model must hold no more trials than courts have days for.',
    how: 'Judgments by area, added up, against trial days added up and the four weeks that may be saved.',
    settings: { ...BUSY, 'courts.trialsPerWeek': 0.1 },
    watch: trialDays,
  },
  {
    id: 'ages',
    sentence: 'The model must turn children 16 and 18 in the exact week, and hold no child younger than the youngest entry age.',
    how: 'Band and age of every person in venues and outside, every week.',
    watch: () => ages,
  },
  {
    id: 'closed-venues',
    sentence: 'The model must leave no child in a venue that is closed, and nobody in one that is gone.',
    how: 'Every venue, every week, with busy police.',
    settings: BUSY,
    watch: () => closedVenues,
  },
];

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

function childrenIn(world: World): number {
  let n = sum(world.count.offVenueStock);
  for (let i = 0; i < world.count.stock.length; i++) if (i % 3 !== 2) n += world.count.stock[i]!;
  return n;
}

function adultsIn(world: World): number {
  let n = 0;
  for (let i = 2; i < world.count.stock.length; i += 3) n += world.count.stock[i]!;
  return n;
}

/** A stock that changes by flows alone. */
function balance(what: string, stock: (world: World) => number, inflows: readonly FlowName[], outflows: readonly FlowName[]): EveryWeek['watch'] {
  return (start) => {
    let before = stock(start);
    return (world) => {
      const change = inflows.reduce((n, f) => n + flow(world, f), 0) - outflows.reduce((n, f) => n + flow(world, f), 0);
      const now = stock(world);
      const expected = before + change;
      before = now;
      return now === expected ? [] : [`week ${world.week}: ${now} ${what}, ${expected} by the flows`];
    };
  };
}

/** A number by area that is at most its limit, or at most what it was before the limit fell. */
function capped(used: (world: World) => Int32Array, limit: (world: World, area: number) => number, what: string): EveryWeek['watch'] {
  return (start) => {
    let before = used(start).slice();
    return (world) => {
      const now = used(world);
      const faults = Array.from(now, (n, a) => (n <= Math.max(Math.floor(limit(world, a)), before[a]!) ? '' : `week ${world.week}: ${n} ${what} in area ${a}, ${limit(world, a)} there are`));
      before = now.slice();
      return faults.filter((fault) => fault !== '');
    };
  };
}

function ages(world: World): readonly string[] {
  const { slot, offVenue, week } = world;
  const youngest = world.derived.childEntryAge[0]! - 1;
  const faults: string[] = [];
  for (let s = 0; s < world.size.slots; s++) {
    if (slot.band[s] === Band.vacant) continue;
    const age = week - slot.born[s]!;
    if (bandOf(age) !== slot.band[s]! || age < youngest) faults.push(`week ${week}: band ${slot.band[s]} at ${age} weeks in slot ${s}`);
  }
  for (let i = 0; i < world.size.offVenue; i++) {
    if (offVenue.band[i] === 0) continue;
    const age = week - offVenue.born[i]!;
    if (bandOf(age) !== offVenue.band[i]! || age < youngest) faults.push(`week ${week}: band ${offVenue.band[i]} at ${age} weeks outside venues`);
  }
  return faults;
}

function closedVenues(world: World): readonly string[] {
  const { status, children, persons } = world.venue;
  const faults: string[] = [];
  for (let v = 0; v < world.size.venues; v++) {
    if (status[v] === VenueStatus.closed && children[v]! > 0) faults.push(`week ${world.week}: ${children[v]} children in venue ${v}, which is closed`);
    if (status[v] === VenueStatus.gone && persons[v]! > 0) faults.push(`week ${world.week}: ${persons[v]} persons in venue ${v}, which is gone`);
  }
  return faults;
}

async function check({ watch, settings }: EveryWeek, context: CheckContext): Promise<Verdict> {
  const scenario = market(context, settings);
  const worlds = worldsOf(context, 2, 6);
  const details: string[] = [];
  let [weeks, faults] = [0, 0];
  for (let index = 0; index < worlds; index++) {
    const trial = startTrial(scenario, context.seed, index);
    const look = watch(trial.world);
    advance(trial, lastWeek(context), (world) => {
      const found = look(world);
      weeks++;
      faults += found.length;
      for (const fault of found) if (details.length < 3) details.push(`world ${index}, ${fault}`);
    }, context.faults);
    await context.pause();
  }
  return {
    passed: faults === 0,
    numbers: [{ name: `weeks of ${worlds} worlds looked at`, value: weeks, expected: 'shown' }, { name: 'faults', value: faults, expected: '0' }],
    details,
  };
}

/** What holds at the end of every week, exactly. */
export const everyWeekRules: readonly Rule[] = everyWeek.map((e) => ({
  id: e.id, sentence: e.sentence, how: e.how, errorProbability: 0, run: (context) => check(e, context),
}));
