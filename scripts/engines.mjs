// npm run engines: one world on every engine, those that are missing installed, and a table of the digests. Ends with 1 when they differ or one is missing.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, arch, env, execPath, exit, platform, stdout, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { installDebian } from './debian.mjs';
import { at, ensurePackages, installed, run } from './tools.mjs';

const say = (line) => stdout.write(`${line}\n`);

/** Programs and the Debian package of each: its name has changed between releases, so that the next is tried when the first is not there. */
const PACKAGES = { gjs: ['gjs'], jsc: ['libjavascriptcoregtk-4.0-bin', 'libjavascriptcoregtk-4.1-bin', 'libjavascriptcoregtk-bin'], 'firefox-esr': ['firefox-esr'] };
const NODES = [20, 24];

const onPath = (name) => (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Programs that are not here although they could be installed, after an attempt to. Where nothing can be installed there are none, and their tests are skipped. */
export async function ensureEngines(say, names) {
  const failed = [];
  for (const name of names.filter((name) => !onPath(name))) {
    for (const wanted of PACKAGES[name]) if (!onPath(name)) await installDebian([wanted], say, 'to compare digests on another engine');
    if (onPath(name)) continue;
    say(`No ${name}: the digests are not compared on it. Install it (Debian: apt-get install ${PACKAGES[name][0]}).`);
    if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) failed.push(name);
  }
  return failed;
}

/** Node of another major version, as a package of npm, in dist/ alone. */
async function ensureNode(major) {
  const folder = `dist/engines/node${major}`;
  const name = `node-${platform}-${arch}`;
  if (versions.node.startsWith(`${major}.`) || existsSync(at(`${folder}/node_modules/${name}/bin/node`))) return;
  say(`Installing Node ${major} into ${folder} (npm) ...`);
  mkdirSync(at(folder), { recursive: true });
  const { code, output } = await run('npm', ['install', '--prefix', at(folder), '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${major}`], { quiet: true });
  if (code !== 0) say(output.trimEnd());
}

async function main() {
  if (!(await ensurePackages(say))) return 1;
  for (const major of NODES) await ensureNode(major);
  await ensureEngines(say, Object.keys(PACKAGES));
  const chromium = await ensureChromium(say);
  const file = at('dist/test/engines.json');
  rmSync(file, { force: true });
  const { code, output } = await run(execPath, [installed('vitest'), 'run', '--project', 'unit', 'test/differential/engines.test.ts'], { quiet: true, env: chromium ? { CHROMIUM: chromium } : {} });
  const table = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  print(table);
  if (code !== 0) say(output.trimEnd());
  const missing = NODES.length + Object.keys(PACKAGES).length + 1 - table.length;
  if (missing > 0) say(`${missing} engines are missing.`);
  return code === 0 && missing === 0 ? 0 : 1;
}

function print(table) {
  const scenarios = Object.keys(table[0]?.answer.scenarios ?? {});
  const rows = [['engine', ...scenarios, 'readings of the first', 'seconds'], ...table.map(({ engine, version, seconds, answer }) => [
    version && !engine.startsWith('Node') ? version.replace(/^Mozilla /, '').replace(/ built on.*$/, '') : version ? `Node ${version}` : engine,
    ...scenarios.map((name) => answer.scenarios[name].forked.record.slice(0, 12)),
    answer.scenarios[scenarios[0]].forked.readings.slice(0, 12),
    seconds.toFixed(1),
  ])];
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  for (const row of rows) say(row.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd());
}

if (argv[1] === fileURLToPath(import.meta.url)) exit(await main());
