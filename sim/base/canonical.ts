/**
 * JSON in one form only: members sorted by UTF-16 code units, no spaces, numbers as ECMAScript prints them (RFC 8785).
 * Members that are `undefined` are left out. Typed arrays are written as arrays.
 * @throws on what JSON cannot say (NaN, infinities, functions, bigint, undefined in an array, cycles) and on lone surrogates: broken invariants
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, above: readonly object[]): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`canonical JSON has no ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new Error(`canonical JSON has no ${typeof value}`);
  if (above.includes(value)) throw new Error('canonical JSON has no cycles');
  const path = [...above, value];
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, path)).join(',')}]`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `[${Array.from(value as unknown as ArrayLike<number>, (item) => write(item, path)).join(',')}]`;
  }
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  // The default order of `sort` on strings is by UTF-16 code units, which is what the RFC asks for.
  const sorted = new Map(members);
  return `{${[...sorted.keys()].sort().map((key) => `${quote(key)}:${write(sorted.get(key), path)}`).join(',')}}`;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function quote(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new Error('canonical JSON has no lone surrogates');
  return JSON.stringify(text);
}
