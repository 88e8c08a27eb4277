import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { seedWords } from '../../../sim/scenario/seed.ts';
import { firstMove, GOLDEN_SCENARIOS, goldenOf, type Golden } from '../../support/golden.ts';
import { compileWith } from '../../support/scenarios.ts';

const FILE = 'test/golden/digests.json';
const renewed: Record<string, Golden> = {};
const written = JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, Golden>>;

// Renewed by `npm run golden` alone, and explained in the commit: "Results change".
test.each(GOLDEN_SCENARIOS)('world 0 of seed 1 of %s is what it was, in every series of every year', async (name) => {
  const golden = goldenOf(await compileWith(`${name}.yaml`), seedWords('1'), 0);
  if (process.env.GOLDEN === 'renew') {
    renewed[name] = golden;
    writeFileSync(FILE, `${JSON.stringify(renewed, null, 1)}\n`);
  } else expect(firstMove(written[name]!, golden)).toBeUndefined();
});

test('a series that moves is named with the year in which it first does, and so is what no series shows', () => {
  const series = { stock: 'aa bb cc', 'flow.raids': 'dd ee ff', 'flow.leads': '11 22 33' };
  const golden: Golden = { record: 'r', readings: 's', years: [2000, 2002], series };
  expect(firstMove(golden, golden)).toBeUndefined();
  expect(firstMove(golden, { ...golden, record: 'q', series: { stock: 'aa bb 00', 'flow.raids': 'dd 00 00', 'flow.leads': '11 00 33' } })).toBe('first in 2001: flow.raids, flow.leads');
  expect(firstMove(golden, { ...golden, record: 'q', series: { stock: 'aa bb cc', 'flow.raids': 'dd ee ff' } })).toBe('first in 2000: flow.leads');
  expect(firstMove(golden, { ...golden, record: 'q' })).toContain('table of moves');
  expect(firstMove(golden, { ...golden, readings: 't' })).toBe('the readings alone');
});
