/**
 * Numbers in words, the same on the page and in the terminal (product.md 4.6 and 4.8). Own formatting, not the machine's locale.
 */

/** The true minus; a hyphen is read as a dash. */
export const MINUS = '\u2212';

/** Whole number with separators: 12,345. */
export function whole(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  const digits = Math.abs(Math.round(value)).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return Math.round(value) < 0 ? MINUS + digits : digits;
}

/** With so many decimals: 0.85, −1.3. */
export function decimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return 'not known';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** Two significant figures: 2,300; 0.085. */
export function twoFigures(value: number): number {
  return value === 0 || !Number.isFinite(value) ? value : Number(value.toPrecision(2));
}

/** A simulated count of persons: "about 2,300"; small cells only as "fewer than 10". */
export function count(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  return Math.abs(value) < 9.5 ? 'fewer than 10' : `about ${whole(twoFigures(value))}`;
}

/** Difference between two simulated counts: "about −230", "about +45", "fewer than 10 either way". */
export function countDifference(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  return Math.abs(value) < 9.5 ? 'fewer than 10 either way' : `about ${value > 0 ? '+' : ''}${whole(twoFigures(value))}`;
}

/** A share as a percentage: 8.2%, 14%, 0.45%; `digits` fixes the decimals (published values keep their own: 8.16%). */
export function percent(share: number, digits?: number): string {
  if (!Number.isFinite(share)) return 'not known';
  // 0.145 is 14.5%, not 14.499999999999998%.
  const value = Number((share * 100).toPrecision(12));
  return `${decimal(value, digits ?? (Math.abs(value) < 1 ? 2 : Math.abs(value) < 10 ? 1 : 0))}%`;
}

/** A relative change, signed: −73%, +5%, 0%. */
export function change(relative: number): string {
  if (!Number.isFinite(relative)) return 'not known';
  const rounded = Math.round(relative * 100);
  return `${rounded > 0 ? '+' : ''}${whole(rounded)}%`;
}

/** Signed, with decimals: +0.31, −1.30. */
export function signed(value: number, digits: number): string {
  return Number.isFinite(value) && Number(value.toFixed(digits)) > 0 ? `+${decimal(value, digits)}` : decimal(value, digits);
}

/** "−76% to −61%" */
export function changeInterval({ q05, q95 }: { readonly q05: number; readonly q95: number }): string {
  return `${change(q05)} to ${change(q95)}`;
}

/** The word that goes with a probability. */
export function likelihood(probability: number): string {
  if (probability < 0.1) return 'very unlikely';
  if (probability < 0.33) return 'unlikely';
  if (probability <= 0.66) return 'about as likely as not';
  return probability <= 0.9 ? 'likely' : 'very likely';
}

/** "71 in 100 simulated worlds (likely)". Never 0 or 100 in 100 unless it is all or none. */
export function chance(worlds: number, of: number): string {
  if (of === 0) return 'not known';
  const hundredths = Math.round((100 * worlds) / of);
  const number = worlds > 0 && hundredths === 0 ? 'fewer than 1' : worlds < of && hundredths === 100 ? 'more than 99' : String(hundredths);
  return `${number} in 100 simulated worlds (${likelihood(worlds / of)})`;
}

/** Size of a market beside the scenario's: "a market 100 times as large as the scenario's". */
export function marketOf(scale: number): string {
  return scale >= 1 ? `a market ${scale} times as large as the scenario’s` : `a market ${scale} times the size of the scenario’s`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "November 2012" of an ISO date. */
export function month(iso: string): string {
  return `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
}

/** "a", "a and b", "a, b and c" */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
