/** Axes that stay fixed across stories and levers: as high as the highest of all that was ever held. */
import { computed } from '@preact/signals';
import { linearTicks } from '../charts/scale.ts';
import { YEARS } from '../charts/fanModel.ts';
import type { SeriesId } from './contract.ts';
import { fanMaximum, worldSeries } from './derive.ts';
import { baseline, infos, plain, shown } from './store.ts';
import { weekYears } from './time.ts';

/** As many single worlds as a chart draws. */
const DRAWN = 10;
const MOST_STEPS = 7;

const held = computed(() => [...Object.values(plain.value), shown.value?.ensemble, baseline.value].filter((e) => e !== undefined));
const firstWeek = computed(() => {
  const info = Object.values(infos.value)[0];
  return info ? Math.max(0, weekYears(info.start, info.weeks).findIndex((y) => y >= YEARS[0])) : 0;
});

function growing(series: SeriesId, least: number) {
  let highest = least;
  return computed(() => {
    for (const ensemble of held.value) {
      highest = Math.max(highest, fanMaximum(ensemble.fans[series], firstWeek.value));
      ensemble.samples.slice(0, DRAWN).forEach((_, i) => {
        const values = worldSeries(ensemble, i, series);
        for (let w = firstWeek.value; w < values.length; w++) if (values[w]! > highest) highest = values[w]!;
      });
      if (series === 'shareStudy') for (const r of ensemble.result.readings) highest = Math.max(highest, r.high.median);
    }
    return linearTicks(highest * 1.01, MOST_STEPS).at(-1)!;
  });
}

export const fanTops = { shareStudy: growing('shareStudy', 0.1), childrenStudy: growing('childrenStudy', 100), childrenAll: growing('childrenAll', 100) };
