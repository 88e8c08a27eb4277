/**
 * What do many fieldworks on stored worlds cost? Worlds of the base, stored in the weeks in which its survey looks at them; each read from its file, and then
 * surveyed by the establishment survey of the base, its first wave. The row of the target is the fieldworks alone: lists, visits, estimates and their ladders.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { worldFiles, worldPath } from '../sim/node/worldFiles.ts';
import { fieldworks, weeksOf } from '../sim/run/fieldworks.ts';
import { createSimulator } from '../sim/run/simulate.ts';
import { seedWords } from '../sim/scenario/seed.ts';
import { makeApi } from '../sim/worker/api.ts';
import { BASE, load, SEED } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { cpuSeconds, inWords, spread, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'What do many virtual fieldworks on stored worlds cost?';
export const answers: readonly TargetId[] = ['fieldworks'];
export const defaults = { rounds: 5, worlds: 5 };
export const quick = { rounds: 2, worlds: 2 };
/** In all worlds together. */
const FIELDWORKS = 1000;

export interface FieldworkCosts {
  readonly worlds: number;
  readonly fieldworks: number;
  /** CPU of all fieldworks. */
  readonly seconds: Spread;
  /** Of reading a world from its file, and of its file. */
  readonly loadMs: Spread;
  readonly megabytes: number;
}

export async function bench({ rounds, worlds, progress }: Options): Promise<FieldworkCosts> {
  const { compiled } = await load(BASE);
  const [survey] = compiled.instruments;
  const instruments = [{ ...survey!, waves: survey!.waves.slice(0, 1) }];
  const folder = mkdtempSync(join(tmpdir(), 'undercount-bench-'));
  try {
    const api = makeApi(undefined, 0, worldFiles);
    api.define(compiled);
    const seed = seedWords(SEED);
    for (let world = 0; world < worlds; world++) {
      progress(`world ${world + 1} of ${worlds}`);
      api.run({ kind: 'world', scenario: compiled.hash, world, seed: SEED, digest: false, store: { folder, weeks: 'waves' } });
    }
    const simulator = createSimulator(seed);
    const weeks = (world: number): readonly number[] => weeksOf(instruments, seed, world, compiled.calendar.totalWeeks);
    const read = (world: number) => {
      const found = worldFiles.read({ folder, scenario: compiled.hash, seed: SEED, world }, weeks(world));
      if ('broken' in found) throw new Error(found.broken);
      return found.kept;
    };
    const stored = Array.from({ length: worlds }, (_, world) => read(world));
    const teams = Math.ceil(FIELDWORKS / worlds);
    let sum = 0;
    const survey1000 = (): void => stored.forEach((kept, world) => (sum += fieldworks(simulator, { scenario: compiled, instruments, seed, world, teams, stored: kept })[0]!));
    survey1000();
    const [seconds, loads]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      progress(`round ${round + 1} of ${rounds}`);
      seconds.push(cpuSeconds(survey1000));
      loads.push(cpuSeconds(() => stored.forEach((_, world) => read(world))) / worlds);
    }
    if (!(sum > 0)) throw new Error('no fieldwork has read anything');
    const bytes = stored.reduce((total, _, world) => total + statSync(worldPath(folder, world)).size, 0);
    return { worlds, fieldworks: teams * worlds, seconds: spread(seconds), loadMs: spread(loads.map((time) => time * 1e3)), megabytes: bytes / worlds / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function words({ worlds, fieldworks: done, seconds, loadMs, megabytes }: FieldworkCosts): string {
  return `${done} fieldworks in ${worlds} stored worlds      ${inWords(seconds, 3)} s CPU\na world read from its file (${megabytes.toFixed(2)} MB)     ${inWords(loadMs)} ms CPU\n`;
}

export function rows({ seconds, loadMs, megabytes }: FieldworkCosts): readonly Row[] {
  return [
    rowOf('fieldworks', seconds, ' s', { note: 'CPU of one core' }),
    rowOf('fieldworks.load', loadMs, ' ms', { what: 'a stored world read from its file' }),
    { id: 'fieldworks.size', what: 'file of a stored world, four weeks', value: megabytes, low: megabytes, high: megabytes, unit: ' MB' },
  ];
}
