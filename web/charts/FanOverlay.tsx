/** Words and marks of the fan, over the canvas; with `whole` also what the canvas draws, for files and print. */
import { en } from '../text/en.ts';
import { monthYear, percent, whole as wholeNumber } from '../state/format.ts';
import { yearOfDate } from '../state/time.ts';
import type { FanModel, Reading } from './fanModel.ts';
import type { Frame } from './fanPlot.ts';
import { bandPath, diamond, linePath } from './paths.ts';
import { linear, spread } from './scale.ts';

const BESIDE = 9;

interface Props {
  readonly model: FanModel;
  readonly frame: Frame;
  readonly narrow: boolean;
  readonly moved: boolean;
  readonly forkAt: string;
  readonly whole: boolean;
  readonly label: string;
  readonly cursor: number | undefined;
}

export function FanOverlay({ model, frame, narrow, moved, forkAt, whole, label, cursor }: Props) {
  const text = en.charts.fan;
  const x = linear(model.years, [frame.left, frame.width - frame.right]);
  const y = linear([0, model.top], [frame.height - frame.bottom, frame.top]);
  const share = model.estimand === 'shareStudy';
  const tick = (value: number, i: number): string => (share ? `${+(value * 100).toFixed(1)}${i === model.ticks.length - 1 ? '%' : ''}` : wholeNumber(value));
  const end = frame.width - frame.right;
  const every = narrow ? 5 : 2;
  const yearTicks = Array.from({ length: 11 }, (_, i) => model.years[0] + i).filter((v) => (v - model.years[0]) % every === 0);
  const strongEnd = model.strong?.at(-1);
  const last = model.readings.at(-1);
  const labels = [
    ...(strongEnd === undefined ? [] : [{ id: 'truth', at: y(strongEnd) }]),
    ...(last ? [{ id: 'measured', at: y(last.value) }] : []),
    ...(moved && model.before ? [{ id: 'before', at: y(model.before.at(-1) ?? 0) }] : []),
  ];
  const placed = spread(labels.map((l) => l.at), narrow ? 20 : 62, frame.top + 12, frame.height - frame.bottom - (narrow ? 4 : 34));
  const at = (id: string): number | undefined => placed[labels.findIndex((l) => l.id === id)];
  const waves = model.readings.length > 0 ? model.readings.map((r) => r.at) : [];
  return (
    <svg class="plot" viewBox={`0 0 ${frame.width} ${frame.height}`} width={frame.width} height={frame.height} role="img" aria-label={label}>
      {whole && <Moving model={model} x={x} y={y} end={end} />}
      <line x1={frame.left} y1={y(0)} x2={end} y2={y(0)} class="axis" />
      {model.ticks.map((value, i) => <text key={value} x={frame.left - 8} y={y(value) + 5} class="m e">{tick(value, i)}</text>)}
      {yearTicks.map((value) => <text key={value} x={Math.min(x(value), frame.width - 19)} y={y(0) + 22} class="m c">{value}</text>)}
      {waves.map((date, i) => (
        <g key={date}>
          <line x1={x(yearOfDate(date))} y1={frame.top - 10} x2={x(yearOfDate(date))} y2={y(0)} class="guide" />
          <text x={x(yearOfDate(date)) + (i ? 4 : -4)} y={frame.top - 16} class={i && !narrow ? 'm c' : 'm e'}>{narrow ? monthYear(date) : text.survey(i + 1, monthYear(date))}</text>
        </g>
      ))}
      {moved && !narrow && <text x={x(yearOfDate(forkAt)) + 6} y={y(0) - 8} class="m halo">{text.fork} →</text>}
      {model.readings.length > 1 && <path d={linePath(model.readings.map((r) => x(r.year)), model.readings.map((r) => y(r.value)))} class="meas" />}
      {moved && model.was.map((r, i) => (Math.abs(y(r.value) - y(model.readings[i]!.value)) > 4 ? <circle key={r.at} cx={x(r.year)} cy={y(r.value)} r={4.5} class="reading was" /> : null))}
      {model.readings.map((r, i) => <ReadingMark key={r.at} reading={r} x={x(r.year)} y={y} last={i > 0} most={frame.width - 22} />)}
      {at('truth') !== undefined && (narrow ? <text x={frame.left + 6} y={y(model.strong![26]!) - 26} class="ft w6 halo">{share ? text.trueShare : text.trueCount}</text> : (
        <g>
          <line x1={end + 2} y1={y(strongEnd!)} x2={end + 12} y2={at('truth')!} class="lead" />
          <text x={end + 16} y={at('truth')! + 5} class="ft w6">{share ? text.trueShare : text.trueCount}{moved ? `, ${text.now}` : ''}</text>
          {text.trueNote.map((line, i) => <text key={line} x={end + 16} y={at('truth')! + 23 + i * 17} class="m">{line}</text>)}
        </g>
      ))}
      {at('before') !== undefined && !narrow && <g><line x1={end + 2} y1={y(model.before!.at(-1) ?? 0)} x2={end + 12} y2={at('before')!} class="lead" /><text x={end + 16} y={at('before')! + 5} class="m w6">{text.before}</text></g>}
      {at('measured') !== undefined && (narrow ? <text x={x(last!.year) - 30} y={y(last!.value) - 30} class="fr w6 e halo">{text.readingsName}</text> : (
        <g>
          <text x={end + 16} y={at('measured')! + 5} class="fr w6">{text.readingsName}</text>
          {text.readingsNote.map((line, i) => <text key={line} x={end + 16} y={at('measured')! + 23 + i * 17} class="m">{line}</text>)}
        </g>
      ))}
      {cursor !== undefined && <line x1={x(cursor)} y1={frame.top - 6} x2={x(cursor)} y2={y(0)} class="cur" />}
    </svg>
  );
}

