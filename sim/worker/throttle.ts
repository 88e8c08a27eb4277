import type { Clock } from '../ensemble/executor.ts';

/** A call that is passed on at once, and then not again before so many milliseconds have gone; calls in between are lost. */
export function makeThrottle(clock: Clock, milliseconds: number, action: () => void): () => void {
  let next = -Infinity;
  return () => {
    const now = clock.now();
    if (now < next) return;
    next = now + milliseconds;
    action();
  };
}
