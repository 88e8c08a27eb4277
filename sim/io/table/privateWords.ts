/** Words of a column's name that say what must not be read, by kind. Whole words, as letters and digits are split at `_ - . /`, blanks and capitals. */
const WORDS: readonly (readonly [kind: string, words: readonly string[]])[] = [
  ['names', ['name', 'names', 'firstname', 'lastname', 'surname', 'fullname', 'nickname', 'fname', 'lname', 'sname', 'dname', 'cname', 'alias', 'nom', 'prenom', 'ឈ្មោះ', 'នាម']],
  ['phone numbers', ['phone', 'phones', 'telephone', 'tel', 'mobile', 'cellphone', 'msisdn', 'imei', 'whatsapp', 'telegram', 'phonenumber', 'ទូរស័ព្ទ']],
  ['birth dates', ['dob', 'birthdate', 'birthday', 'dateofbirth', 'birth', 'born', 'ថ្ងៃកំណើត']],
  ['coordinates', ['lat', 'latitude', 'lon', 'lng', 'longitude', 'gps', 'coord', 'coords', 'coordinate', 'coordinates', 'geo', 'geom', 'utm', 'easting', 'northing']],
  ['addresses', ['address', 'addr', 'street', 'email', 'mail', 'facebook', 'url', 'website', 'ip', 'អាសយដ្ឋាន']],
  ['identity numbers', ['passport', 'ssn', 'nationalid', 'idcard', 'nid']],
  ['free text', ['note', 'notes', 'comment', 'comments', 'remark', 'remarks', 'narrative', 'description', 'freetext', 'story', 'details', 'observations']],
];

const WORD_KIND = new Map(WORDS.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)));

/** A year of birth is an age in other words, and a number of births is a count. */
const BIRTH_ALLOWED = new Set(['year', 'years', 'yr', 'yob', 'rate', 'order', 'weight', 'cohort']);

/** What a column of this name would hold of persons, or undefined. */
export function privateKindOfName(name: string): string | undefined {
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((word) => word.split(/(?<=\D)(?=\d)|(?<=\d)(?=\D)/u));
  const joined = words.join('');
  const kind = words.map((word) => WORD_KIND.get(word)).find(Boolean) ?? WORD_KIND.get(joined);
  if (kind === 'birth dates' && words.some((word) => BIRTH_ALLOWED.has(word))) return undefined;
  return kind;
}
