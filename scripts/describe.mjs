// Writes docs/model.md, the description of the model under the base scenario, from the code and the scenario.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { at, run } from './tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'undercount-describe-'));
try {
  const outfile = join(folder, 'cli.mjs');
  await build({
    entryPoints: [at('sim/cli/main.ts')], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error',
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  });
  process.exitCode = (await run(process.execPath, [outfile, 'describe', 'scenarios/cambodia.yaml', '--out', at('docs/model.md')])).code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
