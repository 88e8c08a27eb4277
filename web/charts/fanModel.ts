/** What the fan draws, from an ensemble: pure, so that canvas, picture file and table draw the same. */
import type { Ensemble, Fan, ScenarioInfo } from '../state/contract.ts';
import { worldSeries } from '../state/derive.ts';
import { dateOfWeek, weekIndex, weekYears, yearOfDate } from '../state/time.ts';
import type { FanEstimand } from '../state/ui.ts';
import type { Layer } from '../text/en.ts';
import { linearTicks } from './scale.ts';

/** Fixed window of the charts over time. */
export const YEARS: readonly [number, number] = [2006, 2016];
/** Fewer worlds than this make no band: single worlds are drawn instead. */
export const WORLDS_FOR_BANDS = 40;

export interface Reading { readonly at: string; readonly year: number; readonly value: number; readonly low: number; readonly high: number; readonly published: number | null }

export interface FanModel {
  readonly estimand: FanEstimand;
  readonly years: readonly [number, number];
  readonly firstWeek: number;
  readonly dates: readonly string[];
  readonly xs: Float64Array;
  readonly ticks: readonly number[];
  readonly top: number;
  readonly band: Fan | undefined;
  readonly range: Fan | undefined;
  readonly strong: Float32Array | undefined;
  readonly runs: readonly Float32Array[];
  readonly before: readonly (number | null)[] | undefined;
  readonly readings: readonly Reading[];
  readonly was: readonly Reading[];
}

interface Input {
  readonly ensemble: Ensemble;
  readonly baseline: Ensemble | undefined;
  readonly info: ScenarioInfo;
  readonly estimand: FanEstimand;
  readonly layer: Layer;
  readonly top: number;
}

export function readingsOf(ensemble: Ensemble): Reading[] {
  const { readings } = ensemble.result;
  // Of several surveys the first is drawn; a line through figures of two of them would join what is not one series.
  return readings.filter(({ instrument }) => instrument === readings[0]?.instrument).map((r) => ({ at: r.at, year: yearOfDate(r.at), value: r.median, low: r.low.median, high: r.high.median, published: r.published }));
}

export function fanModel({ ensemble, baseline, info, estimand, layer, top }: Input): FanModel {
  const years = weekYears(info.start, info.weeks);
  const firstWeek = Math.max(0, years.findIndex((y) => y >= YEARS[0]));
  const truth = layer !== 'measured';
  const cut = (series: Float32Array): Float32Array => series.subarray(firstWeek);
  const fan = ensemble.fans[estimand];
  const range: Fan | undefined = truth ? { q05: fan.q05.subarray(firstWeek), q25: fan.q25.subarray(firstWeek), q50: fan.q50.subarray(firstWeek), q75: fan.q75.subarray(firstWeek), q95: fan.q95.subarray(firstWeek) } : undefined;
  const fork = weekIndex(info.start, info.forkAt) - firstWeek;
  const banded = ensemble.result.worlds >= WORLDS_FOR_BANDS;
  const runs = truth ? ensemble.samples.slice(1, banded ? 7 : 10).map((_, i) => cut(worldSeries(ensemble, i + 1, estimand))) : [];
  const share = estimand === 'shareStudy' && layer !== 'truth';
  return {
    estimand, years: YEARS, firstWeek, xs: years.subarray(firstWeek), top, ticks: linearTicks(top).filter((t) => t <= top * 1.0001),
    dates: datesOf(info, firstWeek),
    band: banded ? range : undefined, range, runs,
    strong: truth && ensemble.samples.length > 0 ? cut(worldSeries(ensemble, 0, estimand)) : undefined,
    before: truth && baseline && baseline.samples.length > 0 ? Array.from(cut(worldSeries(baseline, 0, estimand)), (v, i) => (i >= fork ? v : null)) : undefined,
    readings: share ? readingsOf(ensemble) : [],
    was: share && baseline ? readingsOf(baseline) : [],
  };
}

let held: { readonly key: string; readonly dates: readonly string[] } | undefined;

/** ISO dates of the weeks from `firstWeek` on; the last answer is kept, for it is asked for at every drawing. */
function datesOf(info: ScenarioInfo, firstWeek: number): readonly string[] {
  const key = `${info.start}|${info.weeks}|${firstWeek}`;
  if (held?.key !== key) held = { key, dates: Array.from({ length: info.weeks - firstWeek }, (_, i) => dateOfWeek(info.start, i + firstWeek)) };
  return held.dates;
}
