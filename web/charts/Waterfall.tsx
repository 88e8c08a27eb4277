/** The measured fall from the first survey to the second, part by part; two ways to take it apart, the same rows and colours. */
import { en } from '../text/en.ts';
import { inHundred, monthYear, percent, times } from '../state/format.ts';
import { fallRows, rungOf } from '../state/derive.ts';
import type { FallRow } from '../state/derive.ts';
import { fallOrder, layer, narrow } from '../state/ui.ts';
import type { Ensemble, RunResult } from '../state/contract.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { Figure } from './Figure.tsx';
import { logarithmic, shareTicks } from './scale.ts';
import type { Scale } from './scale.ts';
import { useWidth } from './useWidth.ts';

const STEP = { wide: 44, narrow: 60 } as const;
const BOLD_FROM = 15;
export const fallHeight = (small: boolean): number => (small ? 12 * STEP.narrow + 16 : 12 * STEP.wide + 34);

export function Waterfall({ id = 'steps', ensemble, name, stale }: { id?: string; ensemble: Ensemble | undefined; name: string; stale: boolean }) {
  const text = en.charts.fall;
  const order = fallOrder.value;
  const small = narrow.value;
  const rows = ensemble ? fallRows(ensemble.result, order) : undefined;
  return (
    <Figure
      id={id} level={2} question={text.question(name)} take={rows && fallTake(rows)} est={text.estimand[order]} foot={text.foot} stale={stale} veiled={layer.value === 'measured'} height={fallHeight(small)}
      control={layer.value === 'measured' ? undefined : <Segmented label={text.order.label} quiet value={order} options={[{ value: 'ladder', name: text.order.ladder }, { value: 'attribution', name: text.order.attribution }]} choose={(v) => { fallOrder.value = v; }} />}
      table={rows && (() => fallTable(rows, text.estimand[order]))}
    >
      {rows && ensemble && <FallBody rows={rows} result={ensemble.result} small={small} />}
    </Figure>
  );
}

/** Ends of each bar as shares, starting from the median first reading; the last bar ends at first × exp(mean change). */
export function fallSteps(rows: readonly FallRow[], first: number): { from: number; to: number; low: number; high: number }[] {
  let at = first;
  return rows.map(({ logPoints }) => {
    const step = { from: at, to: at * Math.exp(logPoints.mean), low: at * Math.exp(logPoints.q05), high: at * Math.exp(logPoints.q95) };
    at = step.to;
    return step;
  });
}

function FallBody({ rows, result, small }: { rows: readonly FallRow[]; result: RunResult; small: boolean }) {
  const text = en.charts.fall;
  const [box, width] = useWidth<HTMLDivElement>();
  const t6 = rungOf(result, 'T6');
  const steps = fallSteps(rows, t6.from.median);
  const last = steps.at(-1)!.to;
  const ends = steps.flatMap((s) => [s.from, s.to, s.low, s.high]).concat(t6.from.median, last);
  const domain: [number, number] = [Math.min(0.019, ...ends) * 0.97, Math.max(0.0825, ...ends) * 1.03];
  const columns = width < 960 ? 330 : 430;
  const labels = width < 960 ? 210 : 276;
  const x = logarithmic(domain, small ? [6, Math.max(20, width - 6)] : [labels, Math.max(labels + 20, width - columns)]);
  const height = fallHeight(small);
  const pitch = STEP[small ? 'narrow' : 'wide'];
  const head = small ? 28 : 38;
  const y = (i: number): number => (small ? 56 : 56) + i * pitch;
  const places = { factor: width - columns + 120, share: width - columns + 230, range: width };
  const end = rows.length + 1;
  return (
    <div ref={box} style={{ height: `${height}px` }}>
      {width > 0 && (
        <svg class="plot" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={text.describe(percent(t6.from.median), percent(last), rows.length)}>
          {shareTicks(domain).map((t) => <g key={t}><line x1={x(t)} y1={head} x2={x(t)} y2={height - 10} class="grid" /><text x={x(t)} y={head - 8} class="m c">{percent(t, t < 0.01 ? 1 : 0)}</text></g>)}
          {!small && <g><text x={0} y={30} class="m">{text.part}</text><text x={places.factor} y={30} class="m e">{text.times}</text><text x={places.share} y={30} class="m e">{text.share}</text><text x={places.range} y={30} class="m e">{text.range}</text></g>}
          <EndRow name={text.measured(monthYear(t6.from.at))} value={percent(t6.from.median)} x={x(t6.from.median)} y={y(0)} small={small} width={width} at={places.factor} />
          <line x1={x(t6.from.median)} y1={y(0) + 7} x2={x(t6.from.median)} y2={y(1) - 9} class="lead" />
          {!small && <line x1={0} y1={y(0) + 22} x2={width} y2={y(0) + 22} class="grid" />}
          {rows.map((row, i) => <FallBar key={row.id} row={row} step={steps[i]!} x={x} y={y(i + 1)} next={y(i + 2)} small={small} width={width} places={places} />)}
          <EndRow name={text.measured(monthYear(t6.to.at))} value={percent(last)} x={x(last)} y={y(end)} small={small} width={width} at={places.factor} share={text.inHundred('100')} shareAt={places.share} />
        </svg>
      )}
    </div>
  );
}

