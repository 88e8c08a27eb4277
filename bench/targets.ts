/**
 * What is to be reached, as data. Ratios are to the yardstick (bench/yardstick), or to the same thing done otherwise in the same call, so that they
 * hold on any machine. `npm run bench` prints every row with what was measured.
 */
export interface Target {
  readonly what: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Better still; absent where the target is all that is asked for. */
  readonly stretch?: number;
  /** Follows the number: "×", "%", " ms". */
  readonly unit: string;
}

const targetRows = {
  world: { what: 'a world of the whole model, CPU per person-week, to plain C of a far simpler market', atMost: 1.35, stretch: 1, unit: '×' },
  scale100: { what: 'CPU per person-week at 100 times the market, to the default market', atMost: 2.3, stretch: 1.8, unit: '×' },
  bytesPerPerson: { what: 'memory a person, with calendar and venues, default market', atMost: 45, stretch: 30, unit: ' B' },
  megabytesAt100: { what: 'memory of 100 times the market (2.5 million persons)', atMost: 120, unit: ' MB' },
  workers: { what: 'speed-up from 1 to 2 workers', atLeast: 1.85, unit: '×' },
  snapshot: { what: 'snapshot taken and put back (a fork), of a run', atMost: 0.2, unit: ' %' },
  commonRandomNumbers: { what: 'variance factor of common random numbers (raids +20 %, prevalence of the last year)', atLeast: 6, stretch: 10, unit: '×' },
  summaries: { what: 'storing, summarising and preparing the figures of an ensemble, of its simulation', atMost: 10, stretch: 3, unit: ' %' },
  leverToDrawing: { what: 'lever to first drawing in a warm page', atMost: 0.5, unit: ' s' },
  forkedPreview: { what: 'lever to drawing, forked preview', atMost: 0.15, unit: ' s' },
  pageLoad: { what: 'page load to first drawing, cold', atMost: 2, stretch: 1, unit: ' s' },
  cancel: { what: 'cancel', atMost: 100, unit: ' ms' },
  digest: { what: 'different digests of one run, over engines and 1 to 8 workers', atMost: 1, unit: '' },
  apistratReplicates: { what: 'apistrat mean with 1,000 replicate weights', atMost: 50, unit: ' ms' },
  fieldworks: { what: '1,000 virtual fieldworks of the establishment survey on stored worlds, beyond loading', atMost: 2, stretch: 1, unit: ' s' },
  uk2013Bootstrap: { what: 'UK 2013, stepwise fit with 1,000 bootstrap replications', atMost: 10, unit: ' s' },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetId = keyof typeof targetRows;
export const targets: Readonly<Record<TargetId, Target>> = targetRows;

/** What a measured value says about a target. */
export interface Verdict {
  readonly met: boolean;
  readonly stretched: boolean;
  readonly text: string;
}

/**
 * @param value median, and the range that it was found in
 * @returns "met", "stretch met" or "missed by 8 %" (of the target); and whether the range lies on both sides of the target
 */
export function judge(target: Target, { value, low, high }: { readonly value: number; readonly low: number; readonly high: number }): Verdict {
  const bound = target.atMost ?? target.atLeast!;
  const holds = (limit: number, number: number): boolean => (target.atMost === undefined ? number >= limit : number <= limit);
  const met = holds(bound, value);
  const stretched = target.stretch !== undefined && holds(target.stretch, value);
  const unsure = holds(bound, low) !== holds(bound, high) ? ' (the range lies on both sides)' : '';
  const text = stretched ? 'stretch met' : met ? 'met' : `missed by ${((100 * Math.abs(value - bound)) / bound).toFixed(0)} %`;
  return { met, stretched, text: text + unsure };
}
