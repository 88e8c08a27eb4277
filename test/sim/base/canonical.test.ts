import { expect, test } from 'vitest';
import { canonicalJson } from '../../../sim/base/canonical.ts';
import { fc } from './seeded.ts';

// Oracle: RFC 8785, section 3.2.3 and appendix B
test('the sample of RFC 8785 section 3.2.2 comes out as printed there', () => {
  const value = {
    // The RFC writes the first as 333333333.33333329: the same double.
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
});

test('members are sorted by UTF-16 code units, as in RFC 8785 section 3.2.3', () => {
  const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
  expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual(
    ['One', 'Carriage Return', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']);
  expect(canonicalJson(value).indexOf('Carriage')).toBeLessThan(canonicalJson(value).indexOf('One'));
});

test.each([
  ['0000000000000000', '0'], ['8000000000000000', '0'], ['0000000000000001', '5e-324'], ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'], ['4340000000000000', '9007199254740992'], ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'], ['44b52d02c7e14af6', '1e+23'], ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef50', '1e+21'], ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'], ['3eb0c6f7a0b5ed8d', '0.000001'], ['41b3de4355555553', '333333333.3333332'],
])('the double %s is written %s (appendix B)', (hex, wanted) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  expect(canonicalJson(view.getFloat64(0))).toBe(wanted);
});

test('NaN, infinities, functions, undefined, bigint, lone surrogates and cycles are refused', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  for (const value of [NaN, Infinity, () => 1, undefined, 1n, [undefined], '\ud800', { '\udc00': 1 }, cycle]) expect(() => canonicalJson(value)).toThrow('canonical JSON');
  expect(canonicalJson('😀')).toBe('"😀"');
});

test('undefined members are left out, typed arrays are arrays, and one object in two places is no cycle', () => {
  const shared = { x: 1 };
  expect(canonicalJson({ b: undefined, a: Float64Array.of(1, 0.5), c: [shared, shared], d: {}, e: [] })).toBe('{"a":[1,0.5],"c":[{"x":1},{"x":1}],"d":{},"e":[]}');
});

test('a name like __proto__ or 10 is a member like any other', () => {
  expect(canonicalJson(JSON.parse('{"__proto__":1,"10":2,"9":3}'))).toBe('{"10":2,"9":3,"__proto__":1}');
});

test('reading and writing again gives the same text, whatever the order of the members', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = canonicalJson(value);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse().filter(([key]) => key !== '__proto__'))))
        .toBe(canonicalJson(Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'))));
    }
  }));
});
