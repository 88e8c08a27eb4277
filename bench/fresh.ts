import { execFileSync } from 'node:child_process';

/** Runs bench/oneWorld.ts in a fresh process and reads what it prints. */
export function inFreshProcess<Result>(root: string, args: readonly (string | number)[]): Result {
  return JSON.parse(execFileSync(process.execPath, [`${root}/dist/bench/oneWorld.mjs`, ...args.map(String)], { encoding: 'utf8' })) as Result;
}
