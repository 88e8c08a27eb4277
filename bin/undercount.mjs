#!/usr/bin/env node
// Starts the terminal program, and builds it first when its sources are newer.
import { existsSync } from 'node:fs';
import { at } from '../scripts/tools.mjs';

async function prepare() {
  if (!existsSync(at('sim'))) return true;
  const { buildCli, cliIsStale } = await import('../scripts/build.mjs');
  if (!cliIsStale()) return true;
  if (!existsSync(at('node_modules/rolldown'))) {
    process.stderr.write('undercount: its packages are not installed yet\n  try: npm ci\n');
    return false;
  }
  try {
    await buildCli();
    return true;
  } catch (error) {
    process.stderr.write(`undercount: could not be built: ${error instanceof Error ? error.message : error}\n`);
    return false;
  }
}

if (await prepare()) await import('../dist/node/cli.mjs');
else process.exitCode = 1;
