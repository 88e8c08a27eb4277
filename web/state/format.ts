/** Numbers and dates as the page says them; what the terminal says too comes from sim/report/words. */
import { words } from './contract.ts';

export const { change, count, percent, whole } = words;
const MINUS = words.MINUS;

export const minus = (text: string): string => text.replace('-', MINUS);

/** Two significant figures: 1234 -> 1,200. */
export function twoFigures(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  const size = Math.abs(value);
  if (size < 1) return '0';
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(size)) - 1);
  return whole(Math.round(value / unit) * unit);
}

/** A count beside its name, without "about". */
export const bareCount = (value: number): string => (value < 9.5 ? 'fewer than 10' : twoFigures(value));

/** A difference of counts, signed; within 10 of zero it says so. */
export function signedCount(value: number): string {
  if (Math.abs(value) < 0.5) return '0';
  if (Math.abs(value) < 9.5) return `${value > 0 ? '+' : MINUS}under 10`;
  return `${value > 0 ? '+' : ''}${twoFigures(value)}`;
}

export const times = (factor: number): string => `× ${factor.toFixed(2)}`;
export const inHundred = (part: number): string => minus(String(Math.round(part) || 0));

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2012-11-05" -> "Nov 2012" */
export const monthYear = (iso: string): string => `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;

export function secondsLeft(seconds: number): string {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 1.5) return 'about a second left';
  return seconds < 90 ? `about ${Math.round(seconds)} s left` : `about ${Math.round(seconds / 60)} min left`;
}
