// npm run bench [-- NAME] [options]: builds bench/ and answers its questions by measuring; `npm run bench -- --help` lists them.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { pathToFileURL } from 'node:url';
import { buildCli, buildWeb, cliIsStale, webIsStale } from './build.mjs';
import { bundle } from './bundle.mjs';
import { ensureChromium, findChromium } from './chromium.mjs';
import { installDebian } from './debian.mjs';
import { at, ensurePackages, root, run } from './tools.mjs';

const say = (line) => process.stderr.write(`${line}\n`);
const target = at('dist/bench');

/** What benches use or need: a path, or why there is none. */
const programs = {
  async yardstick() {
    const program = at('dist/bench/market_plain');
    const compile = () => run('gcc', ['-O3', '-march=native', '-o', program, at('bench/yardstick/market_plain.c'), '-lm'], { quiet: true });
    let { code } = await compile();
    if (code !== 0 && (await installDebian(['gcc', 'libc6-dev'], say, 'for the yardstick'))) ({ code } = await compile());
    if (code === 0) return { path: program };
    const missing = 'no yardstick, for gcc is missing or failed (Debian: apt-get install gcc libc6-dev)';
    say(`  ${missing}: there is no ratio to it`);
    return { missing };
  },
  async chromium() {
    if (!findChromium()) say('  installing Chromium, where that is possible ...');
    const path = await ensureChromium(() => {});
    return path ? { path } : { missing: 'no Chromium (Debian: apt-get install chromium; or CHROMIUM=/path/to/chromium)' };
  },
  async page() {
    if (webIsStale()) await buildWeb();
    return { path: at('dist/web') };
  },
};

const host = {
  say,
  print: (text) => process.stdout.write(text),
  root,
  async facts() {
    const { output } = await run('git', ['rev-parse', '--short', 'HEAD'], { quiet: true });
    const { output: changes } = await run('git', ['status', '--porcelain', '--untracked-files=no', 'sim', 'web', 'bench', 'scenarios'], { quiet: true });
    return {
      commit: `${output.trim()}${changes.trim() ? ' with changes' : ''}`,
      load: loadavg()[0],
      date: new Date().toISOString().slice(0, 10),
      machine: { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', memoryGB: Math.round(totalmem() / 1e9), node: process.version },
    };
  },
  prepare: (need) => programs[need](),
  async run(name, options) {
    if (cliIsStale()) await buildCli();
    const file = `${target}/${name}.json`;
    rmSync(file, { force: true });
    await new Promise((resolve) => spawn(process.execPath, ['--enable-source-maps', `${target}/child.mjs`, name, JSON.stringify(options), file], { stdio: ['ignore', 'inherit', 'inherit'] }).on('close', resolve));
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { failed: 'it ended without a result' };
  },
  read: (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : undefined),
  write: (path, text) => writeFileSync(at(path), text),
};

async function start() {
  if (!(await ensurePackages())) return 1;
  process.chdir(root);
  mkdirSync(target, { recursive: true });
  const programs = { main: at('bench/main.ts'), index: at('bench/index.ts'), child: at('bench/child.ts'), oneWorld: at('bench/oneWorld.ts') };
  await bundle(programs, target, { sourcemap: true, external: ['playwright-core', 'rolldown', 'vite'], define: { UNDERCOUNT_DEBUG: 'false' } });
  const [{ main }, { benches }] = await Promise.all(['main', 'index'].map((part) => import(pathToFileURL(`${target}/${part}.mjs`).href)));
  return main(process.argv.slice(2), benches, host);
}

process.exitCode = await start();
