import { Flow, type FlowName } from '../../model/flows.ts';
import { perceivedRisk } from '../../model/processes/beliefs.ts';
import { recordDigest } from '../../model/processes/record.ts';
import type { Shock, ShockKind } from '../../model/shocks.ts';
import type { World } from '../../model/world.ts';
import type { CompiledRule, CompiledScenario } from '../../scenario/types.ts';
import type { CheckContext, Rule, Verdict } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { advance, calmMarket, lastWeek, startTrial, worldsOf } from '../worlds.ts';
import { BUSY, HOUSED, RAIDS } from './busy.ts';

/** What a shock does at once, in the week of its date; at `neutral` it does nothing at all. */
interface ShockCase {
  readonly sentence: string;
  readonly neutral: number;
  readonly strong: number;
  readonly both: Settings;
  readonly outcome: string;
  readonly of: (world: World) => number;
  readonly claim: 'rises' | 'falls';
}

function total(world: World, name: FlowName): number {
  const { areas } = world.size;
  return world.count.flow.subarray(Flow[name] * areas, (Flow[name] + 1) * areas).reduce((a, b) => a + b, 0);
}

function meanRisk(world: World): number {
  let sum = 0;
  for (let v = 0; v < world.size.venues; v++) sum += perceivedRisk(world, world.week, v);
  return sum / world.size.venues;
}

/** By kind, so that a new kind without a case does not compile. */
const CASES_OF: Readonly<Record<ShockKind, ShockCase>> = {
  closeDistrict: { sentence: 'close venues for good when their district is closed', neutral: 0, strong: 0.6, both: {}, outcome: 'venues closed for good', of: (w) => total(w, 'venuesShut'), claim: 'rises' },
  impunityEvent: { sentence: 'have owners fear less when sanctions turn out to have no consequences', neutral: 1, strong: 0, both: RAIDS, outcome: 'perceived risk', of: meanRisk, claim: 'falls' },
  publicRaid: { sentence: 'have owners fear more after a raid that all hear of', neutral: 0, strong: 5, both: {}, outcome: 'perceived risk', of: meanRisk, claim: 'rises' },
  shelterLoss: { sentence: 'lose residents when a shelter is attacked', neutral: 0, strong: 1, both: HOUSED, outcome: 'residents lost', of: (w) => total(w, 'residentsLost'), claim: 'rises' },
};

/** A fault of a test does to a shock what it does to a setting: it may leave it out. */
function withShock(context: CheckContext, kind: ShockKind, week: number, value: number): CompiledScenario {
  const { both } = CASES_OF[kind];
  const name = `shock.${kind}`;
  const kept = (context.faults?.settings?.({ [name]: value }) ?? { [name]: value })[name];
  const shocks: readonly Shock[] = typeof kept === 'number' ? [{ kind, week, value: kept, area: kind === 'closeDistrict' ? 0 : -1, type: -1 }] : [];
  return { ...calmMarket(context, both), shocks };
}

async function shock(kind: ShockKind, context: CheckContext): Promise<Verdict> {
  const { neutral, strong, outcome, of, claim, both } = CASES_OF[kind];
  const { burnInWeeks } = context.scenario.calendar;
  const week = burnInWeeks + 208;
  const end = Math.min(lastWeek(context), week + 52);
  const worlds = worldsOf(context, 3, 10);
  const sums = [0, 0];
  let [past, neutralDiffers] = [0, 0];
  for (let index = 0; index < worlds; index++) {
    const variants = [calmMarket(context, both), withShock(context, kind, week, strong), withShock(context, kind, week, neutral)];
    const runs = variants.map((scenario, i) => {
      const trial = startTrial(scenario, context.seed, index);
      advance(trial, end, (world) => {
        if (world.week === week && i < 2) sums[i] = sums[i]! + of(world);
      }, i === 0 ? undefined : context.faults);
      return trial.record;
    });
    if (recordDigest(runs[1]!, week - burnInWeeks) !== recordDigest(runs[0]!, week - burnInWeeks)) past++;
    if (recordDigest(runs[2]!, end - burnInWeeks) !== recordDigest(runs[0]!, end - burnInWeeks)) neutralDiffers++;
    await context.pause();
  }
  const [without, with_] = sums as [number, number];
  return {
    passed: past === 0 && neutralDiffers === 0 && (claim === 'rises' ? with_ > without : with_ < without),
    numbers: [
      { name: `${outcome} in its week, ${worlds} worlds without it`, value: without, expected: 'shown' },
      { name: 'the same worlds with it', value: with_, expected: `${claim === 'rises' ? 'above' : 'below'} ${without}` },
      { name: 'worlds that differ before its week', value: past, expected: '0' },
      { name: `worlds that differ at all when its strength is ${neutral}`, value: neutralDiffers, expected: '0' },
    ],
  };
}

