import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberRules } from '../../../../sim/io/table/request.ts';
import { label, number, places, problems, read, table } from './support.ts';

const values = (bytes: Uint8Array | string, options = {}): number[] => Array.from(table(bytes, [number('y')], options).numbers.get('y')!);

describe('one content, written in many ways', () => {
  const want = [1, -2.5, 3000];
  const rows = ['y,other', '1,a', '-2.5,b', '3e3,c'];
  test.each([
    ['LF', `${rows.join('\n')}\n`],
    ['CRLF', rows.join('\r\n')],
    ['CR', `${rows.join('\r')}\r`],
    ['a byte order mark', `\uFEFF${rows.join('\n')}`],
    ['semicolons', rows.join('\n').replaceAll(',', ';')],
    ['tabs', rows.join('\n').replaceAll(',', '\t')],
    ['quotes', 'y,other\n"1","a, ""and"" b\nc"\n"-2.5",x\n 3e3 ,\n'],
    ['blank lines', `${rows.join('\n\n')}\n\n\n  \n`],
    ['the column last', 'other,y\na,1\nb,-2.5\nc,3000'],
    ['a header in quotes', '"y" ,"other, too"\n1,a\n-2.5,b\n3000,c'],
  ])('%s', (_, text) => {
    for (const block of [1, 2, 5, 1000]) expect(Array.from(table(text, [number('y')], {}, block).numbers.get('y')!)).toEqual(want);
  });

  test('decimals with a comma, where it is said', () => {
    expect(values('y;x\n1,5;2\n"0,25";1\n', { decimalComma: true })).toEqual([1.5, 0.25]);
    const [problem] = problems('y;x\n1,5;2\n', [number('y')]);
    expect(problem).toMatchObject({ code: 'E6009', fix: '--decimal comma, if decimals are written with a comma' });
    expect(places(problems('y;x\n1.5;2\n', [number('y')], { decimalComma: true }))).toEqual(['E6009 2:1 y']);
  });
});

test('any finite number comes back as the engine reads it, with its sign, and -0 as 0', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.nat(255), fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((v) => Number(v.toFixed(4)))), { minLength: 1, maxLength: 50 }), (numbers) => {
    expect(values(`y\n${numbers.join('\n')}\n`)).toEqual(numbers.map((v) => v + 0));
  }));
});

test('a column takes one byte a value while counts are below 256, and grows when they are not', () => {
  const small = Array.from({ length: 70000 }, (_, i) => i % 256);
  expect(table(`y\n${small.join('\n')}`, [number('y')], {}, 1 << 16).numbers.get('y')).toBeInstanceOf(Uint8Array);
  const large = [...small, 1e6, -3];
  const column = table(`y\n${large.join('\n')}`, [number('y')], {}, 1 << 16).numbers.get('y')!;
  expect(column).toBeInstanceOf(Int32Array);
  expect(Array.from(column)).toEqual(large);
  expect(Array.from(table(`y\n${[...large, 0.5].join('\n')}`, [number('y')], {}, 1 << 16).numbers.get('y')!)).toEqual([...large, 0.5]);
});

test('labels get codes in the order in which they come, and any text is told from any other', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', 'ក', '0'), minLength: 1, maxLength: 4 }).map((text) => text.trim()).filter((text) => text !== ''), { minLength: 1, maxLength: 300 }), (texts) => {
    const distinct = [...new Set(texts)];
    const { codes, count } = table(`s\n${texts.map((text) => `"${text.replaceAll('"', '""')}"`).join('\n')}`, [label('s')]).labels.get('s')!;
    expect(count).toBe(distinct.length);
    expect(Array.from(codes)).toEqual(texts.map((text) => distinct.indexOf(text)));
  }));
});

test('a column that shares codes with another has those of the same text, and -1 where nothing stands', () => {
  const requests = [{ ...label('id'), key: 'id' }, { key: 'from', flag: '--from', name: 'from', kind: 'label', missing: 'allow', sharesCodesWith: 'id' } as const];
  const { labels } = table('id,from\na,\nb,a\nc,NA\nd,c\ne,x\n', requests);
  expect(Array.from(labels.get('id')!.codes)).toEqual([0, 1, 2, 3, 4]);
  expect(Array.from(labels.get('from')!.codes)).toEqual([-1, 0, -1, 2, 5]);
});

test('100,000 labels keep their codes', () => {
  const texts = Array.from({ length: 200_000 }, (_, i) => `v${(i * 7919) % 100_003}`);
  const { codes, count } = table(`s\n${texts.join('\n')}`, [label('s')], {}, 1 << 16).labels.get('s')!;
  const seen = new Map<string, number>();
  for (const text of texts) if (!seen.has(text)) seen.set(text, seen.size);
  expect(count).toBe(seen.size);
  expect(Array.from(codes)).toEqual(texts.map((text) => seen.get(text)));
});

