// Fits the base and the three stories anew and prints what it found: npm run calibrate [-- WORLDS [SEED]]. See scripts/calibrate/main.ts.
import { mkdirSync } from 'node:fs';
import { argv, execPath, exit } from 'node:process';
import { at, ensurePackages, run } from './tools.mjs';

if (!(await ensurePackages())) exit(1);
const { build } = await import('esbuild');
mkdirSync(at('dist'), { recursive: true });
await build({
  entryPoints: [at('scripts/calibrate/main.ts')], outfile: at('dist/calibrate.mjs'), bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'error',
  banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
});
const { code } = await run(execPath, [at('dist/calibrate.mjs'), ...argv.slice(2)]);
exit(code);
