import { execFileSync } from 'node:child_process';

/** The tests of terminal and threads run what is built: built anew when its sources are newer. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', 'cli', '--if-stale'], { stdio: 'inherit' });
}
