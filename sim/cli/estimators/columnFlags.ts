import { InvalidArgumentError, Option } from 'commander';

/** Names of columns, separated by commas. */
export function columnList(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => name === '')) throw new InvalidArgumentError('it is one column, or several with commas between them.');
  return names;
}

/** COL=VALUE; given several times, all must hold. */
export function condition(text: string, before: readonly Condition[] = []): readonly Condition[] {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError("it is a column, an equals sign and a value: 'area=2'.");
  return [...before, { column: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }];
}

export interface Condition {
  readonly column: string;
  readonly value: string;
}

/** A number between bounds, which it may not reach. */
export function numberBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (!(value > low && value < high)) throw new InvalidArgumentError(`it is not a number between ${low} and ${high}.`);
    return value;
  };
}

export const whereOption = (): Option => new Option("--where <'COL=VALUE'>", 'only this subpopulation; the design stays that of the whole sample (several: all must hold)').argParser(condition);
