import { execFileSync } from 'node:child_process';

/** The tests of the page open the built page, and compare it with the built terminal program. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', 'cli', 'web', '--if-stale'], { stdio: 'inherit' });
}
