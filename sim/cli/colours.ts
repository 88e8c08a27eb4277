import pico from 'picocolors';
import type { Group } from '../report/groups.ts';

export interface Colours {
  bold(text: string): string;
  dim(text: string): string;
  /** The three kinds of reason, as on the page: no red, no green. */
  readonly group: Readonly<Record<Group, (text: string) => string>>;
  truth(text: string): string;
  measured(text: string): string;
}

export function makeColours(enabled: boolean): Colours {
  const { bold, dim, blue, cyan, magenta, gray, yellow } = pico.createColors(enabled);
  return { bold, dim, truth: cyan, measured: yellow, group: { real: cyan, adults: gray, moved: blue, read: magenta } };
}
