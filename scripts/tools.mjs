// What the scripts share: where things are, and how a program is run.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** A program that npm installed. */
export const installed = (name) => at(`node_modules/.bin/${name}`);

/** Runs a program to its end. `quiet`: its output is kept and given back, not shown. Never throws: a missing program has code 127. */
export function run(command, args, { quiet = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'] });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** `npm ci` when node_modules is absent or older than the lockfile. Returns false, having said so, when that fails. */
export async function ensurePackages(say = (line) => process.stderr.write(`${line}\n`)) {
  const marker = at('node_modules/.package-lock.json');
  if (existsSync(marker) && modified(marker) >= modified(at('package-lock.json'))) return true;
  say('Installing packages (npm ci) ...');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  if (code !== 0) say(`npm ci failed:\n${output}`);
  return code === 0;
}
