// Builds what is asked for: `cli` (dist/node: the terminal program, npm start, their worker), `web` (dist/web: the page).
// --debug (or UNDERCOUNT_DEBUG=1): the core recounts itself every week, and throws when a count is wrong. Such a build counts as stale.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { argv, env, pid, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { at } from './tools.mjs';

const target = at('dist/node');
const stamp = join(target, 'built');

/** Time of the newest change at or below a path; a folder's own time counts, so that a removed file is seen. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

const debug = argv.includes('--debug') || (env.UNDERCOUNT_DEBUG ?? '') === '1';

const isStale = (built, sources) => {
  const time = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((path) => newest(at(path)) > time);
};

/** Whether dist/node is older than its sources. */
export const cliIsStale = () => isStale(stamp, ['sim', 'package.json', 'scripts/build.mjs', 'scripts/bundle.mjs']);

/** Whether dist/web is. */
export const webIsStale = () => isStale(at('dist/web/index.html'), ['web', 'sim', 'scenarios', 'package.json', 'vite.config.ts']);

/** Bundles the terminal program and its worker thread. The folder is made beside the old one and swapped in whole. */
export async function buildCli() {
  const fresh = `${target}.${pid}`;
  const startedAt = new Date();
  await bundle(
    { cli: at('sim/cli/main.ts'), start: at('sim/cli/start.ts'), worker: at('sim/node/entry.ts'), check: at('sim/node/checkEntry.ts') },
    fresh, { sourcemap: true, define: { UNDERCOUNT_DEBUG: String(debug) } },
  );
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, 'built'), `${startedAt.toISOString()}\n`);
  // What changed while it was being built is not in it.
  const time = debug ? new Date(0) : startedAt;
  utimesSync(join(fresh, 'built'), time, time);
  try {
    rmSync(target, { recursive: true, force: true });
    renameSync(fresh, target);
  } catch (error) {
    // Another process that built the same has put it there first.
    rmSync(fresh, { recursive: true, force: true });
    if (cliIsStale()) throw error;
  }
}

/** Builds the page. */
export async function buildWeb() {
  const { build } = await import('vite');
  await build({ configFile: at('vite.config.ts'), logLevel: 'error', define: { UNDERCOUNT_DEBUG: String(debug) } });
  if (debug) utimesSync(at('dist/web/index.html'), new Date(0), new Date(0));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  // --if-stale: only what is older than its sources.
  const [parts, ifStale] = [argv.slice(2).filter((part) => !part.startsWith('--')), argv.includes('--if-stale')];
  for (const part of parts) {
    if (part === 'cli') await (ifStale && !cliIsStale() ? undefined : buildCli());
    else if (part === 'web') await (ifStale && !webIsStale() ? undefined : buildWeb());
    else {
      stderr.write(`build: "${part}" is neither cli nor web\n`);
      process.exitCode = 2;
    }
  }
}
