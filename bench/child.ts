/** Runs one bench in this process: `child NAME OPTIONS FILE`, with the options as JSON; its result goes to the file, its progress to stderr. */
import { writeFileSync } from 'node:fs';
import { kernelNanoseconds } from './cpuFactor.ts';
import type { Options } from './frame.ts';
import { benches } from './index.ts';
import type { Spread } from './spread.ts';

const [name, options, file] = process.argv.slice(2) as [string, string, string];
const { stderr } = process;

/** One line that is written over on a terminal. */
function progress(text: string): void {
  if (stderr.isTTY) stderr.write(`\r\u001b[K  ${text}`);
}

/** Before and after together. */
function both(a: Spread, b: Spread): Spread {
  return { median: (a.median + b.median) / 2, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

try {
  const { bench } = await benches[name]!();
  const before = kernelNanoseconds();
  const from = performance.now();
  const data = await bench({ ...(JSON.parse(options) as Omit<Options, 'progress'>), progress });
  const seconds = Math.round(performance.now() - from) / 1000;
  if (stderr.isTTY) stderr.write('\r\u001b[K');
  writeFileSync(file, JSON.stringify({ seconds, kernelNanoseconds: both(before, kernelNanoseconds()), data }));
  process.exit(0);
} catch (error) {
  writeFileSync(file, JSON.stringify({ failed: error instanceof Error ? error.message : String(error) }));
  process.exit(1);
}
