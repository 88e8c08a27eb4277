/** What a cell says: a finite number, that it is missing, or neither. */
export type Parsed = number | 'missing' | 'notANumber';

const POINT = 46;
const COMMA = 44;
const MINUS = 45;
const PLUS = 43;

/** Powers of ten that are exact, so that a division by one is rounded once: the result is the nearest number, as the engine's own reading. */
const TENS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const TOKENS = new Set(['', 'na', 'n/a', 'nan', 'null', '.']);

/**
 * A number as text: digits, a point, an exponent. No thousands separators, no units, no hexadecimal, no infinity.
 * Missing is an empty cell, NA, N/A, NaN, null or a lone point, in small or capital letters.
 * @param decimalComma the decimal mark is a comma, as in many semicolon files
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number, decimalComma: boolean): Parsed {
  const mark = decimalComma ? COMMA : POINT;
  let i = from;
  const negative = bytes[i] === MINUS;
  if (negative || bytes[i] === PLUS) i++;
  let digits = 0;
  let value = 0;
  let decimals = -1;
  for (; i < to; i++) {
    const byte = bytes[i];
    if (byte >= 48 && byte <= 57) {
      value = value * 10 + (byte - 48);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === mark && decimals < 0) decimals = 0;
    else break;
  }
  // Fifteen digits and a power of ten up to 22 are both exact.
  if (i === to && digits > 0 && digits <= 15) {
    const size = decimals > 0 ? value / TENS[decimals] : value;
    return negative ? -size : size;
  }
  return parseSlowly(textOf(bytes, from, to), decimalComma);
}

function parseSlowly(text: string, decimalComma: boolean): Parsed {
  if (isMissing(text)) return 'missing';
  const point = decimalComma ? text.replace(',', '.') : text;
  if ((decimalComma && text.includes('.')) || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(point)) return 'notANumber';
  const value = Number(point);
  return Number.isFinite(value) ? value : 'notANumber';
}

/** Whether a cell, trimmed, says that it is missing. */
export function isMissing(text: string): boolean {
  return text.length < 5 && TOKENS.has(text.toLowerCase());
}

/** Text of bytes in UTF-8; what is no UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  let plain = true;
  for (let i = from; i < to && plain; i++) plain = bytes[i] < 128;
  if (plain && to - from < 64) return String.fromCharCode(...bytes.subarray(from, to));
  return new TextDecoder().decode(bytes.subarray(from, to));
}
