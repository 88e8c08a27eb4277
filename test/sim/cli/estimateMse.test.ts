import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

const FILE = 'docs/examples/uk2013-lists.csv';
const UK = ['estimate', 'mse', FILE, '--lists', 'LA,NG,PF,GO,GP,NCA', '--count', 'count'];
const folder = mkdtempSync(join(tmpdir(), 'undercount-mse-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const json = async (args: readonly string[]): Promise<Record<string, any>> => JSON.parse((await undercount([...args, '--json'])).out); // oxlint-disable-line no-explicit-any

describe('estimate mse on the United Kingdom of 2013', () => {
  test('prints persons, interval, model, what it tells and assumes, and the caution of Whitehead and others', async () => {
    const { code, out, err } = await undercount(UK);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('Persons: 11,252; 2,744 on the lists and 8,508 on none.');
    expect(out).toContain('95% interval 9,836 to 12,950 (log-normal)');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('LA:GP, LA:NCA at minus infinity');
    expect(out).toContain('Whitehead, Jackson, Balch & Francis');
    expect(out).toContain('What matters most:');
  });

  test.each([
    [['--model', 'main'], 12214], [['--zero-overlaps', 'exclude'], 11418], [['--criterion', 'p'], 11418], [['--criterion', 'bic'], 12350],
    [['--model', '. + PF:NCA + LA:NG + NG:GP + LA:PF + PF:GP + GO:GP + NG:GO'], 11418], [['--estimator', 'chao'], 12215],
  ])('%j gives %d', async (flags, persons) => {
    expect(Math.round((await json([...UK, ...flags])).estimate)).toBe(persons);
  });

  test('JSON has estimate, standard error, interval, n, model and notes; a term at minus infinity is null and flagged', async () => {
    const got = await json(UK);
    expect(got).toMatchObject({ estimator: 'mse', n: 2744, interval: { level: 0.95, method: 'log-normal' }, model: { minusInfinity: ['LA:GP', 'LA:NCA'], parameters: 16 } });
    expect(got.model.terms.find(({ term }: { term: string }) => term === 'LA:GP')).toEqual({ term: 'LA:GP', coefficient: null, atMinusInfinity: true });
    expect(got.notes.some((note: string) => note.includes('Whitehead'))).toBe(true);
  });

  test('a seed in words fixes the bootstrap, whose BCa interval is then the answer', async () => {
    const flags = [...UK, '--criterion', 'p', '--bootstrap', '40', '--seed', 'one'];
    const first = await json(flags);
    expect(first.interval.method).toBe('bca');
    expect(first.bootstrap).toMatchObject({ replications: 40, failed: 0 });
    expect(await json(flags)).toEqual(first);
    expect((await json([...flags.slice(0, -1), 'two'])).interval).not.toEqual(first.interval);
  });

  test('fewer lists: those on the others alone are counted and left out', async () => {
    const got = await json(['estimate', 'mse', FILE, '--lists', 'PF,NCA', '--count', 'count', '--estimator', 'chapman']);
    // PF and NCA hold 1102 and 102 persons, 35 of them both: 1103 × 103 / 36 - 1.
    expect(got.estimate).toBeCloseTo((1103 * 103) / 36 - 1, 8);
    expect(got.notes).toContain('1575 persons on none of these lists are left out: the number of such persons is what is estimated.');
  });
});

test('one row a person, shuffled and with CRLF and semicolons, gives what its patterns give', async () => {
  const rows = ['1;0;0', '0;1;0', '1;1;0', '1;1;0', '0;0;1', '1;0;1', '0;1;1', '0;1;0', '1;0;0', '0;0;1', '1;0;0'];
  const persons = file('persons.csv', `A;B;C\r\n${rows.join('\r\n')}\r\n`);
  const patterns = file('patterns.csv', 'A,B,C,n\n1,0,0,3\n0,1,0,2\n0,0,1,2\n1,1,0,2\n1,0,1,1\n0,1,1,1\n');
  const one = await json(['estimate', 'mse', persons, '--lists', 'A,B,C', '--model', 'main']);
  const other = await json(['estimate', 'mse', patterns, '--lists', 'A,B,C', '--count', 'n', '--model', 'main']);
  expect(one).toEqual(other);
});

describe('what cannot be is refused, with its place and never a cell', () => {
  test('cells that are no 0 or 1, counts that are negative or broken, and empty cells: all at once, by row and column, exit 3', async () => {
    const { code, out, err } = await undercount(['estimate', 'mse', file('wrong.csv', 'A,B,n\n1,0,5\n0,77,6\n1,1,-3\n1,1,2.5\n1,,2\n'), '--lists', 'A,B', '--count', 'n']);
    expect(code).toBe(3);
    expect(out).toBe('');
    for (const place of ['wrong.csv:3:3 B', 'wrong.csv:4:5 n', 'wrong.csv:5:5 n', 'wrong.csv:6:3 B']) expect(err).toContain(place);
    expect(err).not.toContain('77');
    expect(err).toContain('4 problems; nothing was estimated');
  });

  test('with --missing drop rows with an empty cell are left out and counted', async () => {
    const got = await json(['estimate', 'mse', file('missing.csv', 'A,B,n\n1,0,50\n0,1,60\n1,1,30\n1,,20\n0,1,\n'), '--lists', 'A,B', '--count', 'n', '--missing', 'drop']);
    expect(got.estimate).toBeCloseTo((80 * 90) / 30, 8);
    expect(got.notes).toContain('2 rows with a missing value are left out.');
  });

  test.each([
    ['1,0,5\n0,1,6\n', [], 'nobody is on two lists'],
    ['1,0,5\n', [], 'only list A holds anybody'],
    ['0,0,5\n', [], 'nobody is on any of the lists'],
    ['1,0,5\n1,1,6\n', [], 'everybody is on list A'],
    ['1,0,5\n0,1,3\n1,1,6\n', ['--model', '. + A:B'], 'is not identifiable'],
  ])('lists that tell nothing (%j, %j) end with 3 and no number: %s', async (rows, flags, words) => {
    const path = file('nothing.csv', `A,B,n\n${rows}`);
    const { code, out, err } = await undercount(['estimate', 'mse', path, '--lists', 'A,B', '--count', 'n', '--json', ...flags]);
    expect(code).toBe(3);
    expect(err).toContain(words);
    expect(JSON.parse(out)).toMatchObject({ estimate: null });
  });

  test.each([
    [['--lists', 'LA'], '2 to 8'], [['--lists', 'A,B,C,D,E,F,G,H,I'], '2 to 8'], [['--lists', 'LA,LA'], 'twice'], [['--lists', 'LA,NG', '--model', 'LA:XX'], '"XX" is none of the lists'],
    [['--lists', 'LA,NG,PF', '--estimator', 'chapman'], 'for two lists'], [['--lists', 'LA,NG', '--estimator', 'chao', '--model', 'main'], '--model is for the log-linear'],
    [['--lists', 'LA,NG', '--interval', 'bca'], 'needs replications'], [['--lists', 'LA,NG', '--threshold', '0.1'], 'for the criterion p'],
    [['--lists', 'LA,NG,PF,GO,GP,NCA', '--model', 'average', '--bootstrap', '1000'], '32,768,000 fits'], [['--lists', 'LA,NG', '--count', 'LA'], 'one of the lists'],
    [['--lists', 'LA,NG', '--criterion', 'p', '--table'], 'by aic or bic'],
  ])('%j is wrong usage, exit 2, with a line to try', async (flags, words) => {
    const { code, out, err } = await undercount(['estimate', 'mse', FILE, ...flags]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.replaceAll(/\s+/g, ' ')).toContain(words);
    expect(err).toContain('try:');
  });
});
