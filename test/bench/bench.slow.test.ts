import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { benches } from '../../bench/index.ts';
import type { Results } from '../../bench/results.ts';
import { targets } from '../../bench/targets.ts';

/** Nothing here depends on how fast the machine is: that every bench ends, and gives numbers. */
test('npm run bench -- --quick runs every bench and gives every row of the targets that can be measured here', async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bench.mjs', '--quick', '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(stderr).not.toContain('failed:');
  expect(status).toBe(0);
  const results = JSON.parse(stdout) as Results;
  expect([...Object.keys(results.benches), ...Object.keys(results.leftOut)]).toEqual(expect.arrayContaining(Object.keys(benches)));
  const rows = Object.values(results.benches).flatMap((bench) => bench.rows);
  for (const { id, value, low, high } of rows) {
    expect([value, low, high].every(Number.isFinite), id).toBe(true);
    expect(low, id).toBeLessThanOrEqual(value);
    expect(value, id).toBeLessThanOrEqual(high);
  }
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const [name, load] of Object.entries(benches)) {
    if (results.leftOut[name] === undefined) for (const id of (await load()).answers) expect(rows.map((row) => row.id), `${name} gives ${id}`).toContain(id);
  }
  expect(rows.filter(({ id }) => Object.hasOwn(targets, id)).length).toBeGreaterThanOrEqual(8);
  // One digest, wherever it ran.
  expect(rows.find(({ id }) => id === 'digest')!.value).toBe(1);
}, 1_200_000);
