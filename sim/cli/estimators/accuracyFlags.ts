import { InvalidArgumentError } from 'commander';
import type { Accuracy } from '../../estimate/prevalence.ts';

/** K of N. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

const COUNTS = /^\s*(\d{1,12})\s*\/\s*(\d{1,12})\s*$/;

/** "38/2014" */
export function counts(text: string): Counted | undefined {
  const [, count, of] = COUNTS.exec(text) ?? [];
  const counted = { count: Number(count), of: Number(of) };
  return counted.of > 0 && counted.count <= counted.of ? counted : undefined;
}

/** A share: "0.85" is known, "85/100" was found in 100 persons. */
export function accuracy(text: string): Accuracy {
  const found = counts(text);
  if (found) return { value: found.count / found.of, tested: found.of };
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError("it is a share from 0 to 1, or counts like '85/100'.");
  return { value };
}

/** Parameters of a beta distribution: "85,15". */
export function betaPrior(text: string): { readonly a: number; readonly b: number } {
  const [a = NaN, b = NaN, ...more] = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (!(a > 0 && b > 0 && a < 1e9 && b < 1e9) || more.length > 0) throw new InvalidArgumentError("it is two numbers above 0 with a comma between them: '85,15'.");
  return { a, b };
}
