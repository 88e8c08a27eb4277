import { MINUS, percent } from '../../report/words.ts';

/** A figure from data, to six significant digits at most, with separators: 6,077,354; 0.00321; −12.5. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'no upper limit' : value < 0 ? 'no lower limit' : 'not known';
  const size = Math.abs(value);
  const text = size >= 1e15 || (size > 0 && size < 1e-6) ? size.toPrecision(4) : size >= 1e5 ? Math.round(size).toString() : Number(size.toPrecision(6)).toString();
  const [wholePart = '', rest] = text.split('.');
  const grouped = wholePart.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? MINUS : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`;
}

/** A share as a percentage with two decimals. */
export const share = (value: number): string => percent(value, 2);

/** "95%" */
export const levelWords = (level: number): string => `${Number((level * 100).toPrecision(6))}%`;
