/** Axes that stay fixed across stories and levers: as high as the highest of all that is held. */
import { computed } from '@preact/signals';
import { linearTicks } from '../charts/scale.ts';
import type { SeriesId } from './contract.ts';
import { fanMaximum } from './derive.ts';
import { baseline, plain, shown } from './store.ts';
import { weekYears } from './time.ts';
import { infos } from './store.ts';
import { YEARS } from '../charts/fanModel.ts';

const held = computed(() => [...Object.values(plain.value), shown.value?.ensemble, baseline.value].filter((e) => e !== undefined));
const firstWeek = computed(() => {
  const info = Object.values(infos.value)[0];
  return info ? Math.max(0, weekYears(info.start, info.weeks).findIndex((y) => y >= YEARS[0])) : 0;
});

const topOf = (series: SeriesId, least: number): number => {
  let max = least;
  for (const ensemble of held.value) {
    max = Math.max(max, fanMaximum(ensemble.fans[series], firstWeek.value));
    if (series === 'shareStudy') for (const r of ensemble.result.readings) max = Math.max(max, r.high.median);
  }
  return linearTicks(max * 1.02, 7).at(-1)!;
};

export const fanTops = { shareStudy: computed(() => topOf('shareStudy', 0.1)), childrenStudy: computed(() => topOf('childrenStudy', 100)), childrenAll: computed(() => topOf('childrenAll', 100)) };
