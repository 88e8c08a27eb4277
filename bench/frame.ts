import type { Spread } from './spread.ts';
import type { TargetId } from './targets.ts';

/** Numbers that a bench may be called with, all whole and at least 1. */
export const NUMBERS = ['rounds', 'worlds', 'weeks'] as const;
export type NumberName = (typeof NUMBERS)[number];
export type Numbers = Readonly<Record<NumberName, number>>;

/** What every bench is given: its own numbers (0 for one that it does not declare), and what it may use. */
export interface Options extends Numbers {
  readonly quick: boolean;
  /** Folder of the repository; it is also the working directory. */
  readonly root: string;
  /** The compiled yardstick; absent when there is no C compiler. */
  readonly yardstick?: string;
  /** Chromium; absent when there is none. */
  readonly chromium?: string;
  /** One line to whoever waits. */
  readonly progress: (text: string) => void;
}

/** One measured value: of the table of targets when `id` is that of a target, else compared with committed results all the same. */
export interface Row {
  readonly id: TargetId | (string & {});
  /** For people; of a target it is the target's own. */
  readonly what?: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** As of `Spread`. */
  readonly rounds?: number;
  /** "ms", "s" and "ns" of this machine are corrected by its speed when they are compared; ratios, %, B are not. */
  readonly unit: string;
  /** What the number was measured on, where that may differ from run to run. */
  readonly note?: string;
}

export type Need = 'yardstick' | 'chromium' | 'page';

/** One question that is answered by measuring. A file of bench/ exports these, and bench/index.ts names it. */
export interface Bench<Data = unknown> {
  /** One sentence. */
  readonly question: string;
  /** Targets whose rows it gives. */
  readonly answers: readonly TargetId[];
  /** What it cannot do without (it is left out, and said so), and what it uses where it is to be had: `page` is the built page, dist/web. */
  readonly needs?: readonly Need[];
  readonly uses?: readonly Need[];
  /** The numbers that it takes, and what they are by themselves and with --quick. */
  readonly defaults: Partial<Numbers>;
  readonly quick: Partial<Numbers>;
  /** Plain data, as JSON keeps it. Each bench runs in a process of its own. */
  bench(options: Options): Promise<Data>;
  /** For people: a table. */
  words(data: Data): string;
  rows(data: Data): readonly Row[];
}

/** A row of a median and its range. */
export function rowOf(id: Row['id'], { median, low, high, rounds }: Spread, unit: string, more: Pick<Row, 'what' | 'note'> = {}): Row {
  return { id, value: median, low, high, ...(rounds === undefined ? {} : { rounds }), unit, ...more };
}
