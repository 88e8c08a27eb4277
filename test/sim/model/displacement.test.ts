import { describe, expect, test } from 'vitest';
import { Destination, DESTINATIONS, MOVE_ENDS } from '../../../sim/model/dimensions.ts';
import { Flow, type FlowName } from '../../../sim/model/flows.ts';
import { drawDestination } from '../../../sim/model/processes/displacement.ts';
import { movesByEnd, yearsOfMoves } from '../../../sim/run/moves.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

const BUSY = { 'raids.capacity': '{ phnomPenh: 9, siemReap: 9, sihanoukville: 9, elsewhere: 9 }' };
const FLOW_OF: readonly FlowName[] = [
  'displacedStop', 'displacedSameType', 'displacedOtherType', 'displacedConcealed', 'displacedClandestine', 'displacedOffVenue',
  'displacedOtherStudyArea', 'displacedOutsideStudy', 'displacedAbroad', 'displacedLost',
];

describe('the table of moves', () => {
  test('holds every move since recording began: by end it equals the flows, by area of origin too, and arrivals in other areas are those sent there', async () => {
    const { world, record } = worldOf(await compileSmall({ ...BUSY, 'displacement.weights': '{ stop: 0.1, sameType: 0.15, otherType: 0.2, concealed: 0.1, clandestine: 0.1, offVenue: 0.1, otherStudyArea: 0.2, outsideStudy: 0.2, abroad: 0.05 }' }));
    const byArea = Array.from({ length: 4 }, () => MOVE_ENDS.map(() => 0));
    const { burnInWeeks, totalWeeks, weeks } = world.calendar;
    advanceTo(world, record, totalWeeks, (w) => {
      if (w.week < burnInWeeks) return;
      for (let a = 0; a < 4; a++) FLOW_OF.forEach((f, end) => (byArea[a]![end]! += w.count.flow[Flow[f] * 4 + a]!));
    });
    const total = MOVE_ENDS.map((_, end) => byArea.reduce((n, row) => n + row[end]!, 0));
    expect(movesByEnd(record, 4)).toEqual(total);
    expect(Math.min(...total)).toBeGreaterThan(0);
    const years = yearsOfMoves(record.od, 4, weeks);
    const last = years.at(-1)!;
    expect([years.length, last.row]).toEqual([17, 833]);
    let elsewhere = 0;
    for (let a = 0; a < 4; a++) {
      MOVE_ENDS.forEach((_, end) => {
        let n = 0;
        for (let t = 0; t < 7; t++) for (let e = 0; e < 3; e++) n += last.at(a, t, e, end);
        expect(n).toBe(byArea[a]![end]);
      });
      const sent = [0, 1, 2, 3].reduce((n, to) => n + last.between(a, to), 0);
      expect(sent).toBe(byArea[a]![Destination.otherStudyArea]! + byArea[a]![Destination.outsideStudy]!);
      if (a < 3) expect(last.between(a, a)).toBe(0);
      elsewhere += sent;
    }
    expect(elsewhere).toBeGreaterThan(0);
    // Counted up year by year: no cell ever falls.
    for (let y = 1; y < years.length; y++) for (let a = 0; a < 4; a++) expect(years[y]!.at(a, 0, 0, 0)).toBeGreaterThanOrEqual(years[y - 1]!.at(a, 0, 0, 0));
  });
});

test('a child meant for clandestine use where no venue has it goes on outside venues, and is counted there', async () => {
  const { world, record } = worldOf(await compileSmall({
    ...BUSY, 'owners.cost': '{ clandestine: 1000000 }', 'care.reexploited': '0.4',
    'displacement.weights': '{ stop: 0, sameType: 0, otherType: 0, concealed: 0, clandestine: 1, offVenue: 0, otherStudyArea: 0, outsideStudy: 0, abroad: 0 }',
  }));
  const seen = { displacedClandestine: 0, displacedOffVenue: 0 };
  advanceTo(world, record, 400, (w) => {
    for (const f of ['displacedClandestine', 'displacedOffVenue'] as const) for (let a = 0; a < 4; a++) seen[f] += w.count.flow[Flow[f] * 4 + a]!;
  });
  expect(seen.displacedClandestine).toBe(0);
  expect(seen.displacedOffVenue).toBeGreaterThan(10);
});

describe('weights of the destinations', () => {
  test('are taken relative to their sum, exactly over a fine grid of uniforms', async () => {
    const { world } = worldOf(await compileSmall());
    const { weights } = world.params.displacement;
    const sum = weights.subarray(0, 9).reduce((a, b) => a + b, 0);
    const n = 20_000;
    const seen = DESTINATIONS.map(() => 0);
    for (let i = 0; i < n; i++) seen[drawDestination(world, 0, (i + 0.5) / n, false)]! += 1;
    seen.forEach((x, d) => expect(Math.abs(x / n - weights[d]! / sum)).toBeLessThan(2 / n));
  });

});
