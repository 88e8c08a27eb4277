import { InvalidArgumentError } from 'commander';

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

/** A seed: any words or digits. */
export function seedText(text: string): string {
  if (text.trim() === '' || text.length > 200) throw new InvalidArgumentError('it is any text of 1 to 200 characters.');
  return text;
}
