/** Geometry of the ladder: where knots, fills, tints and labels stand. Pure. */
import type { LadderRung, Part } from '../state/derive.ts';
import { PARTS, total } from '../state/derive.ts';
import { logarithmic, shareTicks } from './scale.ts';
import type { Scale } from './scale.ts';

export interface Segment { readonly part: Part; readonly right: number; readonly left: number; readonly against: boolean }
export interface RungShape { readonly rung: LadderRung; readonly y: number; readonly right: number; readonly left: number; readonly segments: readonly Segment[] }
export interface PanelShape { readonly x: Scale; readonly left: number; readonly width: number; readonly ticks: readonly number[]; readonly rungs: readonly RungShape[] }

/** All shares that panels must hold, widened to whole halvings around. */
export function shareDomain(panels: readonly (readonly LadderRung[])[], published: readonly number[]): readonly [number, number] {
  const values = [...published, ...panels.flatMap((rungs) => rungs.flatMap((r) => [r.from.median, r.to.median]))].filter((v) => v > 0);
  return [Math.min(0.02, ...values) * 0.94, Math.max(0.09, ...values) * 1.06];
}

/**
 * One panel. Ends of a rung are medians; the parts are mean log points, stretched to the distance between the ends
 * (they differ by the skew of the worlds), unless a rung is so short that stretching would invent lengths.
 */
export function panelShape(rungs: readonly LadderRung[], domain: readonly [number, number], left: number, width: number, top: number, pitch: number): PanelShape {
  const x = logarithmic(domain, [left, left + width]);
  return {
    x, left, width, ticks: shareTicks(domain),
    rungs: rungs.map((rung, i) => {
      const right = x(rung.from.median);
      const end = x(rung.to.median);
      const perLog = width / Math.log(domain[1] / domain[0]);
      const whole = total(rung.parts) * perLog;
      const ratio = whole === 0 ? 1 : (end - right) / whole;
      const k = perLog * (ratio > 0.6 && ratio < 1.6 ? ratio : 1);
      return { rung, y: top + i * pitch, right, left: end, segments: segments(rung, right, k) };
    }),
  };
}

/** From the right: real, adults, moved, read. A part of opposite sign stands beyond the right knot, so that lengths net out. */
function segments(rung: LadderRung, right: number, perLog: number): Segment[] {
  const out: Segment[] = [];
  let at = right;
  let beyond = right;
  const falls = total(rung.parts) <= 0;
  for (const part of PARTS) {
    const length = rung.parts[part] * perLog;
    if (Math.abs(length) < 0.8) continue;
    if (length < 0 === falls) { out.push({ part, right: at, left: at + length, against: false }); at += length; }
    else { out.push({ part, right: beyond + length, left: beyond, against: true }); beyond += length; }
  }
  return out;
}

/** Boundaries between real+adults, moved and read on a rung, for the tints between rungs: right, after real, after moved, left. */
export function boundaries({ right, left, rung }: RungShape): readonly [number, number, number, number] {
  const falls = total(rung.parts) <= 0;
  const share = (part: Part): number => Math.max(0, falls ? -rung.parts[part] : rung.parts[part]);
  const sum = PARTS.reduce((a, part) => a + share(part), 0);
  if (sum === 0) return [right, left, left, left];
  const span = left - right;
  const real = right + (span * (share('real') + share('adults'))) / sum;
  return [right, real, real + (span * share('moved')) / sum, left];
}

/** Index of the step (rung below) that adds most to the fall, and which part it is of; undefined when the truth's own change is the largest. */
export function entrance(rungs: readonly LadderRung[]): { index: number; part: 'moved' | 'read' } | undefined {
  let best: { index: number; part: 'moved' | 'read'; size: number } | undefined;
  const first = rungs[0] ? -rungs[0].parts.real : 0;
  for (let i = 1; i < rungs.length; i++) {
    for (const part of ['moved', 'read'] as const) {
      const size = rungs[i - 1]!.parts[part] - rungs[i]!.parts[part];
      if (size > (best?.size ?? 0.08)) best = { index: i, part, size };
    }
  }
  return best && best.size > first ? { index: best.index, part: best.part } : undefined;
}
