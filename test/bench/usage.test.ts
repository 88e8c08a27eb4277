import { expect, test } from 'vitest';
import { benches } from '../../bench/index.ts';
import { main, type Host } from '../../bench/main.ts';
import { readArguments } from '../../bench/usage.ts';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean), benches);

test('without a name all benches are asked for, with their own numbers', async () => {
  expect(await read('')).toEqual({ names: Object.keys(benches), numbers: {}, json: false, quick: false, save: false, compare: false, tables: false });
});

test('a name, its numbers and --json are read', async () => {
  expect(await read('worlds --rounds 3 --worlds=2 --json')).toMatchObject({ names: ['worlds'], numbers: { rounds: 3, worlds: 2 }, json: true });
});

test.each([
  ['nosuch', /"nosuch" is none of .*worlds/, 'npm run bench -- '],
  ['scal', /none of/, 'npm run bench -- scale'],
  ['toString', /none of/, 'npm run bench -- '],
  ['worlds scale', /one bench at a time/, 'npm run bench -- worlds'],
  ['worlds --rounds 0', /--rounds is 0; a whole number from 1/, 'npm run bench -- worlds --rounds 9'],
  ['worlds --rounds -1', /--rounds is -1; a whole number from 1/, 'npm run bench -- worlds --rounds 9'],
  ['worlds --rounds x', /--rounds is x; a whole number from 1/, 'npm run bench -- worlds --rounds 9'],
  ['worlds --rounds 1.5', /--rounds is 1.5/, 'npm run bench -- worlds --rounds 9'],
  ['worlds --rounds 1e3', /--rounds is 1e3/, 'npm run bench -- worlds --rounds 9'],
  ['worlds --rounds 1000000', /--rounds is 1000000/, 'npm run bench -- worlds --rounds 9'],
  ['worlds --rounds=', /--rounds is empty/, 'npm run bench -- worlds --rounds 9'],
  ['worlds --rounds', /--rounds .*missing/, 'npm run bench -- --help'],
  ['worlds --weeks 3', /worlds takes no --weeks; it takes --rounds, --worlds/, 'npm run bench -- worlds'],
  ['--rounds 3', /name it/, 'npm run bench -- worlds --rounds 3'],
  ['--frob', /'--frob'; there are .*--quick/, 'npm run bench -- --help'],
  ['worlds --json=yes', /--json/, 'npm run bench -- --help'],
  ['worlds --save', /leave the name away/, 'npm run bench -- --save'],
  ['--save --quick', /leave --quick away/, 'npm run bench -- --save'],
  ['--tables worlds', /goes with nothing else/, 'npm run bench -- --tables'],
  ['--save --compare', /write over/, 'npm run bench -- --compare'],
])('"%s" is refused with what is wrong and a line to try', async (line, wrong, attempt) => {
  const refusal = await read(line);
  if (typeof refusal === 'string' || !('wrong' in refusal)) throw new Error('it was taken');
  expect(refusal.wrong).toMatch(wrong);
  expect(refusal.wrong).not.toContain('\n');
  expect(refusal.try).toContain(attempt);
});

function host(more: Partial<Host> = {}): Host & { readonly said: string[]; readonly printed: string[] } {
  const [said, printed]: [string[], string[]] = [[], []];
  return {
    said, printed,
    say: (line) => void said.push(line),
    print: (text) => void printed.push(text),
    root: '.',
    facts: async () => ({ commit: 'abc1234', date: '2026-01-01', load: 0, machine: { cores: 2, model: 'a machine', memoryGB: 8, node: 'v20' } }),
    prepare: async () => ({ missing: 'there is none' }),
    run: async () => ({ failed: 'it was not to be run' }),
    read: () => undefined,
    write: () => expect.fail('a file was written'),
    ...more,
  };
}

test('wrong usage ends with 2 before anything is run; a line says what to do', async () => {
  for (const args of [['nosuch'], ['worlds', '--rounds', '0'], ['--frob'], ['--compare']]) {
    const on = host({ run: async () => expect.fail('a bench was run') });
    expect(await main(args, benches, on)).toBe(2);
    expect(on.said.join('\n')).toMatch(/^bench: .*\n {2}try: npm run bench/);
    expect(on.printed).toEqual([]);
  }
});

test('results that are no JSON are said, with a way out', async () => {
  const on = host({ read: () => '{', run: async () => expect.fail('a bench was run') });
  expect(await main(['--compare'], benches, on)).toBe(2);
  expect(on.said).toEqual(['bench: bench/results.json is no JSON\n  try: git checkout bench/results.json']);
});

test('--help lists every bench with its question', async () => {
  const on = host();
  expect(await main(['--help'], benches, on)).toBe(0);
  for (const [name, load] of Object.entries(benches)) expect(on.printed.join('')).toContain(`  ${name.padEnd(20)} ${(await load()).question}`);
});

const one = {
  needy: async () => ({ question: 'Which?', answers: ['cancel' as const], needs: ['chromium' as const], defaults: {}, quick: {}, bench: async () => 1, words: String, rows: () => [] }),
  plain: async () => ({
    question: 'How much?', answers: ['workers' as const], defaults: { rounds: 3 }, quick: {}, bench: async () => 1, words: String,
    rows: (data: unknown) => [{ id: 'workers', value: data as number, low: 1.8, high: 2, unit: '×' }],
  }),
};
const measured = { seconds: 1, kernelNanoseconds: { median: 1, low: 1, high: 1 }, data: 1.9 };

test('a bench that lacks what it needs is left out, said, and its row says why; the others are run', async () => {
  const run: string[] = [];
  const on = host({ run: async (name, { rounds }) => (run.push(`${name} ${rounds}`), measured) });
  expect(await main([], one, on)).toBe(0);
  expect(run).toEqual(['plain 3']);
  expect(on.said.join('\n')).toContain('left out: there is none');
  expect(on.printed.at(-1)).toMatch(/cancel .*not measured: there is none/);
  expect(on.printed.at(-1)).toMatch(/speed-up from 1 to 2 workers .* 1.90× \(1.80 to 2\) +met \(the range lies on both sides\)/);
});

test('a bench that fails ends with 1, in a sentence, and nothing is saved', async () => {
  const on = host({ prepare: async () => ({ path: '/usr/bin/true' }), run: async () => ({ failed: 'no memory' }) });
  expect(await main(['--save'], one, on)).toBe(1);
  expect(on.said.join('\n')).toContain('failed: no memory');
});
