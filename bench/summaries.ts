/**
 * What does an ensemble cost beside its worlds? Adding each world's result to the summary, the partial ensembles of a running session (at most four a second),
 * the last one, figures and texts, and writing everything to a folder: as parts of the CPU that simulating the worlds takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareFolder, writeRun } from '../sim/cli/out.ts';
import { makeSummary } from '../sim/ensemble/summary.ts';
import { cores } from '../sim/node/threads.ts';
import { answer, madeOf } from '../sim/report/answer.ts';
import { attributionFigure, decompositionFigure, ladderFigure } from '../sim/report/figures.ts';
import { notesOf } from '../sim/report/notes.ts';
import type { Ensemble, WorldResult } from '../sim/run/result.ts';
import { makeApi } from '../sim/worker/api.ts';
import { BASE, load, SEED } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { cpuSeconds, inWords, spread, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'What does an ensemble cost beside its worlds?';
export const answers: readonly TargetId[] = ['summaries'];
export const defaults = { rounds: 5, worlds: 100 };
export const quick = { rounds: 2, worlds: 40 };
const PARTIALS_PER_SECOND = 4;
const WARM_UP = 3;

interface Part {
  readonly what: string;
  readonly ms: Spread;
  readonly percent: Spread;
}

export interface Summaries {
  readonly worlds: number;
  readonly cores: number;
  readonly simulationMs: number;
  readonly parts: readonly Part[];
  readonly percent: Spread;
}

export async function bench({ rounds, worlds, progress }: Options): Promise<Summaries> {
  const loaded = await load(BASE);
  const { compiled } = loaded;
  const api = makeApi();
  api.define(compiled);
  const run = (world: number): WorldResult => api.run({ kind: 'world', scenario: compiled.hash, world, seed: SEED, digest: true });
  for (let world = 0; world < WARM_UP; world++) run(world);
  const results: WorldResult[] = [];
  // In as many parts as there are rounds, each with its own speed.
  const simulations = Array.from({ length: rounds }, (_, round) => {
    progress(`${results.length} of ${worlds} worlds`);
    const to = Math.max(results.length + 1, Math.round((worlds * (round + 1)) / rounds));
    const from = results.length;
    const seconds = cpuSeconds(() => {
      for (let world = from; world < to; world++) results.push(run(world));
    });
    return (seconds / (to - from)) * worlds;
  });
  const simulation = spread(simulations).median;
  const facts = { scenario: compiled, seed: SEED, worlds, notes: notesOf(loaded.resolved) };
  const partials = (PARTIALS_PER_SECOND * simulation) / cores();
  const once = async (): Promise<readonly (readonly [string, number])[]> => {
    const summary = makeSummary(facts);
    const add = cpuSeconds(() => results.slice(0, worlds).forEach((result) => summary.add(result)));
    let ensemble: Ensemble | undefined;
    const last = cpuSeconds(() => (ensemble = summary.ensemble(simulation)));
    const { result } = ensemble!;
    let length = 0;
    const figures = cpuSeconds(() => {
      length = JSON.stringify([answer(result), madeOf(result), ladderFigure(result), decompositionFigure(result), attributionFigure(result)]).length;
    });
    if (length === 0) throw new Error('there are no figures');
    const folder = mkdtempSync(join(tmpdir(), 'undercount-bench-'));
    const before = process.cpuUsage();
    await prepareFolder(folder);
    await writeRun(folder, ensemble!, loaded, () => {});
    const written = process.cpuUsage(before);
    rmSync(folder, { recursive: true });
    return [
      ['adding worlds', add], ['partial ensembles', last * partials], ['the last ensemble', last], ['figures and texts', figures],
      ['writing --out', (written.user + written.system) / 1e6],
    ];
  };
  await once();
  const found: (readonly (readonly [string, number])[])[] = [];
  for (let round = 0; round < rounds; round++) found.push(await once());
  return {
    worlds,
    cores: cores(),
    simulationMs: simulation * 1e3,
    parts: found[0]!.map(([what], i) => ({
      what, ms: spread(found.map((parts) => parts[i]![1] * 1e3)), percent: spread(found.map((parts, round) => (100 * parts[i]![1]) / simulations[round]!)),
    })),
    percent: spread(found.map((parts, round) => (100 * parts.reduce((sum, [, seconds]) => sum + seconds, 0)) / simulations[round]!)),
  };
}

export function words({ worlds, cores: n, simulationMs, parts, percent }: Summaries): string {
  const line = (what: string, ms: string, part: Spread): string => `${what.padEnd(24)}${ms.padEnd(30)}${inWords(part)}`;
  return `${worlds} worlds, ${(simulationMs / 1000).toFixed(1)} s of CPU; partial ensembles as many as come while ${n} cores simulate
${' '.repeat(24)}CPU ms                        % of the simulation
${parts.map((part) => line(part.what, inWords(part.ms, 1), part.percent)).join('\n')}
${line('all', '', percent)}
`;
}

export function rows({ worlds, parts, percent }: Summaries): readonly Row[] {
  return [
    rowOf('summaries', percent, ' %', { note: `${worlds} worlds, without drawing on a screen` }),
    ...parts.map((part) => rowOf(`summaries.${part.what}`, part.percent, ' %', { what: `${part.what}, of the simulation` })),
  ];
}
