import type { OnWeek } from '../run/simulate.ts';

/** What a worker says, beside its answers, while a world takes long: which share of its weeks is done, 0 to 1. Comlink passes over messages without an id. */
export interface UnderWay {
  readonly underWay: number;
}

/** A world that is done sooner is not spoken of. */
const MS_BETWEEN_SIGNS = 250;

/** Tells the host, at most four times a second, how far a long world is. @param now milliseconds */
export function tellUnderWay(send: (message: UnderWay) => void, now: () => number): OnWeek {
  let last = 0;
  let before = Infinity;
  return (done, of) => {
    const at = now();
    // A smaller week than the one before: another world has begun.
    if (done <= before) last = at;
    before = done;
    if (at - last < MS_BETWEEN_SIGNS || done === of) return;
    last = at;
    send({ underWay: done / of });
  };
}

/** The share in a message of a worker; undefined in any other. */
export function underWayIn(data: unknown): number | undefined {
  return typeof data === 'object' && data !== null && 'underWay' in data && typeof data.underWay === 'number' ? data.underWay : undefined;
}
