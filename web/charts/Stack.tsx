/** Where children are exploited, by exposure and place: layers of one real world, from seen (below) to unseen. */
import { en } from '../text/en.ts';
import { bareCount, whole } from '../state/format.ts';
import { worldSeries } from '../state/derive.ts';
import { cursorWeek, layer, narrow } from '../state/ui.ts';
import { fanTops } from '../state/axes.ts';
import type { Ensemble, ScenarioInfo, SeriesId } from '../state/contract.ts';
import { dateOfWeek, weekIndex, weekYears, yearOfDate } from '../state/time.ts';
import { Cursorable } from './Cursorable.tsx';
import { Figure } from './Figure.tsx';
import { YEARS } from './fanModel.ts';
import { bandPath } from './paths.ts';
import { linear, linearTicks, spread } from './scale.ts';
import { useWidth } from './useWidth.ts';

export const LAYERS = ['studyOpen', 'studyConcealed', 'studyClandestine', 'studyOffVenue', 'elsewhere'] as const satisfies readonly SeriesId[];
type LayerId = (typeof LAYERS)[number];
const FILL: Record<LayerId, string> = { studyOpen: 'var(--mode-open)', studyConcealed: 'var(--mode-concealed)', studyClandestine: 'var(--mode-clandestine)', studyOffVenue: 'url(#lines)', elsewhere: 'url(#gridh)' };
export const STACK_HEIGHT = { wide: 300, narrow: 240 } as const;
/** A change of the mix that is worth a sentence, of all children. */
const WORTH_SAYING = 0.04;

export interface StackModel {
  readonly firstWeek: number;
  readonly xs: Float64Array;
  readonly start: string;
  /** Layers by week, not cumulated. */
  readonly layers: Readonly<Record<LayerId, Float32Array>>;
  readonly waves: readonly string[];
}

export function stackModel(ensemble: Ensemble, info: ScenarioInfo): StackModel | undefined {
  if (ensemble.samples.length === 0) return undefined;
  const years = weekYears(info.start, info.weeks);
  const firstWeek = Math.max(0, years.findIndex((y) => y >= YEARS[0]));
  return {
    firstWeek, xs: years.subarray(firstWeek), start: info.start, waves: info.waves.map((w) => w.at),
    layers: Object.fromEntries(LAYERS.map((id) => [id, worldSeries(ensemble, 0, id).subarray(firstWeek)])) as Record<LayerId, Float32Array>,
  };
}

interface Props { readonly id?: string; readonly ensemble: Ensemble | undefined; readonly info: ScenarioInfo | undefined; readonly stale: boolean }

export function Stack({ id = 'where', ensemble, info, stale }: Props) {
  const text = en.charts.stack;
  const height = STACK_HEIGHT[narrow.value ? 'narrow' : 'wide'];
  const model = ensemble && info ? stackModel(ensemble, info) : undefined;
  return (
    <Figure id={id} question={text.question} take={model && stackTake(model)} est={text.estimand} foot={text.foot} stale={stale} veiled={layer.value === 'measured'} height={height + (narrow.value ? 130 : 30)} table={model && (() => stackTable(model, text.estimand))}>
      {model && <StackBody model={model} height={height} small={narrow.value} />}
    </Figure>
  );
}

