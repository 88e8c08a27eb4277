/** What the cells of a named column look like, gathered as they are read; no cell is kept. */
export interface Watch {
  /** A label not met before, or a cell that should be a number and is none. */
  see(text: string): void;
  /** A cell that is a number, as its text's shape. */
  number(value: number, decimals: number, digits: number, leadingZero: boolean): void;
  /** The kind of personal data that the column looks like, or undefined. */
  verdict(rows: number): string | undefined;
}

const CAPITALISED = /^\p{Lu}[\p{L}\p{M}'’-]+$/u;
const WITHOUT_CASE = /^[\p{Lo}\p{M}\u200b]+$/u;
const EMAIL = /^\S+@\S+\.\S+$/;
const DEGREES = /\d\s*[°º]|^\s*-?\d{1,3}\.\d{3,}\s*[NSEW]\s*$|-?\d{1,3}\.\d{3,}\s*[,; ]\s*-?\d{1,3}\.\d{3,}/;
const DATE = /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2}))(?:[T ].*)?$/;

/** YYYYMMDD */
const DATE_DIGITS = /^(19\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** Fewer rows than this are too few to tell a list of persons from a list of places. */
const ROWS_FOR_NAMES = 10;
/** Fieldwork lasts months; dates of birth lie years apart. */
const YEARS_APART = 3;
/** Characters of a cell that is no code any more. */
export const LONG_CELL = 100;
const MANY_WORDS = 10;
/** The box of Cambodia, degrees: numbers with four decimals or more that all lie in it, hardly two alike, are places. */
const BOX = { lat: [9.9, 14.8], lon: [102.2, 107.8] } as const;
const SAMPLE = 200;

export function watchColumn(): Watch {
  const seen = { all: 0, phone: 0, date: 0, names: 0, degrees: 0, email: 0, text: 0, oneWord: 0, decimal: 0 };
  const years = { least: Infinity, most: -Infinity };
  const numbers = { all: 0, lat: 0, lon: 0, phone: 0, date: 0 };
  const sample = new Set<number>();
  let sampled = 0;

  const year = (value: number): void => {
    years.least = Math.min(years.least, value);
    years.most = Math.max(years.most, value);
  };
  return {
    see(text) {
      seen.all++;
      const words = text.trim().split(/\s+/);
      if (text.length > LONG_CELL || words.length >= MANY_WORDS) seen.text++;
      if (EMAIL.test(text)) seen.email++;
      const date = DATE.exec(text) ?? DATE_DIGITS.exec(text);
      if (date) {
        seen.date++;
        year(Number(date[1] ?? date[6]));
      } else if (DEGREES.test(text)) seen.degrees++;
      else if (isPhone(text)) seen.phone++;
      else if (/^-?\d{1,3}\.\d{4,}$/.test(text)) seen.decimal++;
      if (words.length >= 2 && words.length <= 4 && words.every((word) => CAPITALISED.test(word) || WITHOUT_CASE.test(word))) seen.names++;
      if (words.length === 1 && text.length >= 3 && (/^\p{Lu}\p{Ll}+$/u.test(text) || WITHOUT_CASE.test(text))) seen.oneWord++;
    },
    number(value, decimals, digits, leadingZero) {
      numbers.all++;
      if ((leadingZero && decimals === 0 && (digits === 9 || digits === 10)) || (value >= 85510000000 && value <= 855999999999)) numbers.phone++;
      if (digits === 8 && decimals === 0 && value >= 19000101) {
        const date = DATE_DIGITS.exec(String(value));
        if (date) {
          numbers.date++;
          year(Number(date[1]));
        }
      }
      if (decimals >= 4) {
        if (value >= BOX.lat[0] && value <= BOX.lat[1]) numbers.lat++;
        if (value >= BOX.lon[0] && value <= BOX.lon[1]) numbers.lon++;
        if (sampled < SAMPLE) {
          sampled++;
          sample.add(value);
        }
      }
    },
    verdict(rows) {
      const most = (count: number, of: number, share: number): boolean => count > 0 && count >= share * of;
      if (seen.text > 0) return 'free text';
      if (most(seen.email, seen.all, 0.1)) return 'addresses';
      if (most(seen.degrees, seen.all, 0.5) || most(seen.decimal, seen.all, 0.5)) return 'coordinates';
      if ((most(seen.date, seen.all, 0.5) || most(numbers.date, numbers.all, 0.9)) && years.most - years.least > YEARS_APART) return 'birth dates';
      if (most(seen.phone, seen.all, 0.5) || most(numbers.phone, numbers.all, 0.5)) return 'phone numbers';
      if (rows >= ROWS_FOR_NAMES && seen.all > 0.5 * rows && (most(seen.names, seen.all, 0.8) || most(seen.oneWord, seen.all, 0.9))) return 'names';
      if (sampled >= 20 && sample.size > 0.8 * sampled && (most(numbers.lat, numbers.all, 0.9) || most(numbers.lon, numbers.all, 0.9))) return 'coordinates';
      return undefined;
    },
  };
}

/** Eight to fifteen digits with a plus, blanks, dashes or brackets between them, or nine or ten that start with 0. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15 || !/^\+?[\d\s()./-]+$/.test(text)) return false;
  return text.startsWith('+') || /\d[\s()-]+\d/.test(text) || (/^0\d{8,9}$/.test(text)) || /^855\d{8,9}$/.test(text);
}
