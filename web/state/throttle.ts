/** Calls `draw` with the latest value at most `perSecond` times a second, in an animation frame; nothing is lost at the end. */
export interface Throttled<T> {
  (value: T): void;
  /** Draws what waits, now. */
  flush: () => void;
  /** Forgets what waits. */
  drop: () => void;
}

export interface Clock {
  readonly now: () => number;
  readonly later: (call: () => void, ms: number) => void;
  readonly frame: (call: () => void) => void;
}

const browser: Clock = { now: () => performance.now(), later: (call, ms) => { setTimeout(call, ms); }, frame: (call) => { requestAnimationFrame(call); } };

export function throttle<T>(draw: (value: T) => void, perSecond: number, clock: Clock = browser): Throttled<T> {
  const gap = 1000 / perSecond;
  let waiting: { value: T } | undefined;
  let scheduled = false;
  let last = -Infinity;
  const flush = (): void => {
    scheduled = false;
    if (!waiting) return;
    const { value } = waiting;
    waiting = undefined;
    last = clock.now();
    draw(value);
  };
  const call = (value: T): void => {
    waiting = { value };
    if (scheduled) return;
    scheduled = true;
    clock.later(() => clock.frame(flush), Math.max(0, last + gap - clock.now()));
  };
  return Object.assign(call, { flush, drop: () => { waiting = undefined; } });
}