function EndRow({ name, value, x, y, small, width, at, share, shareAt }: { name: string; value: string; x: number; y: number; small: boolean; width: number; at: number; share?: string; shareAt?: number }) {
  if (small) return <g><text x={0} y={y - 16} class="w6 halo">{name}</text><text x={width} y={y - 16} class="w6 e halo">{value}</text><circle cx={x} cy={y} r={6} class="reading" /></g>;
  return <g><text x={0} y={y + 5} class="b16 w6">{name}</text><text x={at} y={y + 5} class="b16 w6 e">{value}</text><circle cx={x} cy={y} r={6} class="reading" />{share && <text x={shareAt} y={y + 5} class="b16 w6 e">{share}</text>}</g>;
}

/** Name of a row; children and adults say which way they went. */
const rowName = (row: FallRow): string => (row.logPoints.mean > 0 ? en.charts.fall.opposite[row.id] : undefined) ?? en.charts.fall.factor[row.id];

interface BarProps { readonly row: FallRow; readonly step: { from: number; to: number; low: number; high: number }; readonly x: Scale; readonly y: number; readonly next: number; readonly small: boolean; readonly width: number; readonly places: { factor: number; share: number; range: number } }

function FallBar({ row, step, x, y, next, small, width, places }: BarProps) {
  const text = en.charts.fall;
  const [a, b, low, high] = [x(step.from), x(step.to), x(step.low), x(step.high)];
  const weight = row.inHundred >= BOLD_FROM ? 'w6' : '';
  const range = `${times(Math.exp(row.logPoints.q05))} to ${Math.exp(row.logPoints.q95).toFixed(2)}`;
  return (
    <g>
      <rect x={Math.min(a, b)} y={y - 9} width={Math.max(1, Math.abs(b - a))} height={18} class={`p-${row.part}`} rx="1" />
      <line x1={low} y1={y} x2={high} y2={y} class="case" />
      <path d={`M${low} ${y}H${high}M${low} ${y - 4}V${y + 4}M${high} ${y - 4}V${y + 4}`} class="whisk" />
      <line x1={b} y1={y} x2={b} y2={next - 9} class="lead" />
      {small ? (
        <g><text x={0} y={y - 16} class={`${weight} halo`}>{rowName(row)}</text><text x={width} y={y - 16} class={`${weight} e halo`}>{times(Math.exp(row.logPoints.mean))}</text></g>
      ) : (
        <g>
          <rect x={0} y={y - 6} width={12} height={12} class={`p-${row.part}`} rx="2" />
          <text x={22} y={y + 5} class={`b16 ${weight}`}>{rowName(row)}</text>
          <text x={places.factor} y={y + 5} class={`b16 e ${weight}`}>{times(Math.exp(row.logPoints.mean))}</text>
          <text x={places.share} y={y + 5} class={`b16 e ${weight}`}>{text.inHundred(inHundred(row.inHundred))}</text>
          <text x={places.range} y={y + 5} class="m e">{range}</text>
          <line x1={0} y1={y + 22} x2={width} y2={y + 22} class="grid" />
        </g>
      )}
    </g>
  );
}

export function fallTake(rows: readonly FallRow[]): string {
  const text = en.charts.fall;
  const whole = rows.reduce((sum, r) => sum + r.logPoints.mean, 0);
  if (!(whole < -0.05)) return text.noFall;
  const [first, second] = [...rows].sort((a, b) => b.inHundred - a.inHundred);
  return first!.inHundred >= 50 ? text.most(rowName(first!), inHundred(first!.inHundred)) : text.mixed(rowName(first!), inHundred(first!.inHundred), rowName(second!), inHundred(second!.inHundred));
}

function fallTable(rows: readonly FallRow[], caption: string) {
  const four = (v: number): number => Number(v.toPrecision(4));
  return { caption, columns: en.charts.fall.columns, rows: rows.map((r) => [rowName(r), four(Math.exp(r.logPoints.mean)), four(r.inHundred), four(r.logPoints.mean), four(r.logPoints.q05), four(r.logPoints.q95)]) };
}
