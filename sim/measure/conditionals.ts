import { BINS, GROUP_START } from './ages.ts';
import type { Composition } from './composition.ts';

/** Where those of an age are, as shares: pi(a|k) and eps(y, e|a, k). Both sum to less than 1: the rest is elsewhere or out of sight. */
export interface Conditionals {
  readonly areas: number;
  readonly cells: number;
  /** [bin * areas + area] */
  readonly place: Float64Array;
  /** [(bin * areas + area) * cells + cell] */
  readonly exposure: Float64Array;
  /** Margins of one group: persons everywhere, by area, by area and cell, and by cell. */
  readonly areaMargin: Float64Array;
  readonly cellMargin: Float64Array;
  readonly allCells: Float64Array;
}

export function makeConditionals(areas: number, cells: number): Conditionals {
  return {
    areas, cells,
    place: new Float64Array(BINS * areas),
    exposure: new Float64Array(BINS * areas * cells),
    areaMargin: new Float64Array(areas),
    cellMargin: new Float64Array(areas * cells),
    allCells: new Float64Array(cells),
  };
}

/**
 * Fills the conditional shares of a composition.
 * Where nobody of an age stands, the share is not 0 / 0 but that of the same date's group (children, adults who sell sex, adults who do not):
 * pi(a|k) falls back to pi(a); eps(.|a, k) to eps(.|a), and where the group has nobody in the area, to eps over all study areas.
 * A group with nobody at all has shares of 0: the date then offers no place to put the other date's persons, and the answer is that.
 * These cells weigh nothing at their own date; they matter only when the other date's persons are put into this date's places.
 */
export function conditionals(composition: Composition, into: Conditionals): void {
  for (let group = 0; group < 3; group++) fillGroup(composition, GROUP_START[group], GROUP_START[group + 1], into);
}

function fillGroup(composition: Composition, begin: number, end: number, into: Conditionals): void {
  const { total, area, cell, areas, cells } = composition;
  const { place, exposure, areaMargin, cellMargin, allCells } = into;
  let everywhere = 0;
  let studied = 0;
  areaMargin.fill(0);
  cellMargin.fill(0);
  allCells.fill(0);
  for (let bin = begin; bin < end; bin++) {
    if (total[bin] === 0) continue;
    everywhere += total[bin];
    for (let a = 0; a < areas; a++) {
      const persons = area[bin * areas + a];
      if (persons === 0) continue;
      areaMargin[a] += persons;
      studied += persons;
      for (let c = 0; c < cells; c++) {
        const count = cell[(bin * areas + a) * cells + c];
        cellMargin[a * cells + c] += count;
        allCells[c] += count;
      }
    }
  }
  for (let a = 0; a < areas; a++) {
    for (let c = 0; c < cells; c++) {
      const i = a * cells + c;
      cellMargin[i] = areaMargin[a] > 0 ? cellMargin[i] / areaMargin[a] : studied > 0 ? allCells[c] / studied : 0;
    }
    areaMargin[a] = everywhere > 0 ? areaMargin[a] / everywhere : 0;
  }
  for (let bin = begin; bin < end; bin++) {
    const persons = total[bin];
    for (let a = 0; a < areas; a++) {
      const there = area[bin * areas + a];
      const offset = (bin * areas + a) * cells;
      place[bin * areas + a] = persons > 0 ? there / persons : areaMargin[a];
      for (let c = 0; c < cells; c++) exposure[offset + c] = there > 0 ? cell[offset + c] / there : cellMargin[a * cells + c];
    }
  }
}
