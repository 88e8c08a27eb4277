import { expect, test } from 'vitest';
import { reclaim } from '../../../sim/base/events.ts';
import { recordDigest } from '../../../sim/model/processes/record.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

test('sweeping out stale events changes nothing in the world, and takes some out', async () => {
  const scenario = await compileSmall({ 'market.closePerMonth': '0.04' });
  const [plain, swept] = [worldOf(scenario, 3), worldOf(scenario, 3)];
  advanceTo(plain.world, plain.record, scenario.calendar.totalWeeks);
  let freed = 0;
  advanceTo(swept.world, swept.record, scenario.calendar.totalWeeks, (world) => {
    if (world.week % 5 !== 0) return;
    const before = world.events.free[1]!;
    reclaim(world.events);
    freed += world.events.free[1]! - before;
  });
  expect(freed).toBeGreaterThan(100);
  expect(recordDigest(swept.record)).toBe(recordDigest(plain.record));
});
