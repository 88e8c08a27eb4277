/** What the levers change, week by week, over paired worlds: below zero is fewer. Beside it one dot a world at the end. */
import { en } from '../text/en.ts';
import { signedCount, twoFigures, whole } from '../state/format.ts';
import { distinguishable, endDifferences } from '../state/derive.ts';
import { cursorWeek, layer, narrow } from '../state/ui.ts';
import type { Preview, ScenarioInfo } from '../state/contract.ts';
import { dateOfWeek, weekIndex, weekYears } from '../state/time.ts';
import { Cursorable } from './Cursorable.tsx';
import { Figure } from './Figure.tsx';
import { bandPath } from './paths.ts';
import { linear, niceStep } from './scale.ts';
import type { Scale } from './scale.ts';
import { useWidth } from './useWidth.ts';

export const DIFFERENCE_HEIGHT = 220;
const DOT = 7;

interface Props { readonly preview: Preview | undefined; readonly info: ScenarioInfo | undefined; readonly moved: boolean; readonly stale: boolean }

export function DifferenceFan({ preview, info, moved, stale }: Props) {
  const text = en.charts.difference;
  const ends = preview && endDifferences(preview);
  const take = !moved ? text.rest : preview && ends ? differenceTake(preview, ends) : undefined;
  return (
    <Figure
      id="difference" question={text.question} take={take} est={text.estimand} foot={text.foot} stale={stale} veiled={layer.value === 'measured'} height={DIFFERENCE_HEIGHT + (narrow.value ? 70 : 30)}
      table={preview && info ? () => differenceTable(preview, info) : undefined} waiting={moved ? undefined : text.waiting}
    >
      {preview && info && <Body preview={preview} info={info} ends={ends ?? new Float64Array()} small={narrow.value} />}
    </Figure>
  );
}

function Body({ preview, info, ends, small }: { preview: Preview; info: ScenarioInfo; ends: Float64Array; small: boolean }) {
  const text = en.charts.difference;
  const [box, width] = useWidth<HTMLDivElement>();
  const fan = preview.childrenAllDifference;
  const first = Math.max(0, weekIndex(info.start, info.forkAt) - 26);
  const last = fan.q50.length - 1;
  const years = weekYears(info.start, info.weeks);
  const left = 58;
  const end = Math.max(left + 20, width - (small ? 70 : 176));
  const height = DIFFERENCE_HEIGHT;
  const weeks = Array.from({ length: Math.ceil((last - first) / 2) }, (_, i) => first + i * 2).concat(last);
  const all = weeks.flatMap((w) => [fan.q05[w]!, fan.q95[w]!]).concat(Array.from(ends));
  const [low, high, ticks] = differenceAxis(Math.min(...all), Math.max(...all));
  const y = linear([low, high], [height - 26, 12]);
  const x = linear([first, last], [left, end]);
  const xs = weeks.map((w) => x(w));
  const at = (q: Float64Array): number[] => weeks.map((w) => y(q[w]!));
  const cursor = cursorWeek.value;
  const inside = cursor !== undefined && cursor >= first && cursor <= last;
  const yearStarts = Array.from({ length: 5 }, (_, i) => Math.floor(years[first]!) + 1 + i).map((year) => [year, years.findIndex((v) => v >= year)] as const).filter(([, w]) => w > first);
  return (
    <Cursorable label={en.charts.cursor} first={first} last={last} weekAt={(px) => Math.round(x.invert(px))} readout={inside ? text.read(dateOfWeek(info.start, cursor), signedCount(fan.q50[cursor]!), signedCount(fan.q05[cursor]!), signedCount(fan.q95[cursor]!)) : undefined}>
      <div ref={box} style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg class="plot" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={text.describe}>
            {ticks.map((t) => <g key={t}><line x1={left} y1={y(t)} x2={end} y2={y(t)} class={t === 0 ? 'zero' : 'grid'} /><text x={left - 8} y={y(t) + 5} class="m e">{t > 0 ? '+' : ''}{whole(t)}</text></g>)}
            <path d={bandPath(xs, at(fan.q05), at(fan.q95))} class="b9" />
            <path d={bandPath(xs, at(fan.q25), at(fan.q75))} class="b5" />
            {yearStarts.map(([year, w]) => <text key={year} x={x(w)} y={height - 6} class="m c">{year}</text>)}
            <line x1={x(first + 26)} y1={12} x2={x(first + 26)} y2={height - 26} class="guide" />
            <Dots ends={ends} y={y} left={end + 16} />
            {high > 0 && <text x={left + 6} y={y(0) - 6} class="m halo">{text.more}</text>}
            {low < 0 && <text x={left + 6} y={y(0) + 16} class="m halo">{text.fewer}</text>}
            {inside && <line x1={x(cursor)} y1={8} x2={x(cursor)} y2={height - 26} class="cur" />}
          </svg>
        )}
      </div>
    </Cursorable>
  );
}

/** Dots stack sideways where they would lie on each other: filled below zero (fewer), hollow above. */
function Dots({ ends, y, left }: { ends: Float64Array; y: Scale; left: number }) {
  const rows = new Map<number, number>();
  return (
    <g>
      {Array.from(ends, (value, i) => {
        const row = Math.round(y(value) / DOT);
        const place = rows.get(row) ?? 0;
        rows.set(row, place + 1);
        return <circle key={i} cx={left + place * (DOT + 1)} cy={row * DOT} r={3} class={value < 0 ? 'dot-on' : 'dot-off'} />;
      })}
    </g>
  );
}

/** An axis around zero with at most seven lines. */
export function differenceAxis(least: number, most: number): readonly [number, number, readonly number[]] {
  const [low, high] = [Math.min(0, least), Math.max(0, most)];
  const step = Math.max(1, niceStep(Math.max(high - low, 10), 5));
  const still = low === high;
  const from = still ? -1 : Math.floor(low / step + 1e-9);
  const to = still ? 1 : Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step || 0);
  return [from * step || 0, to * step || 0, ticks];
}

function differenceTake(preview: Preview, ends: Float64Array): string {
  const d = preview.difference.childrenAtEnd;
  const fewer = ends.reduce((n, v) => n + (v < 0 ? 1 : 0), 0);
  if (!distinguishable(d)) return en.charts.difference.notYet(whole(preview.worlds), twoFigures(1.96 * d.monteCarloError));
  return en.charts.difference.take(signedCount(d.median), whole(fewer), whole(preview.worlds));
}

function differenceTable(preview: Preview, info: ScenarioInfo) {
  const fan = preview.childrenAllDifference;
  const first = weekIndex(info.start, info.forkAt);
  const rows = Array.from({ length: Math.ceil((fan.q50.length - first) / 13) }, (_, i) => first + i * 13);
  return { caption: en.charts.difference.estimand, columns: en.charts.difference.columns, rows: rows.map((w) => [dateOfWeek(info.start, w), ...[fan.q05, fan.q25, fan.q50, fan.q75, fan.q95].map((q) => signedCount(q[w]!))]) };
}
