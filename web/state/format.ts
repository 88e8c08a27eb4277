/** Numbers and dates as words: true minus, signed changes, two figures for simulated counts (visual/README.md, product.md 4.8). */
const MINUS = '−';
const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const minus = (text: string): string => text.replace('-', MINUS);

/** 0.0816 -> "8.2%"; below one per cent two decimals. */
export function percent(share: number, digits = share !== 0 && Math.abs(share) < 0.0095 ? 2 : 1): string {
  return Number.isFinite(share) ? minus(`${(share * 100).toFixed(digits)}%`) : 'not known';
}

/** A relative change, signed and whole: -0.73 -> "−73%". */
export function change(relative: number): string {
  if (!Number.isFinite(relative)) return 'not known';
  const whole = Math.round(relative * 100);
  return whole === 0 ? '0%' : minus(`${whole > 0 ? '+' : ''}${whole}%`);
}

/** Two significant figures: 1234 -> 1,200. */
export function twoFigures(value: number): string {
  if (!Number.isFinite(value)) return 'not known';
  const size = Math.abs(value);
  if (size < 1) return '0';
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(size)) - 1);
  return minus(integer.format(Math.round(value / unit) * unit));
}

/** A simulated count on screen: small ones are not told apart (product.md section 2, safeguard). */
export const count = (value: number): string => (value < 9.5 ? 'fewer than 10' : `about ${twoFigures(value)}`);
export const bareCount = (value: number): string => (value < 9.5 ? 'fewer than 10' : twoFigures(value));

/** A difference of counts, signed; within 10 of zero it says so. */
export function signedCount(value: number): string {
  if (Math.abs(value) < 0.5) return '0';
  if (Math.abs(value) < 9.5) return `${value > 0 ? '+' : MINUS}under 10`;
  return `${value > 0 ? '+' : ''}${twoFigures(value)}`;
}

export const whole = (value: number): string => minus(integer.format(value));
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

/** product.md 4.8: one fixed scale, number first. */
export function chance(fraction: number): string {
  const n = Math.round(fraction * 100);
  const word = fraction < 0.1 ? 'very unlikely' : fraction < 0.33 ? 'unlikely' : fraction <= 0.66 ? 'about as likely as not' : fraction <= 0.9 ? 'likely' : 'very likely';
  return `${n} in 100 (${word})`;
}