function StackBody({ model, height, small }: { model: StackModel; height: number; small: boolean }) {
  const text = en.charts.stack;
  const [box, width] = useWidth<HTMLDivElement>();
  const left = 52;
  const end = Math.max(left + 10, width - (small ? 10 : 196));
  const top = fanTops.childrenAll.value;
  const x = linear(YEARS, [left, end]);
  const y = linear([0, top], [height - 30, 16]);
  const weekOf = linear([left, end], [0, model.xs.length - 1]);
  const keep = Array.from(model.xs.keys()).filter((i) => i % 4 === 0 || i === model.xs.length - 1);
  const xs = keep.map((i) => x(model.xs[i]!));
  let below = keep.map(() => 0);
  const areas = LAYERS.map((id) => {
    const above = keep.map((i, k) => below[k]! + model.layers[id][i]!);
    const area = { id, low: below, high: above };
    below = above;
    return area;
  });
  const middles = areas.map(({ low, high }) => (y(low.at(-1)!) + y(high.at(-1)!)) / 2);
  const placed = spread(middles, 20, 12, height - 34);
  const at = cursorWeek.value === undefined ? undefined : cursorWeek.value - model.firstWeek;
  const inside = at !== undefined && at >= 0 && at < model.xs.length;
  const ticks = linearTicks(top, 6).filter((t) => t <= top * 1.001);
  const lastWeek = model.xs.length - 1;
  return (
    <Cursorable label={en.charts.cursor} first={model.firstWeek} last={model.firstWeek + lastWeek} weekAt={(px) => model.firstWeek + Math.round(weekOf(px))} readout={inside ? readout(model, at) : undefined}>
      <div ref={box} style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg class="plot" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={text.describe}>
            {ticks.map((t) => <g key={t}><line x1={left} y1={y(t)} x2={end} y2={y(t)} class="grid" /><text x={left - 8} y={y(t) + 5} class="m e">{whole(t)}</text></g>)}
            {areas.map(({ id, low, high }) => <path key={id} d={bandPath(xs, low.map(y), high.map(y))} class="layer" style={{ fill: FILL[id] }} />)}
            <line x1={left} y1={y(0)} x2={end} y2={y(0)} class="axis" />
            {Array.from({ length: 11 }, (_, i) => YEARS[0] + i).filter((v) => (v - YEARS[0]) % (small ? 5 : 2) === 0).map((v) => <text key={v} x={Math.min(x(v), width - 19)} y={height - 8} class="m c">{v}</text>)}
            {model.waves.map((date) => <line key={date} x1={x(yearOfDate(date))} y1={8} x2={x(yearOfDate(date))} y2={y(0)} class="guide" />)}
            {!small && LAYERS.map((id, i) => (
              <g key={id}>
                <path d={`M${end} ${middles[i]}L${end + 10} ${placed[i]}`} class="lead" />
                <text x={end + 14} y={placed[i]! + 5} class="w5">{text.layer[id]} <tspan class="m">{bareCount(model.layers[id][lastWeek]!)}</tspan></text>
              </g>
            ))}
            {inside && <line x1={x(model.xs[at]!)} y1={8} x2={x(model.xs[at]!)} y2={y(0)} class="cur" />}
          </svg>
        )}
      </div>
      {small && <p class="mkey">{LAYERS.map((id) => <span key={id}><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="2" style={{ fill: FILL[id] }} /></svg>{text.layer[id]} <span class="mut">{bareCount(model.layers[id][lastWeek]!)}</span></span>)}</p>}
    </Cursorable>
  );
}

function readout(model: StackModel, i: number): string {
  return [dateOfWeek(model.start, model.firstWeek + i), ...LAYERS.map((id) => `${en.charts.stack.layer[id].toLowerCase()} ${bareCount(model.layers[id][i]!)}`)].join(' · ');
}

/** What lost and what gained most between the first and the last survey, in the world drawn. Half a year is averaged on either side. */
export function stackTake(model: StackModel): string {
  const text = en.charts.stack;
  if (model.waves.length < 2) return text.steady;
  const around = (date: string, id: LayerId): number => {
    const w = weekIndex(model.start, date) - model.firstWeek;
    const span = model.layers[id].subarray(Math.max(0, w - 13), w + 14);
    return span.reduce((a, b) => a + b, 0) / Math.max(1, span.length);
  };
  const changes = LAYERS.map((id) => ({ id, by: around(model.waves.at(-1)!, id) - around(model.waves[0]!, id) }));
  const all = LAYERS.reduce((sum, id) => sum + around(model.waves[0]!, id), 0);
  const down = changes.reduce((a, b) => (b.by < a.by ? b : a));
  const up = changes.reduce((a, b) => (b.by > a.by ? b : a));
  if (Math.max(-down.by, up.by) < WORTH_SAYING * all) return text.steady;
  if (up.by < WORTH_SAYING * all) return text.shrink;
  return text.moves(text.layer[down.id], `${bareCount(-down.by)} fewer`, text.layer[up.id], `${bareCount(up.by)} more`);
}

function stackTable(model: StackModel, caption: string) {
  const weeks = Array.from(model.xs.keys()).filter((i) => i % 13 === 0);
  return { caption, columns: en.charts.stack.columns, rows: weeks.map((i) => [dateOfWeek(model.start, model.firstWeek + i), ...LAYERS.map((id) => bareCount(model.layers[id][i]!))]) };
}
