// npm run dieharder [-- all]: lets dieharder (Debian package dieharder) look for patterns in interleaved keyed draws, and prints a table for docs/random-numbers.md.
// By itself one form of every test that its author calls good; with "all" what `dieharder -a` does (hours). Ends with 1 when a test fails.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { argv, execPath, exit, stderr, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { bundle } from './bundle.mjs';
import { installDebian } from './debian.mjs';
import { at, ensurePackages, run } from './tools.mjs';

/** Tests by number, with the size of the tuples or the lag where there is one. Left out: 5, 6 and 7 ("suspect") and 14 ("do not use"). */
const CHOSEN = ['0', '1', '2', '3', '4', '8', '9', '10', '11', '12', '13', '15', '16', '17', '100', '101', '102', '200 -n 4', '201 -n 5', '202 -n 5', '203 -n 16', '204', '205', '206', '207', '208', '209'];
/** -g 200: raw words from standard input; -Y 1: a weak p-value gets more samples, until it is clear. */
const COMMON = '-g 200 -Y 1';

const say = (line) => stderr.write(`${line}\n`);

/** A line of dieharder's table; undefined for anything else. */
function rowOf(line) {
  const cells = line.split('|').map((cell) => cell.trim());
  const [test, tuple, samples, psamples, p, verdict] = cells;
  return cells.length === 6 && /^(PASSED|WEAK|FAILED)$/.test(verdict) ? { test, tuple, samples, psamples, p, verdict } : undefined;
}

/** What stands at the end: a test that was weak is repeated with more samples, all its p-values anew, and the later ones count. */
function settled(rows) {
  const groups = new Map();
  for (const row of rows) {
    const name = `${row.test} ${row.tuple}`;
    const group = groups.get(name) ?? [];
    groups.set(name, group.some(({ psamples }) => psamples !== row.psamples) ? [row] : [...group, row]);
  }
  return [...groups.values()].flat();
}

async function main() {
  const all = argv[2] === 'all';
  if (argv.length > 3 || (argv[2] !== undefined && !all)) {
    say(`dieharder: "${argv.slice(2).join(' ')}" is not known\n  try: npm run dieharder, or npm run dieharder -- all`);
    return 2;
  }
  if (!(await ensurePackages())) return 1;
  const present = async () => (await run('sh', ['-c', 'command -v dieharder'], { quiet: true })).code === 0;
  if (!(await present())) await installDebian(['dieharder'], say, 'to test the random numbers');
  if (!(await present())) {
    say('dieharder is missing (Debian: apt-get install dieharder).');
    return 1;
  }
  const { words } = await bundle({ words: at('scripts/dieharder/main.ts') }, at('dist/dieharder'));
  const commands = all ? [`dieharder -a ${COMMON}`] : CHOSEN.map((test) => `dieharder -d ${test} ${COMMON}`);
  // One stream for all: each test goes on where the one before it stopped.
  const child = spawn('sh', ['-c', `"${execPath}" "${words}" | { ${commands.join('; ')}; }`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const rows = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const row = rowOf(line);
    if (!row) continue;
    rows.push(row);
    say(line);
  }
  return report(rows, all);
}

function report(rows, all) {
  const final = settled(rows);
  const table = [
    '| test | tuple or lag | samples | repeated | p | |', '| --- | ---: | ---: | ---: | ---: | --- |',
    ...final.map(({ test, tuple, samples, psamples, p, verdict }) => `| ${test} | ${tuple === '0' ? '' : tuple} | ${samples} | ${psamples} | ${Number(p).toFixed(4)} | ${verdict.toLowerCase()} |`),
  ].join('\n');
  const count = (verdict) => final.filter((row) => row.verdict === verdict).length;
  const failed = count('FAILED');
  stdout.write(`${table}\n\n${final.length} results: ${count('PASSED')} passed, ${count('WEAK')} weak, ${failed} failed.\n`);
  writeFileSync(at('dist/dieharder.json'), `${JSON.stringify({ all, rows }, null, 1)}\n`);
  return final.length > 0 && failed === 0 ? 0 : 1;
}

exit(await main());
