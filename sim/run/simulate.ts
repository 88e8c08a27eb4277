import { makeKeys } from '../base/random/streams.ts';
import { makeAttributionScratch, type AttributionScratch } from '../measure/attribution.ts';
import { derive } from '../model/derived.ts';
import { initialise, sizeOf } from '../model/init.ts';
import type { Params } from '../model/params.ts';
import { clearFlows, makeRecord, record, recordDigest, type WorldRecord } from '../model/processes/record.ts';
import { step } from '../model/step.ts';
import { makeWorld, restoreSnapshot, takeSnapshot, viewBytes, type Snapshot, type World } from '../model/world.ts';
import { drawParams, drawShocks } from '../scenario/draw.ts';
import type { InForce } from '../scenario/ruleChanges.ts';
import type { CompiledScenario } from '../scenario/types.ts';
import { keepObservation, keptBytes, observe, plannedObservations, readingsDigest, resumeObservations, type KeptObservation, type Observation } from './observe.ts';
import type { WorldResult } from './result.ts';
import { startRules, type Rules } from './rules.ts';
import { worldScalars } from './worldScalars.ts';
import { seriesOf } from './series.ts';

/** A world stopped before the week `week`, with what has been recorded and observed so far. */
export interface Kept {
  readonly week: number;
  readonly snapshot: Snapshot;
  readonly ints: Int32Array;
  readonly floats: Float64Array;
  readonly od: Int32Array;
  readonly observations: readonly KeptObservation[];
  /** What its rules have decided so far. */
  readonly acts: readonly InForce[];
  /** Bytes held, for those who keep many. */
  readonly bytes: number;
}

/** Looks at a world beside the scenario's own instruments: at each week after its processes and fieldwork, with its flows still there. Writes nothing into it. */
export interface Visitor {
  /** The last week that it wants to see. */
  readonly until: number;
  /** @param acts what the world's rules have decided before this week */
  look(world: World, acts: readonly InForce[]): void;
}
/** Made for each world, once its parameters and keys are there. */
export type Visit = (world: World) => Visitor;

/** A world in one week, as `takeView` copies it. */
export interface KeptWeek {
  readonly snapshot: Snapshot;
  /** What its rules had decided before: their changes of the parameters are made anew. */
  readonly acts: readonly InForce[];
}

export interface Simulator {
  /** Simulates a world from its first week. `keepAt`: also gives back the world as it stands before that week. */
  run(scenario: CompiledScenario, world: number, options: { readonly digest: boolean; readonly keepAt?: number; readonly visit?: Visit }): WorldResult & { readonly kept?: Kept };
  /** Goes on from a kept world. Only what the scenario says from `kept.week` on may differ from the one it was kept under. */
  resume(scenario: CompiledScenario, world: number, kept: Kept, options: { readonly digest: boolean }): WorldResult;
  /** Simulates a world for a visitor alone, as far as it wants to see; nothing is recorded. */
  visit(scenario: CompiledScenario, world: number, visit: Visit): void;
  /** Opens a world to be looked at: the function given back puts it back to one kept week after another. It is the one live world of this simulator. */
  open(scenario: CompiledScenario, world: number): (kept: KeptWeek) => World;
}

/** The one live world of this realm, its record and buffers: made anew only when a scenario has another size. */
interface Bench {
  readonly world: World;
  readonly record: WorldRecord;
  readonly scratch: AttributionScratch;
  readonly shape: string;
}

/** Told of each simulated week: how many of the world's weeks are done, of how many. A large world takes minutes. */
export type OnWeek = (done: number, of: number) => void;

