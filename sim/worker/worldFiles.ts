import type { KeptWeek } from '../run/simulate.ts';

/** Which world it is that is stored. */
export interface WorldName {
  readonly folder: string;
  /** Hash of the scenario, in the market of its size. */
  readonly scenario: string;
  readonly seed: string;
  readonly world: number;
}

/** Where worlds are stored; the host has it, a page has none. */
export interface WorldFiles {
  /** @param kept ascending */
  write(name: WorldName, kept: readonly KeptWeek[]): void;
  /** The weeks that are asked for, or why they are not to be had. */
  read(name: WorldName, weeks: readonly number[]): { readonly kept: readonly KeptWeek[] } | { readonly broken: string };
}
