import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aboveCores } from '../../../sim/cli/room.ts';
import type { RunResult } from '../../../sim/run/result.ts';
import { undercount } from '../../support/undercount.ts';

/** A core that this process may use, and the program that ties another to it; absent outside Linux. */
const core = (() => {
  try {
    return /^Cpus_allowed_list:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
})();
const tied = spawnSync('taskset', ['--version']).status === 0 ? core : undefined;

test.skipIf(tied === undefined)(`on a machine with one core a run goes as well; more workers than cores are said in one line and give the same worlds${tied === undefined ? ': needs taskset (util-linux)' : ''}`, () => {
  const run = (...flags: readonly string[]) => spawnSync('taskset', ['-c', tied!, process.execPath, 'bin/undercount.mjs', 'run', 'scenarios/stories/hidden.yaml', '--scale', '0.1', '--worlds', '3', '--json', ...flags], { encoding: 'utf8' });
  const [one, three] = [run(), run('--workers', '3')];
  expect([one.status, one.stderr, three.status]).toEqual([0, '', 0]);
  expect(three.stderr).toBe('workers   3 on 1 core: the results are the same, and come no sooner.\n');
  const [a, b] = [one, three].map(({ stdout }) => JSON.parse(stdout) as RunResult);
  expect({ ...b, timing: a!.timing }).toEqual(a);
}, 60_000);

test('as many workers as cores are nothing to speak of', () => {
  expect([aboveCores(2, 2), aboveCores(1, 8)]).toEqual([undefined, undefined]);
  expect(aboveCores(8, 2)).toContain('8 on 2 cores');
});

// Read before anything is run; `check` has the same parser.
test.each(['0', '-1', 'x', '1.5', '257', ''])('--workers "%s" is a usage error that names the flag and its range', async (value) => {
  for (const args of [['run', 'scenarios/steady.yaml'], ['check']]) {
    const { code, out, err } = await undercount([...args, '--workers', value]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error\[E0001\] .*--workers <N>.*whole number from 1 to 256\.\n {2}try: .*\n$/);
  }
});
