import { InvalidArgumentError } from 'commander';
import { dateProblem } from '../scenario/dates.ts';

/** Exit codes (product.md 4.9). */
export const Exit = { done: 0, fault: 1, usage: 2, invalid: 3, partly: 4, checkFailed: 5, unsupported: 7, interrupted: 130 } as const;

export const MOST_WORKERS = 256;

/** A parser of whole numbers between bounds, for commander. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= low && value <= high)) throw new InvalidArgumentError(`it is not a whole number from ${low} to ${high}.`);
    return value;
  };
}

/** A parser of numbers between bounds with at most three decimals, for commander. */
export function decimalNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^[0-9]{1,9}(\.[0-9]{1,3})?$/.test(text) ? Number(text) : NaN;
    if (!(value >= low && value <= high)) throw new InvalidArgumentError(`it is not a number from ${low} to ${high} (at most three decimals).`);
    return value;
  };
}

/** A parser of dates, comma separated, for commander. @param most how many there may be */
export function dateList(most: number): (text: string) => readonly string[] {
  return (text) => {
    const dates = text.split(',').map((date) => date.trim());
    if (dates.length > most) throw new InvalidArgumentError(`there are at most ${most} dates.`);
    for (const date of dates) {
      const problem = dateProblem(date);
      if (problem) throw new InvalidArgumentError(`${problem.what} For example ${problem.suggestion}.`);
    }
    return dates;
  };
}

/** For commander: `waves`, or dates. */
export function wavesOrDates(text: string): 'waves' | readonly string[] {
  return text === 'waves' ? text : dateList(100)(text);
}

/** A relative change, for commander: -0.3 is a fall by three in ten. */
export function relativeChange(text: string): number {
  const value = /^[-+\u2212]?[0-9]{0,3}(\.[0-9]{1,6})?$/.test(text) && /[0-9]/.test(text) ? Number(text.replace('\u2212', '-')) : NaN;
  if (!(value > -1 && value !== 0 && value <= 100)) throw new InvalidArgumentError('it is a relative change, above -1 and not 0: -0.3 is a fall by three in ten, 0.5 a rise by half.');
  return value;
}

/** A seed: any words or digits. */
export function seedText(text: string): string {
  if (text.trim() === '' || text.length > 200) throw new InvalidArgumentError('it is any text of 1 to 200 characters.');
  return text;
}