test('a match is by text, or by number when both are one', () => {
  const of = (value: string): number[] => Array.from(table('a\n1\n1.0\n01\nx\n2\n', [number('a', { kind: 'match', value })]).numbers.get('a')!);
  expect(of('1')).toEqual([1, 1, 1, 0, 0]);
  expect(of('x')).toEqual([0, 0, 0, 1, 0]);
});

describe('what is wrong is told with line, character and row, all together', () => {
  test('cells that are no numbers, and none of them is shown', () => {
    const found = problems('id,y\n1,12\n2,secret\n3,0x10\n"4\n4",1 200\n5,Infinity\n6,"1,200"\n', [number('y')]);
    expect(places(found)).toEqual(['E6009 3:3 y', 'E6009 4:3 y', 'E6009 6:4 y', 'E6009 7:3 y', 'E6009 8:3 y']);
    expect(found[0]!.what).toBe('row 2: the cell is not a number');
    for (const text of ['secret', '0x10', '1 200', 'Infinity', '1,200']) expect(JSON.stringify(found)).not.toContain(text);
  });

  test('characters are counted, not bytes', () => {
    expect(places(problems('a,y\nភ្នំពេញ,x\n', [number('y')]))).toEqual(['E6009 2:9 y']);
  });

  test.each(['', 'NA', 'na', 'NaN', 'N/A', 'null', '.', '" "'])('%j is missing: refused where a value is needed, NaN where it may be missing', (cell) => {
    const text = `y,x\n1,1\n${cell},1\n`;
    expect(places(problems(text, [number('y')]))).toEqual(['E6008 3:1 y']);
    expect(Array.from(table(text, [number('y', { missing: 'allow' })]).numbers.get('y')!)).toEqual([1, NaN]);
    expect(places(problems(text, [label('y')]))).toEqual(['E6008 3:1 y']);
  });

  test('a number outside what its column may hold', () => {
    expect(places(problems('w\n1\n-2\n0\n', [number('w', { rule: numberRules.notNegative('a weight') })]))).toEqual(['E6010 3:1 w']);
  });

  test('rows with more or fewer cells', () => {
    expect(places(problems('y,x\n1,2\n3\n4,5,6\n7,8\n', [number('x')]))).toEqual(['E6006 3:1 ', 'E6006 4:1 ']);
  });

  test('a column that is missing, with the nearest name; one that is there twice; a number that is none beside them', () => {
    const found = problems('weight,y,y\n1,2,x\n', [number('wieght'), number('y'), number('zzzzzz')]);
    expect(places(found)).toEqual(['E6004 1:0 wieght', 'E6005 1:0 y', 'E6004 1:0 zzzzzz']);
    expect(found[0]!.what).toContain('Did you mean "weight"?');
  });

  test('a quote that is never closed, and text after one', () => {
    expect(places(problems('y\n1\n"2\n3\n', [number('y')]))).toEqual(['E6007 3:1 ']);
    expect(places(problems('y\n1\n"2"3\n', [number('y')]))).toEqual(['E6007 3:1 ']);
    expect(places(problems(`y\n"${'1'.repeat(70000)}`, [number('y')]))).toEqual(['E6007 2:1 ']);
  });

  test('the first 20, and how many more there are', () => {
    const found = problems(`y\n${'x\n'.repeat(123)}`, [number('y')]);
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toMatchObject({ code: 'E6099', what: '103 more problems are not listed' });
  });

  test.each([
    ['nothing', '', 'E6003'],
    ['a header alone', 'y,x\n', 'E6003'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 121, 0, 10, 0, 49, 0]), 'E6002'],
    ['bytes that are no text', new Uint8Array([121, 0, 44, 10, 49, 10]), 'E6002'],
    ['a million bytes without a line end', 'y'.repeat(1 << 21), 'E6002'],
  ])('%s is no table', (_, bytes, code) => {
    const result = read(bytes, [number('y')], {}, 1 << 16);
    expect('problems' in result && result.problems.map((problem) => problem.code)).toEqual([code]);
  });
});

test('a row is traced to its line through blank lines and line ends inside quotes', () => {
  const { lineOf, rows } = table('y,c\n1,"a\nb"\n\n2,x\n\n\n3,y\n4,"\n\n"\n5,z\n', [number('y')]);
  expect(Array.from({ length: rows }, (_, row) => lineOf(row))).toEqual([2, 5, 8, 9, 12]);
});