function ReadingMark({ reading, x, y, last, most }: { reading: Reading; x: number; y: (v: number) => number; last: boolean; most: number }) {
  const level = y(reading.published ?? reading.value);
  return (
    <g>
      <line x1={x} y1={y(reading.low)} x2={x} y2={y(reading.high)} class="ci" />
      <circle cx={x} cy={y(reading.value)} r={5.5} class="reading" />
      {reading.published !== null && <path d={diamond(x + BESIDE + 6, level, 7)} class="pub" />}
      {reading.published !== null && <text x={last ? Math.min(x + 12, most) : x + BESIDE + 20} y={last ? (level + 25 > y(0) - 4 ? level - 13 : level + 25) : level + 5} class={`w6 halo ${last ? 'c' : ''}`}>{percent(reading.published, 2)}</text>}
    </g>
  );
}

function Moving({ model, x, y, end }: { model: FanModel; x: (v: number) => number; y: (v: number) => number; end: number }) {
  const keep = (_: unknown, i: number): boolean => i % 2 === 0;
  const xs = Array.from(model.xs).filter(keep).map(x);
  const ys = (values: ArrayLike<number | null>): number[] => Array.from(values).filter(keep).map((v) => (v === null ? Number.NaN : y(v)));
  const band = model.band;
  return (
    <g>
      {model.ticks.map((t) => <line key={t} x1={x(model.years[0])} y1={y(t)} x2={end} y2={y(t)} class="grid" />)}
      {band && <path d={bandPath(xs, ys(band.q05), ys(band.q95))} class="b9" />}
      {band && <path d={bandPath(xs, ys(band.q25), ys(band.q75))} class="b5" />}
      {model.runs.map((run, i) => <path key={i} d={linePath(xs, ys(run))} class="run" />)}
      {model.before && <path d={linePath(xs, ys(model.before))} class="before" />}
      {model.strong && <path d={linePath(xs, ys(model.strong))} class="truth" />}
    </g>
  );
}
