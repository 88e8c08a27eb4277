/**
 * Words of a column's name that say what must not be read, by kind. Whole words, as letters and digits are split at `_ - . /`, blanks and capitals.
 * Left out are words that are as often a list, a place or a code ("street", "mobile", "ip"): their cells tell.
 */
const WORDS: readonly (readonly [kind: string, words: readonly string[]])[] = [
  ['names', ['name', 'names', 'firstname', 'lastname', 'surname', 'fullname', 'nickname', 'fname', 'lname', 'sname', 'dname', 'cname', 'alias', 'prenom', 'ឈ្មោះ', 'នាម']],
  ['phone numbers', ['phone', 'phones', 'telephone', 'tel', 'mobilephone', 'mobilenumber', 'cellphone', 'msisdn', 'imei', 'whatsapp', 'telegram', 'phonenumber', 'ទូរស័ព្ទ']],
  ['birth dates', ['dob', 'birthdate', 'birthday', 'dateofbirth', 'ថ្ងៃកំណើត']],
  ['coordinates', ['lat', 'latitude', 'lon', 'lng', 'longitude', 'gps', 'coord', 'coords', 'coordinate', 'coordinates', 'geom', 'utm', 'easting', 'northing']],
  ['addresses', ['address', 'addr', 'email', 'អាសយដ្ឋាន']],
  ['identity numbers', ['passport', 'ssn', 'nationalid', 'idcard', 'nid']],
  ['free text', ['note', 'notes', 'comment', 'comments', 'remark', 'remarks', 'narrative', 'description', 'freetext', 'story', 'details', 'observations']],
];

const WORD_KIND = new Map(WORDS.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)));

/** With one of these, or alone, "birth" is a date; a year of birth is an age in other words, and a number of births is a count. */
const DATE_WORDS = new Set(['date', 'day', 'dt']);

/** What a column of this name would hold of persons, or undefined. */
export function privateKindOfName(name: string): string | undefined {
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((word) => word.split(/(?<=\D)(?=\d)|(?<=\d)(?=\D)/u));
  const joined = words.join('');
  if (words.includes('birth') && (words.length === 1 || words.some((word) => DATE_WORDS.has(word)))) return 'birth dates';
  return words.map((word) => WORD_KIND.get(word)).find(Boolean) ?? WORD_KIND.get(joined);
}
