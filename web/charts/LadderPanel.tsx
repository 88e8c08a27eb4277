/** One story's ladder. */
import { en } from '../text/en.ts';
import { change, percent } from '../state/format.ts';
import type { Agreement } from '../state/derive.ts';
import type { StoryId } from '../state/stories.ts';
import { boundaries, entrance } from './ladderLayout.ts';
import type { PanelShape, RungShape } from './ladderLayout.ts';
import { diamond, linePath, quad } from './paths.ts';
import { wrapText } from './export.ts';

interface Props {
  readonly id: StoryId; readonly left: number; readonly width: number; readonly small: boolean; readonly top: number; readonly bottom: number;
  readonly published: readonly [number, number]; readonly moved: boolean; /** Without remark and annotation: no room. */ readonly plain: boolean; readonly says: Agreement | undefined; readonly shape: PanelShape | undefined; readonly onRead: (text: string | undefined) => void;
}

const LETTERED = new Set(['T0', 'T1', 'T6']);
/** Room that the annotation needs left of the rails. */
const WORDS_WIDE = 112;
const TINTS = ['q-real', 'q-moved', 'q-read'] as const;

export function LadderPanel({ id, left, width, small, top, bottom, published, moved, plain, says, shape, onRead }: Props) {
  const text = en.charts.ladder;
  const end = left + width;
  const name = `${en.storyName[id]}${moved ? `, ${text.levers}` : ''}`;
  const title = wrapText(name, Math.max(9, Math.floor(width / (small ? 7.4 : 9.6))));
  const rungs = shape?.rungs ?? [];
  return (
    <g>
      {title.map((line, i) => <text key={line} x={left} y={(small ? 18 : 22) + i * 18} class={small ? 'w6' : 'b18 w6'}>{line}</text>)}
      {!small && !plain && says && wrapText(text.says[says], Math.floor(width / 6.6)).slice(0, 1).map((line) => <text key={line} x={left} y={48} class="m">{line}</text>)}
      {!small && <text x={end} y={70} class="m e">{text.change}</text>}
      {!small && shape?.ticks.map((t) => <g key={t}><line x1={shape.x(t)} y1={78} x2={shape.x(t)} y2={bottom + 33} class="grid" /><text x={shape.x(t)} y={70} class="m c">{percent(t, t < 0.01 ? 1 : 0)}</text></g>)}
      {shape && published.map((p) => <line key={p} x1={shape.x(p)} y1={bottom + 6} x2={shape.x(p)} y2={bottom + (small ? 30 : 40)} class="guide" />)}
      {rungs.slice(1).map((below, i) => <Tints key={below.rung.estimand} above={rungs[i]!} below={below} />)}
      {rungs.length > 0 && <path class="rail" d={linePath(rungs.map((r) => r.right), rungs.map((r) => r.y))} />}
      {rungs.length > 0 && <path class="rail" d={linePath(rungs.map((r) => r.left), rungs.map((r) => r.y))} />}
      {!small && !plain && shape && <Entrance shape={shape} />}
      {rungs.map((r) => <RungMarks key={r.rung.estimand} shape={r} small={small} left={left} end={end} top={top} story={name} onRead={onRead} />)}
      {shape && published.map((p, i) => (
        <g key={p}>
          <path d={diamond(shape.x(p), bottom + (small ? 36 : 47), small ? 6 : 7)} class="pub" />
          {!small && <text x={shape.x(p) + (i ? -12 : 12)} y={bottom + 52} class={`w6 ${i ? 'e' : ''}`}>{percent(p, 2)}</text>}
        </g>
      ))}
    </g>
  );
}

function Tints({ above, below }: { above: RungShape; below: RungShape }) {
  const a = boundaries(above);
  const b = boundaries(below);
  return <g>{TINTS.map((tint, i) => (Math.abs(a[i]! - a[i + 1]!) + Math.abs(b[i]! - b[i + 1]!) < 1 ? null : <path key={tint} class={`${tint} tint`} d={quad(a[i]!, a[i + 1]!, above.y, b[i]!, b[i + 1]!, below.y)} />))}</g>;
}

function RungMarks({ shape, small, left, end, story, onRead }: { shape: RungShape; small: boolean; left: number; end: number; top: number; story: string; onRead: (text: string | undefined) => void }) {
  const { rung, y, right, left: to, segments } = shape;
  const read = rung.estimand === 'T6';
  const lettered = LETTERED.has(rung.estimand);
  const r = small ? 3.5 : 4.5;
  const full = `${story}. ${en.charts.ladder.focus(rung.estimand, en.charts.ladder.rung[rung.estimand], percent(rung.from.median), percent(rung.to.median), change(rung.change.median), change(rung.change.q05), change(rung.change.q95))}`;
  const low = Math.min(right, to, ...segments.map((s) => s.left));
  const high = Math.max(right, to, ...segments.map((s) => s.right));
  return (
    <g class="rung" tabIndex={0} role="img" aria-label={full} onFocus={() => onRead(full)} onBlur={() => onRead(undefined)} onPointerEnter={() => onRead(full)} onPointerLeave={() => onRead(undefined)}>
      <rect class="hit" x={left} y={y - 16} width={end - left} height={32} rx="4" />
      {segments.map((s) => <rect key={s.part} x={Math.min(s.left, s.right)} y={y - 6.5} width={Math.max(0, Math.abs(s.right - s.left))} height={13} class={`${s.against ? 'o' : 'p'}-${s.part}`} />)}
      {read
        ? <g><circle cx={right} cy={y} r={r + 1} class="reading" /><circle cx={to} cy={y} r={r + 1} class="reading" /></g>
        : <g><circle cx={right} cy={y} r={r} class="knot" /><circle cx={to} cy={y} r={r} class="knot" /></g>}
      {!small && lettered && <text x={high + 10} y={y + 5} class="halo">{percent(rung.from.median)}</text>}
      {!small && lettered && <text x={low - 10} y={y + 5} class="halo e">{percent(rung.to.median)}</text>}
      <text x={end} y={y + 5} class={`e halo ${lettered ? 'w6' : 'm'}`}>{change(rung.change.median)}</text>
    </g>
  );
}

function Entrance({ shape }: { shape: PanelShape }) {
  const found = entrance(shape.rungs.map((r) => r.rung));
  if (!found) return null;
  const below = shape.rungs[found.index]!;
  const place = found.part === 'moved' && found.index === 1;
  const lines = en.charts.ladder.enters[place ? 'place' : found.part];
  const above = shape.rungs[found.index - 1]!;
  const x = shape.left - 28;
  // The words stand where the rails leave them room: beside the step, or higher up.
  const room = (i: number): number => Math.min(shape.rungs[i - 1]!.left, shape.rungs[i]!.left) - x;
  let at = found.index;
  while (at > 1 && room(at) < WORDS_WIDE) at -= 1;
  if (room(at) < WORDS_WIDE) return null;
  const middle = (above.y + below.y) / 2;
  const y = (shape.rungs[at - 1]!.y + shape.rungs[at]!.y) / 2;
  return (
    <g>
      {lines.map((line, i) => <text key={line} x={x} y={y - 22 + i * 18} class={`w5 halo ${found.part === 'moved' ? 'fm' : 'fr'}`}>{line}</text>)}
      <path class="lead" d={`M${x + 40} ${y + 2}V${middle + 10}H${(above.left + below.left) / 2}`} />
    </g>
  );
}
