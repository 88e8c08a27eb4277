// Fits the base and the three stories anew and prints what it found: npm run calibrate [-- WORLDS [SEED]]. See scripts/calibrate/main.ts.
import { argv, execPath, exit } from 'node:process';
import { bundle } from './bundle.mjs';
import { at, ensurePackages, run } from './tools.mjs';

if (!(await ensurePackages())) exit(1);
const { main } = await bundle({ main: at('scripts/calibrate/main.ts') }, at('dist/calibrate'));
const { code } = await run(execPath, [main, ...argv.slice(2)]);
exit(code);