/** A simulator for one seed. Worlds are simulated one after another in the same memory (performance.md section 2.1). */
export function createSimulator(seed: readonly [number, number], onWeek?: OnWeek): Simulator {
  let bench: Bench | undefined;

  function prepare(scenario: CompiledScenario, index: number): Bench {
    const keys = makeKeys(seed, index);
    const { calendar, areas } = scenario;
    const params = drawParams(scenario.parameters, keys, calendar.totalWeeks) as unknown as Params;
    const derived = derive(params);
    const size = sizeOf(params, areas, calendar);
    const shape = JSON.stringify([size, areas, calendar]);
    if (bench?.shape !== shape) {
      // Let go before the next one is made: two large worlds may not fit.
      bench = undefined;
      bench = {
        world: makeWorld(size, areas, calendar, params, derived, keys, drawShocks(scenario.shocks, keys)),
        record: makeRecord(size, calendar.weeks),
        scratch: makeAttributionScratch(areas.filter((a) => a.study).length, size.types),
        shape,
      };
    }
    bench.world.params = params;
    bench.world.derived = derived;
    bench.world.shocks = drawShocks(scenario.shocks, keys);
    bench.world.keys = keys;
    return bench;
  }

  function advance({ world, record: to }: Bench, observations: readonly Observation[], rules: Rules, end: number, visitor?: Visitor, recorded = true): void {
    const { burnInWeeks, totalWeeks } = world.calendar;
    while (world.week < end) {
      step(world);
      observe(world, observations);
      visitor?.look(world, rules.acts);
      rules.hear(world, observations);
      if (recorded && world.week >= burnInWeeks) record(world, to, world.week - burnInWeeks);
      clearFlows(world);
      world.week++;
      onWeek?.(world.week, totalWeeks);
    }
  }

  function finish(scenario: CompiledScenario, index: number, { world, record: of, scratch }: Bench, observations: readonly Observation[], rules: Rules, digest: boolean): WorldResult {
    const series = seriesOf(of, scenario.areas);
    return {
      world: index,
      digest: digest ? recordDigest(of) : '',
      readingsDigest: digest ? readingsDigest(observations) : '',
      scalars: worldScalars(scenario, observations, rules.acts, of, series, world.count.personWeeks[0]!, scratch),
      series,
      ...(digest ? { moves: of.od.slice() } : {}),
    };
  }

  return {
    run(scenario, index, { digest, keepAt, visit }) {
      const b = prepare(scenario, index);
      initialise(b.world);
      const observations = plannedObservations(scenario, seed, b.world, index);
      const rules = startRules(scenario, b.world);
      const visitor = visit?.(b.world);
      let kept: Kept | undefined;
      if (keepAt !== undefined) {
        advance(b, observations, rules, keepAt, visitor);
        kept = keep(b, observations, rules);
      }
      advance(b, observations, rules, scenario.calendar.totalWeeks, visitor);
      const result = finish(scenario, index, b, observations, rules, digest);
      return kept ? { ...result, kept } : result;
    },
    resume(scenario, index, kept, { digest }) {
      const b = prepare(scenario, index);
      restoreSnapshot(b.world, kept.snapshot);
      b.record.ints.set(kept.ints);
      b.record.floats.set(kept.floats);
      b.record.od.set(kept.od);
      const observations = plannedObservations(scenario, seed, b.world, index);
      resumeObservations(observations, kept.observations);
      const rules = startRules(scenario, b.world, kept.acts);
      advance(b, observations, rules, scenario.calendar.totalWeeks);
      return finish(scenario, index, b, observations, rules, digest);
    },
    visit(scenario, index, visit) {
      const b = prepare(scenario, index);
      initialise(b.world);
      // Where no rule hears the scenario's own readings, nobody needs them.
      const observations = scenario.rules.length > 0 ? plannedObservations(scenario, seed, b.world, index) : [];
      const visitor = visit(b.world);
      advance(b, observations, startRules(scenario, b.world), visitor.until + 1, visitor, false);
    },
    open(scenario, index) {
      let b = prepare(scenario, index);
      let before: readonly InForce[] = [];
      return ({ snapshot, acts }) => {
        // Acts change parameters from their week on: whoever goes back to an earlier week needs them as they were.
        if (before.length > 0) b = prepare(scenario, index);
        before = acts;
        const bytes = viewBytes(b.world);
        if (snapshot.bytes.length !== bytes) throw new Error(`its stored weeks have ${snapshot.bytes.length} bytes each where ${bytes} are wanted: another build has stored them`);
        restoreSnapshot(b.world, snapshot);
        startRules(scenario, b.world, acts);
        return b.world;
      };
    },
  };
}

function keep({ world, record: of }: Bench, observations: readonly Observation[], { acts }: Rules): Kept {
  const rows = Math.max(0, world.week - world.calendar.burnInWeeks);
  const snapshot = takeSnapshot(world);
  const ints = of.ints.slice(0, rows * of.intsPerWeek);
  const floats = of.floats.slice(0, rows * 4);
  const od = of.od.slice();
  const seen = observations.map(keepObservation);
  return {
    week: world.week,
    snapshot, ints, floats, od, acts,
    observations: seen,
    bytes: snapshot.bytes.byteLength + ints.byteLength + floats.byteLength + od.byteLength + keptBytes(seen),
  };
}
