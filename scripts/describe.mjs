// Writes docs/model.md, the description of the model under the base scenario, and scenarios/README.md, the list of scenarios: both from the code and the files.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { at, run } from './tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'undercount-describe-'));
const bundle = async (entry, name) => {
  const outfile = join(folder, name);
  await build({
    entryPoints: [at(entry)], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error',
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  });
  return outfile;
};
try {
  const cli = await bundle('sim/cli/main.ts', 'cli.mjs');
  const { code } = await run(process.execPath, [cli, 'describe', 'scenarios/cambodia.yaml', '--out', at('docs/model.md')]);
  const list = await bundle('scripts/describe/scenarios.ts', 'scenarios.mjs');
  process.exitCode = code || (await run(process.execPath, [list, at('scenarios/README.md')])).code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
