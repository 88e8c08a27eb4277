/**
 * What does the whole model cost beside the first slice, the model of commit 585dbee? A world of each at the default size in turn, so that
 * the ratio holds on any machine; then worlds of the whole model with one part of it switched off, in turn with whole ones.
 */
import type { CompiledScenario } from '../sim/scenario/types.ts';
import { openCore, type RunWorld } from './core.ts';
import { cpuSeconds, inWords, spread, type Spread } from './spread.ts';

const SCENARIO = 'scenarios/cambodia.yaml';
const WARM_UP = 4;

export interface FirstSliceOptions {
  readonly rounds: number;
  readonly worlds: number;
  /** Bundle of bench/core.ts in the first slice's tree, and that tree; absent where the history has no such commit. */
  readonly firstSlice?: { readonly bundle: string; readonly tree: string };
}

/** Parts that a parameter of 0 switches off. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'children outside venues': ['offVenue.perArrival', 'offVenue.initialStock'],
  'general crackdowns': ['crackdowns.perMonth'],
  'clients’ perceived risk': ['demand.riskAversion', 'demand.signalRaid', 'demand.signalArrest', 'demand.signalConviction'],
  'investigations, raids, courts, care': ['raids.capacity'],
  'leads as well': ['raids.capacity', 'leads.tips', 'leads.calls', 'leads.agencies', 'leads.casework', 'leads.patrol'],
  'exploitation again after care': ['care.reexploited'],
};

interface Sample {
  readonly world: number;
  readonly personWeek: number;
}

export interface FirstSliceResult {
  readonly cpuPerWorldMs: Spread;
  readonly cpuPerPersonWeekNs: Spread;
  /** Whole model to first slice; null where the history has no first slice. */
  readonly ratioPerWorld: Spread | null;
  readonly ratioPerPersonWeek: Spread | null;
  /** CPU of a person-week with a part switched off, relative to the whole. */
  readonly without: Readonly<Record<string, Spread>>;
}

export async function bench({ rounds, worlds, firstSlice }: FirstSliceOptions): Promise<FirstSliceResult> {
  const whole = await openCore(SCENARIO);
  const old = firstSlice && (await ((await import(firstSlice.bundle)) as { readonly openCore: typeof openCore }).openCore(`${firstSlice.tree}/${SCENARIO}`));
  let next = 0;
  const sample = (run: RunWorld, from: number): Sample => {
    let personWeeks = 0;
    const seconds = cpuSeconds(() => {
      for (let i = 0; i < worlds; i++) personWeeks += run(from + i);
    });
    return { world: seconds / worlds, personWeek: seconds / personWeeks };
  };
  for (let i = 0; i < WARM_UP; i++) for (const run of old ? [whole, old] : [whole]) run(i);
  const pairs = Array.from({ length: rounds }, () => {
    next += worlds;
    return { whole: sample(whole, next), old: old && sample(old, next) };
  });
  const ratio = (of: keyof Sample): Spread | null => (old ? spread(pairs.map((pair) => pair.whole[of] / pair.old![of])) : null);

  const without: Record<string, Spread> = {};
  for (const [part, names] of Object.entries(PARTS)) {
    const run = await openCore(SCENARIO, (compiled) => withZeros(compiled, names));
    run(0);
    without[part] = spread(Array.from({ length: rounds }, () => sample(run, next).personWeek / sample(whole, next).personWeek));
  }
  return {
    cpuPerWorldMs: spread(pairs.map((pair) => pair.whole.world * 1e3)),
    cpuPerPersonWeekNs: spread(pairs.map((pair) => pair.whole.personWeek * 1e9)),
    ratioPerWorld: ratio('world'),
    ratioPerPersonWeek: ratio('personWeek'),
    without,
  };
}

function withZeros(compiled: CompiledScenario, names: readonly string[]): CompiledScenario {
  const parameters = compiled.parameters.map((parameter) => (names.includes(`${parameter.group}.${parameter.key}`)
    ? { ...parameter, values: parameter.values.map(() => ({ kind: 'constant' as const, value: 0 })), changes: parameter.changes.map(() => []) }
    : parameter));
  return { ...compiled, hash: `${compiled.hash} without ${names.join(' ')}`, parameters };
}

export function words(result: FirstSliceResult): string {
  const { ratioPerWorld, ratioPerPersonWeek } = result;
  return `whole model, CPU ms a world           ${inWords(result.cpuPerWorldMs, 0)}
whole model, CPU ns per person-week   ${inWords(result.cpuPerPersonWeekNs)}
${ratioPerWorld && ratioPerPersonWeek ? `ratio to the first slice, a world     ${inWords(ratioPerWorld)}
ratio to it, per person-week          ${inWords(ratioPerPersonWeek)}` : 'ratio to the first slice              not measured: commit 585dbee is not in this history'}
CPU per person-week without a part, whole model = 1
${Object.entries(result.without).map(([part, ratio]) => `  ${part.padEnd(36)}${inWords(ratio)}`).join('\n')}
`;
}
