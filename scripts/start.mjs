// npm start: from a fresh clone to the answer in the terminal, then the page. `-- --no-serve`, `-- --port N`.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { at, ensurePackages } from './tools.mjs';

const say = (line) => process.stderr.write(`${line}\n`);
const help = `npm start -- [--no-serve] [--port N] [--worlds N] [--seed S]
Installs what is missing, builds, runs the three stories, prints the answer, and serves the page.
`;

function usage(what) {
  say(`error[E0001] ${what}\n  try: npm start -- --port 4173`);
  return 2;
}

function readFlags() {
  const { values } = parseArgs({
    options: {
      'no-serve': { type: 'boolean' }, port: { type: 'string', default: '4173' }, worlds: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' }, help: { type: 'boolean', short: 'h' }, 'no-color': { type: 'boolean' },
    },
  });
  return values;
}

const wholeNumber = (text, low, high) => (/^[0-9]{1,9}$/.test(text) && Number(text) >= low && Number(text) <= high ? Number(text) : undefined);

async function main() {
  let flags;
  try {
    flags = readFlags();
  } catch (error) {
    return usage(error.message.split('\n')[0]);
  }
  if (flags.help) return void process.stdout.write(help);
  const port = wholeNumber(flags.port, 1, 65_535);
  if (port === undefined) return usage(`--port ${flags.port} is not a whole number from 1 to 65535`);
  const worlds = wholeNumber(flags.worlds, 1, 50_000);
  if (worlds === undefined) return usage(`--worlds ${flags.worlds} is not a whole number from 1 to 50000`);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) return usage(`Node ${process.versions.node} is too old; 20.19 or later is needed`);

  if (!(await ensurePackages(say))) return 1;
  const { buildCli, buildWeb, cliIsStale, webIsStale } = await import('./build.mjs');
  if (cliIsStale()) await buildCli();
  if (!flags['no-serve'] && webIsStale()) {
    say('Building the page ...');
    await buildWeb();
  }
  const { serve, startStories, STORIES } = await import('../dist/node/start.mjs');
  process.chdir(at('.'));
  const code = await startStories(STORIES, { worlds, seed: flags.seed, ...(flags['no-color'] ? { color: false } : {}) });
  if (code !== 0 || flags['no-serve']) return code;
  if (!existsSync(at('dist/web/index.html'))) {
    say('The page could not be built.');
    return 1;
  }
  const site = await serve(at('dist/web'), port);
  if (site.port !== port) say(`Port ${port} is taken.`);
  process.stdout.write(`\nThe page: ${site.address}   (Ctrl+C ends)\n`);
  process.once('SIGINT', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
  return undefined;
}

try {
  const code = await main();
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  say(`error[E0000] npm start failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
