// npm run bench [-- NAME] [--json] [--rounds N] [--worlds N] [--weeks N]: builds and runs one benchmark, bench/NAME.ts.
//   worlds      (default) how fast is a world, and beside the yardstick in C?
//   firstSlice  what does the whole model cost beside the first slice's?
//   scale       does cost, or memory, grow with the market?
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildCli, cliIsStale } from './build.mjs';
import { at, run } from './tools.mjs';

/** The last commit of the first slice. */
const FIRST_SLICE = '585dbee288c8c5abd40262f9966745518520b19c';

/** Each benchmark's own numbers and what it needs beside itself. */
const BENCHES = {
  worlds: { rounds: 9, worlds: 4, prepare: async () => ({ yardstick: await yardstick() }) },
  firstSlice: { rounds: 7, worlds: 3, prepare: async () => ({ firstSlice: await firstSlice() }) },
  scale: { rounds: 3, weeks: 312, prepare: async () => ({}) },
};

const number = { type: 'string' };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, rounds: number, worlds: number, weeks: number } });
const name = positionals[0] ?? 'worlds';
const say = (line) => process.stderr.write(`${line}\n`);
if (!Object.hasOwn(BENCHES, name) || positionals.length > 1) {
  say(`bench: "${positionals.join(' ')}" is none of ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}

process.chdir(at('.'));
mkdirSync(at('dist/bench'), { recursive: true });
if (cliIsStale()) await buildCli();
const { prepare, ...numbers } = BENCHES[name];
for (const key of Object.keys(numbers)) if (values[key] !== undefined) numbers[key] = Number(values[key]);
const module = await bundle(at(`bench/${name}.ts`), at(`dist/bench/${name}.mjs`));
const commit = (await run('git', ['rev-parse', '--short', 'HEAD'], { quiet: true })).output.trim();
const { bench, words } = await import(module);
const machine = { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.version };
const result = { bench: name, commit, machine, ...numbers, ...(await bench({ ...numbers, ...(await prepare()), commit })) };
writeFileSync(at(`dist/bench/${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : words(result));

/** Bundles a program; gives its address. */
async function bundle(entry, outfile) {
  await build({
    entryPoints: [entry], bundle: true, platform: 'node', target: 'node20', format: 'esm', outfile, logLevel: 'error',
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  });
  return pathToFileURL(outfile).href;
}

/** The compiled yardstick, or undefined, said aloud. */
async function yardstick() {
  const program = at('dist/bench/market_plain');
  const { code } = await run('gcc', ['-O3', '-march=native', '-o', program, at('bench/yardstick/market_plain.c'), '-lm'], { quiet: true });
  if (code === 0) return program;
  say('No yardstick: gcc is missing or failed, so there is no ratio (Debian: apt-get install gcc libc6-dev).');
}

/** The first slice's tree from the history, with its core bundled; undefined, said aloud, where that commit is not to be had. */
async function firstSlice() {
  const tree = at('dist/bench/first-slice');
  if (!existsSync(`${tree}/sim`)) {
    rmSync(tree, { recursive: true, force: true });
    mkdirSync(tree, { recursive: true });
    const archive = `${tree}.tar`;
    const steps = [['git', ['archive', '--output', archive, FIRST_SLICE, 'sim', 'scenarios', 'package.json']], ['tar', ['-x', '-f', archive, '-C', tree]]];
    for (const [command, args] of steps) {
      const { code } = await run(command, args, { quiet: true });
      if (code === 0) continue;
      rmSync(tree, { recursive: true, force: true });
      say(`No first slice: commit ${FIRST_SLICE.slice(0, 7)} is not in this history (a shallow clone?), so there is no ratio.`);
      return undefined;
    }
    rmSync(archive, { force: true });
  }
  mkdirSync(`${tree}/bench`, { recursive: true });
  cpSync(at('bench/core.ts'), `${tree}/bench/core.ts`);
  return { bundle: await bundle(`${tree}/bench/core.ts`, at('dist/bench/firstSliceCore.mjs')), tree };
}