/** A programme that doubles its casework when the first reading is out, whatever it says; and one that waits for what never is. */
function listening(scenario: CompiledScenario, holds: boolean): CompiledRule {
  const { id } = scenario.instruments[0]!;
  return {
    id: 'check', listens: id, when: [holds ? 'largerEq' : 'smaller', 'last.share', 0], publishedAfterWeeks: 8, actsAfterWeeks: 4, acts: 'once', shocks: [],
    changes: [{ parameter: 'leads.programme', operation: 'set', value: 5, ramp: 0 }],
  };
}

async function closedLoop(context: CheckContext): Promise<Verdict> {
  const plain = { ...calmMarket(context, BUSY), rules: [] };
  const first = plain.instruments[0];
  if (!first) return { passed: false, numbers: [], details: ['the scenario has no instrument to listen to'] };
  const { burnInWeeks, totalWeeks } = plain.calendar;
  const act = Math.min(...first.waves.map(({ week }) => week)) + 12;
  const faulty = context.faults?.settings?.({ 'rule.act': 1 })['rule.act'] ?? (context.faults?.settings ? 0 : 1);
  const acting: CompiledScenario = { ...plain, rules: faulty === 1 ? [listening(plain, true)] : [] };
  const waiting: CompiledScenario = { ...plain, rules: [listening(plain, false)] };
  let [past, differs, idle, acts] = [0, 0, 0, 0];
  const worlds = worldsOf(context, 2, 6);
  for (let index = 0; index < worlds; index++) {
    const runs = [plain, acting, waiting].map((scenario, i) => {
      const trial = startTrial(scenario, context.seed, index);
      advance(trial, totalWeeks, undefined, i === 0 ? undefined : context.faults);
      if (i === 1) acts += trial.rules.acts.length;
      return trial.record;
    });
    const digests = (weeks: number): readonly string[] => runs.map((r) => recordDigest(r, weeks));
    const [before, all] = [digests(act - burnInWeeks), digests(totalWeeks - burnInWeeks)];
    if (before[1] !== before[0]) past++;
    if (all[1] !== all[0]) differs++;
    if (all[2] !== all[0]) idle++;
    await context.pause();
  }
  return {
    passed: past === 0 && idle === 0 && differs > 0 && acts === worlds,
    numbers: [
      { name: `times that the rule acted in ${worlds} worlds`, value: acts, expected: String(worlds) },
      { name: 'worlds that differ before its act', value: past, expected: '0' },
      { name: 'worlds that differ after it', value: differs, expected: 'above 0' },
      { name: 'worlds that a rule changes whose condition never holds', value: idle, expected: '0' },
    ],
  };
}

/** Shocks and closed-loop rules: nothing before their date, nothing when they are null, and what they say at their date. */
export const datedRules: readonly Rule[] = [
  ...(Object.keys(CASES_OF) as ShockKind[]).map((kind): Rule => ({
    id: `shock-${kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`,
    sentence: `The model must ${CASES_OF[kind].sentence}, and be as it was before, and throughout when the strength is ${CASES_OF[kind].neutral}.`,
    how: `The same worlds without the shock, with it at strength ${CASES_OF[kind].strong} and at ${CASES_OF[kind].neutral}; ${CASES_OF[kind].outcome} in its week, digests before it, and digests of all weeks.`,
    errorProbability: 0,
    run: (context) => shock(kind, context),
  })),
  {
    id: 'closed-loop',
    sentence: 'The model must act on a published reading no sooner than the delay says, and not at all while the condition of a rule does not hold.',
    how: 'A rule that strengthens casework 12 weeks after the first fieldwork of the first instrument, and one that waits for a share below 0; digests before the act and of all weeks.',
    errorProbability: 0,
    run: closedLoop,
  },
];
