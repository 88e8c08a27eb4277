/** Scales as plain functions, and their ticks. */
export interface Scale {
  (value: number): number;
  readonly invert: (position: number) => number;
}

const made = (to: (value: number) => number, invert: (position: number) => number): Scale => Object.assign(to, { invert });

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const k = (range[1] - range[0]) / (domain[1] - domain[0]);
  return made((v) => range[0] + (v - domain[0]) * k, (p) => domain[0] + (p - range[0]) / k);
}

/** Both ends of the domain above zero. */
export function logarithmic(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const from = Math.log(domain[0]);
  const k = (range[1] - range[0]) / (Math.log(domain[1]) - from);
  return made((v) => range[0] + (Math.log(v) - from) * k, (p) => Math.exp(from + (p - range[0]) / k));
}

/** A round step, so that `max` is covered by at most `most` steps. */
export function niceStep(max: number, most = 6): number {
  if (!(max > 0)) return 1;
  const raw = max / most;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 4, 5, 10].find((m) => m * magnitude >= raw * 0.999999)!;
  return step * magnitude;
}

/** 0, step, ... up to and including the first multiple at or above `max`. */
export function linearTicks(max: number, most = 6): number[] {
  const step = niceStep(max, most);
  const n = Math.ceil(max / step - 1e-9);
  return Array.from({ length: n + 1 }, (_, i) => i * step);
}

/** Powers of two times one per cent inside the domain: equal distances are equal ratios. */
export function shareTicks(domain: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let tick = 0.0025; tick <= domain[1] * 1.0001; tick *= 2) if (tick >= domain[0] * 0.9999) ticks.push(tick);
  return ticks;
}

/** Places labels at least `gap` apart, as near as may be to where they belong, inside [low, high]. Order is kept. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = order.map((i) => Math.min(Math.max(wanted[i]!, low), high));
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i]!, placed[i - 1]! + gap);
  let limit = high;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i]!, limit);
    limit = placed[i]! - gap;
  }
  const out: number[] = [];
  order.forEach((original, i) => { out[original] = placed[i]!; });
  return out;
}
