/** Path strings of many points: one node a line, however long it is. */
const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through the points; where y is not finite the pen is lifted. */
export function linePath(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  let path = '';
  let down = false;
  for (let i = 0; i < xs.length; i++) {
    const y = ys[i]!;
    if (!Number.isFinite(y)) { down = false; continue; }
    path += `${down ? 'L' : 'M'}${n(xs[i]!)} ${n(y)}`;
    down = true;
  }
  return path;
}

/** The area between two lines over the same xs. */
export function bandPath(xs: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>): string {
  let path = '';
  for (let i = 0; i < xs.length; i++) path += `${i ? 'L' : 'M'}${n(xs[i]!)} ${n(low[i]!)}`;
  for (let i = xs.length - 1; i >= 0; i--) path += `L${n(xs[i]!)} ${n(high[i]!)}`;
  return path && `${path}Z`;
}

export const diamond = (x: number, y: number, r: number): string => `M${n(x)} ${n(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`;

export const quad = (a: number, b: number, y1: number, c: number, d: number, y2: number): string =>
  `M${n(a)} ${n(y1)}L${n(b)} ${n(y1)}L${n(d)} ${n(y2)}L${n(c)} ${n(y2)}Z`;
