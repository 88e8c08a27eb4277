/** The true number or share over time, and what the surveys read. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { en } from '../text/en.ts';
import { change, count, percent } from '../state/format.ts';
import { colours, cursorWeek, fanEstimand, layer, narrow, printing, showBaseline } from '../state/ui.ts';
import type { FanEstimand } from '../state/ui.ts';
import type { Ensemble, ScenarioInfo } from '../state/contract.ts';
import { agreement, rungOf } from '../state/derive.ts';
import { fanTops } from '../state/axes.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { Cursorable } from './Cursorable.tsx';
import { Figure, settled } from './Figure.tsx';
import { FanOverlay } from './FanOverlay.tsx';
import { createFanPlot } from './fanPlot.ts';
import type { FanPlot, Frame } from './fanPlot.ts';
import { WORLDS_FOR_BANDS, fanModel } from './fanModel.ts';
import type { FanModel } from './fanModel.ts';
import { linear } from './scale.ts';
import { useWidth } from './useWidth.ts';

export const FAN_HEIGHT = { wide: 400, narrow: 300 } as const;
const READ_WITHIN = 3;
const ESTIMANDS: readonly FanEstimand[] = ['shareStudy', 'childrenStudy', 'childrenAll'];

interface Props { readonly id?: string; readonly ensemble: Ensemble | undefined; readonly baseline: Ensemble | undefined; readonly info: ScenarioInfo | undefined; readonly stale: boolean; readonly moved: boolean }

export function Fan({ id = 'fan', ensemble, baseline, info, stale, moved }: Props) {
  const text = en.charts.fan;
  const estimand = fanEstimand.value;
  const [still, setStill] = useState(false);
  const small = narrow.value;
  const height = FAN_HEIGHT[small ? 'narrow' : 'wide'];
  const model = ensemble && info ? fanModel({ ensemble, baseline: moved && showBaseline.value ? baseline : undefined, info, estimand, layer: layer.value, top: fanTops[estimand].value }) : undefined;
  const est = layer.value === 'measured' ? text.measuredOnly : `${text.unit[estimand]} ${(ensemble?.result.worlds ?? 0) >= WORLDS_FOR_BANDS ? text.band : text.bandsWait}`;
  return (
    <Figure
      id={id} question={text.question} take={ensemble && fanTake(ensemble, estimand, moved ? baseline : undefined)} est={est} foot={text.foot} stale={stale} height={height + 30}
      control={<Segmented label={text.estimand.label} quiet value={estimand} options={ESTIMANDS.map((value) => ({ value, name: text.estimand[value] }))} choose={(v) => { fanEstimand.value = v; }} />}
      table={model && (() => fanTable(model, est))}
      prepare={async () => { setStill(true); await settled(); return () => setStill(false); }}
    >
      {model && info && <FanBody model={model} info={info} height={height} small={small} still={still || printing.value} moved={moved} />}
    </Figure>
  );
}

function FanBody({ model, info, height, small, still, moved }: { model: FanModel; info: ScenarioInfo; height: number; small: boolean; still: boolean; moved: boolean }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<FanPlot | null>(null);
  const counts = model.estimand !== 'shareStudy';
  const frame: Frame = { width, height, left: counts ? 52 : 40, right: small ? 14 : 176, top: 34, bottom: 32 };
  const ready = width > 0;
  const shape = `${frame.width}|${frame.left}|${frame.right}|${height}`;
  useLayoutEffect(() => {
    if (!ready || !host.current) return undefined;
    plot.current = createFanPlot(host.current, frame, model);
    return () => { plot.current?.destroy(); plot.current = null; };
  }, [shape]);
  useEffect(() => { plot.current?.draw(model); }, [model, colours.value]);
  const x = linear([frame.left, Math.max(1, frame.width - frame.right)], [0, model.xs.length - 1]);
  const week = cursorWeek.value;
  const at = week === undefined ? undefined : week - model.firstWeek;
  return (
    <Cursorable
      label={en.charts.cursor} first={model.firstWeek} last={model.firstWeek + model.xs.length - 1} weekAt={(px) => model.firstWeek + Math.round(x(px))}
      readout={at !== undefined && at >= 0 && at < model.xs.length ? readout(model, at) : undefined}
    >
      <div class="fanbox" ref={box} style={{ height: `${height}px` }}>
        <div class={`canvas${still ? ' screen-only' : ''}`} ref={host} aria-hidden="true" style={{ visibility: still ? 'hidden' : 'visible' }} />
        {ready && <FanOverlay model={model} frame={frame} narrow={small} moved={moved} forkAt={info.forkAt} whole={still} label={en.charts.fan.describe(en.charts.fan.estimand[model.estimand], '2006–2015')} cursor={at === undefined ? undefined : model.xs[at]} />}
      </div>
    </Cursorable>
  );
}

const show = (estimand: FanEstimand, v: number): string => (estimand === 'shareStudy' ? percent(v) : count(v));

function readout(model: FanModel, i: number): string {
  const text = en.charts.fan.read;
  const of = (v: number): string => show(model.estimand, v);
  const near = model.readings.find((r) => Math.abs(model.dates.findIndex((d) => d >= r.at) - i) <= READ_WITHIN);
  const before = model.before?.[i];
  return [
    model.dates[i],
    model.strong && model.range && text.truth(of(model.strong[i]!), of(model.range.q05[i]!), of(model.range.q95[i]!)),
    before !== undefined && before !== null && text.before(of(before)),
    near && text.reading(percent(near.value), percent(near.low), percent(near.high)),
    near && near.published !== null && text.published(percent(near.published, 2)),
  ].filter(Boolean).join(' · ');
}

/** The computed sentence: in Measured the readings alone; else the truth, and how the reading compares. */
export function fanTake(ensemble: Ensemble, estimand: FanEstimand, baseline: Ensemble | undefined): string {
  const text = en.charts.fan;
  const { result } = ensemble;
  const t6 = rungOf(result, 'T6');
  if (layer.value === 'measured') return estimand === 'shareStudy' ? text.reading(percent(t6.from.median), percent(t6.to.median), change(t6.change.median)) : text.noShare;
  const q = estimand === 'shareStudy' ? rungOf(result, 'T1') : estimand === 'childrenStudy' ? result.truth.childrenStudyAreas : result.truth.children;
  const is = text.truth(show(estimand, q.from.median), show(estimand, q.to.median), change(q.change.median));
  const levers = baseline ? ` ${text.levers(change(result.truth.children.change.median), change(baseline.result.truth.children.change.median))}` : '';
  return layer.value === 'both' ? `${en.agreement[agreement(q.change.median, t6.change.median)]} ${is}${levers}` : `${is}${levers}`;
}

function fanTable(model: FanModel, caption: string) {
  const step = 13;
  const weeks = model.dates.map((_, i) => i).filter((i) => i % step === 0);
  const truth = model.range !== undefined;
  const all = en.charts.fan.columns;
  const columns = truth ? all : [all[0]!, ...all.slice(7)];
  const round = (v: number): number => (model.estimand === 'shareStudy' ? Number(v.toPrecision(4)) : Math.round(v));
  return {
    caption, columns,
    rows: weeks.map((i) => {
      const reading = model.readings.find((r) => { const w = model.dates.findIndex((d) => d >= r.at); return w >= i && w < i + step; });
      const measured = [reading ? round(reading.value) : Number.NaN, reading ? round(reading.low) : Number.NaN, reading ? round(reading.high) : Number.NaN, reading?.published ?? Number.NaN];
      const f = model.range;
      return [model.dates[i]!, ...(f && model.strong ? [model.strong[i]!, f.q05[i]!, f.q25[i]!, f.q50[i]!, f.q75[i]!, f.q95[i]!].map(round) : []), ...measured];
    }),
  };
}
