/**
 * What does each process cost? The core is built once for every file of processes with the functions of that file doing nothing (as the test that knocks
 * them out does), and once with those of all other files doing nothing; each build is its own code, so that none disturbs what the engine learns of another.
 *
 * What is measured is CPU of a world, whole model = 1. Without a process the rest of the world develops otherwise: without turnover nobody leaves, without
 * raids there are no cases. So the parts do not add up to 1. Alone, a process has little or nothing to act on where it waits for another's doing
 * (courts without raids): then it costs nothing, and that is what is printed.
 */
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';
import { scalar, scalarNames } from '../sim/run/scalars.ts';
import type { createSimulator } from '../sim/run/simulate.ts';
import { seedWords } from '../sim/scenario/seed.ts';
import type { CompiledScenario } from '../sim/scenario/types.ts';
import { IDLE } from '../test/support/idleProcesses.ts';
import { BASE, load, sample, SEED, type RunWorld, type Sample } from './core.ts';
import { rowOf, type Options, type Row } from './frame.ts';
import { inWords, spread, type Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

export const question = 'What does each process cost?';
export const answers: readonly TargetId[] = [];
export const defaults = { rounds: 5, worlds: 1 };
export const quick = { rounds: 1, worlds: 1 };
const WARM_UP = 2;

export interface Processes {
  /** CPU of a world relative to the whole model's. */
  readonly idle: Spread;
  /** `alone` is absent with --quick. */
  readonly processes: readonly { readonly file: string; readonly without: Spread; readonly withoutPerPersonWeek: Spread; readonly alone?: Spread }[];
}

export async function bench({ rounds, worlds, root, quick: isQuick, progress }: Options): Promise<Processes> {
  const files = Object.keys(IDLE);
  const { compiled } = await load(BASE);
  const builds = new Map<string, readonly string[]>([['whole', []], ['idle', files]]);
  for (const file of files) {
    builds.set(`without ${file}`, [file]);
    // Half of the builds and of the time.
    if (!isQuick) builds.set(`alone ${file}`, files.filter((other) => other !== file));
  }
  const runs = new Map<string, RunWorld>();
  for (const [name, off] of builds) {
    progress(`building ${name}`);
    runs.set(name, await coreWith(off, root, join(root, 'dist/bench/processes', `${name.replaceAll(/\W/g, '_')}.mjs`), compiled));
  }
  for (const run of runs.values()) for (let world = 0; world < WARM_UP; world++) run(world);

  const parts = new Map<string, Sample[]>([...runs.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const found = new Map<string, Sample>();
    const whole: Sample[] = [];
    const measure = (name: string): Sample => sample(runs.get(name)!, WARM_UP + round * worlds, worlds);
    let n = 0;
    for (const name of runs.keys()) {
      progress(`round ${round + 1} of ${rounds}: ${name}`);
      // The whole model again and again, for the machine's speed drifts within a round.
      if (n++ % 6 === 0) whole.push(measure('whole'));
      if (name !== 'whole') found.set(name, measure(name));
    }
    const unit = (of: keyof Sample): number => spread(whole.map((one) => one[of])).median;
    for (const [name, { world, personWeek }] of found) parts.get(name)!.push({ world: world / unit('world'), personWeek: personWeek / unit('personWeek') });
  }
  const of = (name: string, what: keyof Sample = 'world'): Spread => spread(parts.get(name)!.map((part) => part[what]));
  return {
    idle: of('idle'),
    processes: files.map((file) => ({ file, without: of(`without ${file}`), withoutPerPersonWeek: of(`without ${file}`, 'personWeek'), ...(isQuick ? {} : { alone: of(`alone ${file}`) }) })),
  };
}

/** Builds the core with functions of some files doing nothing, and gives its worlds. */
async function coreWith(off: readonly string[], root: string, outfile: string, compiled: CompiledScenario): Promise<RunWorld> {
  // As scripts/bundle.mjs bundles it, for the form of constants in a bundle tells in its speed. Loaded here alone: other benches do without.
  const { rolldown } = await import('rolldown');
  const replaced = new Set<string>();
  const bundled = await rolldown({ input: join(root, 'sim/run/simulate.ts'), platform: 'node', transform: { target: 'node20', define: { UNDERCOUNT_DEBUG: 'false' } }, plugins: [idle(off, root, replaced)] });
  await bundled.write({ file: outfile, format: 'esm' });
  await bundled.close();
  if (replaced.size !== off.length) throw new Error(`the core does not import ${off.filter((file) => !replaced.has(file)).join(', ')}`);
  const core = (await import(pathToFileURL(outfile).href)) as { readonly createSimulator: typeof createSimulator };
  const simulator = core.createSimulator(seedWords(SEED));
  const personWeeksAt = scalarNames(compiled).indexOf(scalar.personWeeks);
  return (world) => simulator.run(compiled, world, { digest: false }).scalars[personWeeksAt]!;
}

/** Whoever imports one of these files gets it with the functions of test/support/idleProcesses in the place of its own. */
function idle(off: readonly string[], root: string, replaced: Set<string>): Plugin {
  const folder = join(root, 'sim/model/processes');
  const files = new Map(off.map((file) => [join(folder, file), file]));
  const mark = '?idle';
  return {
    name: 'idle',
    resolveId(source, importer) {
      if (!importer || importer.endsWith(mark)) return null;
      const path = resolve(dirname(importer), source);
      return files.has(path) ? path + mark : null;
    },
    load(id) {
      if (!id.endsWith(mark)) return null;
      const path = id.slice(0, -mark.length);
      const file = files.get(path)!;
      replaced.add(file);
      // What is exported by name goes before what is exported by *.
      const code = `export * from ${JSON.stringify(path)};
import { IDLE } from ${JSON.stringify(join(root, 'test/support/idleProcesses.ts'))};
export const { ${Object.keys(IDLE[file]!).join(', ')} } = IDLE[${JSON.stringify(file)}];`;
      return { code, moduleType: 'ts' };
    },
  };
}

export function words({ idle: nothing, processes }: Processes): string {
  return `CPU of a world, whole model = 1; parts do not add up, for without one process the others have other work
${' '.repeat(22)}without it               the same, a person-week  alone, all others off
${processes.map(({ file, without, withoutPerPersonWeek, alone }) => `${file.padEnd(22)}${inWords(without).padEnd(25)}${inWords(withoutPerPersonWeek).padEnd(25)}${alone ? inWords(alone) : ''}`.trimEnd()).join('\n')}
${'(none: all are off)'.padEnd(72)}${inWords(nothing)}
`;
}

export function rows({ idle: nothing, processes }: Processes): readonly Row[] {
  return [
    rowOf('process.none', nothing, '×', { what: 'CPU of a world with all processes off, to the whole' }),
    ...processes.flatMap(({ file, withoutPerPersonWeek: without, alone }) => [
      rowOf(`without.${file}`, without, '×', { what: `CPU per person-week without ${file}, to the whole` }),
      ...(alone ? [rowOf(`alone.${file}`, alone, '×', { what: `CPU of a world with ${file} alone, to the whole` })] : []),
    ]),
  ];
}
