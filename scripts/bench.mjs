// npm run bench [-- --json] [-- --rounds N]: builds, compiles the yardstick where there is a C compiler, and measures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildCli, cliIsStale } from './build.mjs';
import { at, run } from './tools.mjs';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '9' }, worlds: { type: 'string', default: '4' } } });
const say = (line) => process.stderr.write(`${line}\n`);
process.chdir(at('.'));
mkdirSync(at('dist/bench'), { recursive: true });
if (cliIsStale()) await buildCli();
const outfile = at('dist/bench/worlds.mjs');
await build({
  entryPoints: [at('bench/worlds.ts')], bundle: true, platform: 'node', target: 'node20', format: 'esm', outfile, logLevel: 'error',
  banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
});

const program = at('dist/bench/market_plain');
const compiled = await run('gcc', ['-O3', '-march=native', '-o', program, at('bench/yardstick/market_plain.c'), '-lm'], { quiet: true });
if (compiled.code !== 0) say('No yardstick: gcc is missing or failed, so there is no ratio (Debian: apt-get install gcc libc6-dev).');
const commit = (await run('git', ['rev-parse', '--short', 'HEAD'], { quiet: true })).output.trim();

const { bench } = await import(pathToFileURL(outfile).href);
const result = await bench({ rounds: Number(values.rounds), worldsPerRound: Number(values.worlds), commit, ...(compiled.code === 0 ? { yardstick: program } : {}) });
writeFileSync(at('dist/bench/results.json'), `${JSON.stringify(result, null, 2)}\n`);
if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else {
  const spread = ({ median, low, high }, digits = 2) => `${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
  process.stdout.write(`base scenario, ${result.rounds} rounds of ${result.worldsPerRound} worlds; median (range)
worlds a second, one thread     ${spread(result.worldsPerSecondOneThread, 1)}
worlds a second, ${String(result.machine.cores).padStart(2)} cores       ${result.worldsPerSecondAllCores.toFixed(1)}
CPU ns per person-week          ${spread(result.cpuNanosecondsPerPersonWeek)}
${result.ratioToYardstick ? `yardstick, ns per person-week   ${spread(result.yardstickNanosecondsPerPersonWeek)}\nratio to the yardstick          ${spread(result.ratioToYardstick)}` : 'ratio to the yardstick          not measured: no C compiler'}
`);
}
