import { makeApi } from '../../sim/worker/api.ts';
import type { WorldResult } from '../../sim/run/result.ts';
import { seedWords } from '../../sim/scenario/seed.ts';
import { arithmeticDigest } from '../sim/base/arithmeticDigest.ts';
import { digestOf, GOLDEN_SCENARIOS, goldenOf, type Golden } from '../support/golden.ts';

/**
 * What an engine is asked for. The bundle of this file uses nothing but the language: no module, no DOM, no Node, no console.
 * Scenarios are read from YAML in the engine too.
 */
declare global {
  var UNDERCOUNT_FILES: Readonly<Record<string, string>>;
  var undercountAnswer: () => Promise<EngineAnswer>;
}

export interface EngineAnswer {
  /** Of every function that the core uses in place of the engine's own. */
  readonly arithmetic: Readonly<Record<string, string>>;
  /** By file below scenarios/. */
  readonly scenarios: Readonly<Record<string, ScenarioAnswer>>;
  /** World 1 of the base in one go, with its instruments. */
  readonly next: WorldAnswer;
}

interface ScenarioAnswer {
  readonly hash: string;
  /** World 0 in one go, without instruments. */
  readonly plain: Golden;
  /** World 0 with its instruments, stopped at the fork and gone on from there; a story goes on from the past that the story before it has kept. */
  readonly forked: WorldAnswer;
}

interface WorldAnswer {
  readonly record: string;
  readonly readings: string;
  /** Of the numbers that a world gives back, and of its weekly series. */
  readonly scalars: string;
  readonly series: string;
}

const SEED = '1';
const [BASE, FIRST_STORY] = GOLDEN_SCENARIOS;

async function answerOf(): Promise<EngineAnswer> {
  const api = makeApi();
  const scenarios: Record<string, ScenarioAnswer> = {};
  for (const name of GOLDEN_SCENARIOS) {
    const read = await api.load(UNDERCOUNT_FILES, `scenarios/${name}.yaml`);
    if ('problems' in read) throw new Error(`${name}: ${read.problems.map(({ what }) => what).join(' ')}`);
    const { compiled } = read.loaded;
    api.define(compiled);
    const run = (): WorldResult => api.run({ kind: 'world', scenario: compiled.hash, world: 0, seed: SEED, digest: true, forkWeek: compiled.forkWeek });
    // The first to be asked keeps its past, and is asked again.
    if (name === BASE || name === FIRST_STORY) run();
    scenarios[name] = { hash: compiled.hash, plain: goldenOf({ ...compiled, instruments: [], rules: [] }, seedWords(SEED), 0), forked: worldAnswer(run()) };
  }
  const next = api.run({ kind: 'world', scenario: scenarios[BASE]!.hash, world: 1, seed: SEED, digest: true });
  return { arithmetic: arithmeticDigest(), scenarios, next: worldAnswer(next) };
}

const worldAnswer = ({ digest, readingsDigest, scalars, series }: WorldResult): WorldAnswer => ({
  record: digest, readings: readingsDigest, scalars: digestOf(scalars), series: digestOf(series),
});

globalThis.undercountAnswer = answerOf;
