import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answeredBy, DOCUMENTS, renewed, RESULTS } from '../../bench/documents.ts';
import { benches } from '../../bench/index.ts';
import { main, type Host } from '../../bench/main.ts';
import { SENTENCES } from '../../bench/profileSentences.ts';
import type { Profile } from '../../bench/profile.ts';
import type { Results } from '../../bench/results.ts';
import { targets } from '../../bench/targets.ts';

const committed = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results) : undefined;

test.each(DOCUMENTS)('the tables of %s are those of the committed results (npm run bench -- --save)', async (path) => {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('<!-- bench:');
  expect(await renewed(text, committed, benches)).toBe(text);
});

test('committed results are of a whole run: every bench, with the rows that its data gives', async () => {
  if (!committed) return;
  expect(committed.quick).toBe(false);
  expect([...Object.keys(committed.benches), ...Object.keys(committed.leftOut)].sort()).toEqual(expect.arrayContaining(Object.keys(benches).sort()));
  for (const [name, { rows, data }] of Object.entries(committed.benches)) expect((await benches[name]!()).rows(data), name).toEqual(rows);
});

test('there is a sentence on each of the ten costliest functions of the committed profile', () => {
  const profile = committed?.benches['profile']?.data as Profile | undefined;
  for (const { name } of profile?.functions ?? []) expect(SENTENCES, `bench/profileSentences.ts: ${name}`).toHaveProperty([name]);
});

test('each sentence is on a function of the simulation', () => {
  const files = readdirSync('sim', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(`sim/${file}`, 'utf8'));
  const functions = new Set(files.flatMap((text) => [...text.matchAll(/function (\w+)/g)].map(([, name]) => name!)));
  expect(Object.keys(SENTENCES).filter((name) => !functions.has(name))).toEqual(['(garbage collector)']);
});

test('every target is answered by a bench, and every answer is a target', async () => {
  const found = await answeredBy(benches);
  expect(Object.keys(found).sort()).toEqual(Object.keys(targets).sort());
});

test('only what stands between the marks is made anew', async () => {
  const text = 'before\n<!-- bench:targets -->\nold\n<!-- /bench:targets -->\nafter\n';
  expect(await renewed(text, undefined, benches)).toBe('before\n<!-- bench:targets -->\nNot measured yet: `npm run bench -- --save`.\n<!-- /bench:targets -->\nafter\n');
});

const results: Results = {
  commit: 'abc1234', date: '2026-01-01', load: 0, machine: { cores: 2, model: 'a machine', memoryGB: 8, node: 'v20' }, quick: false, leftOut: {},
  benches: {
    one: { numbers: { rounds: 3 }, seconds: 1.2, kernelNanoseconds: { median: 2, low: 1.9, high: 2.1 }, data: 1.9, rows: [{ id: 'workers', value: 1.9, low: 1.86, high: 2, unit: '×' }] },
  },
};
const one = {
  one: async () => ({
    question: 'How much?', answers: ['workers' as const], defaults: { rounds: 3 }, quick: {}, bench: async () => 1, words: (data: unknown) => `it is ${data}\n`,
    rows: () => results.benches['one']!.rows,
  }),
};

test('parts: the short table names the command, the long one the verdict, and each bench is shown as it prints itself', async () => {
  const of = (part: string): Promise<string> => renewed(`<!-- bench:${part} -->\n<!-- /bench:${part} -->\n`, results, one);
  expect(await of('short')).toContain('| speed-up from 1 to 2 workers | ≥ 1.85× | 1.90× (1.86 to 2) | `npm run bench -- one` |');
  expect(await of('short')).toContain('Commit abc1234, 2026-01-01; 2 cores (a machine), 8 GB, Node v20; its fixed kernel took 1.90 to 2.10 ns.');
  expect(await of('targets')).toContain('| speed-up from 1 to 2 workers | ≥ 1.85× |  | 1.90× (1.86 to 2) | met | one |');
  expect(await of('benches')).toContain('### How much?\n\n`npm run bench -- one --rounds 3` (1 s)\n\n```text\nit is 1.9\n```');
});

test('a part that nobody makes, or one without its end, is a fault', async () => {
  await expect(renewed('<!-- bench:nosuch -->\n<!-- /bench:nosuch -->', results, one)).rejects.toThrow('nobody makes the part bench:nosuch');
  await expect(renewed('<!-- bench:targets -->\n<!-- bench:short -->\n<!-- /bench:short -->', results, one)).rejects.toThrow('the part bench:targets has no end');
});

test('--tables makes the documents anew from the committed results and measures nothing', async () => {
  const written: Record<string, string> = {};
  const host: Host = {
    say: () => {}, print: () => {}, root: '.',
    facts: async () => expect.fail('it asked for the machine'), prepare: async () => expect.fail('it prepared'), run: async () => expect.fail('it measured'),
    read: (path) => (path === RESULTS ? JSON.stringify(results) : '<!-- bench:short -->\n<!-- /bench:short -->'),
    write: (path, text) => void (written[path] = text),
  };
  expect(await main(['--tables'], one, host)).toBe(0);
  expect(Object.keys(written).sort()).toEqual([...DOCUMENTS].sort());
  expect(written['README.md']).toContain('1.90× (1.86 to 2)');
});

test('--save writes the results and both documents, with the same numbers', async () => {
  const written: Record<string, string> = {};
  const host: Host = {
    say: () => {}, print: () => {}, root: '.',
    facts: async () => ({ commit: results.commit, date: results.date, load: 0, machine: results.machine }),
    prepare: async () => ({ missing: 'there is none' }),
    run: async () => { const { seconds, kernelNanoseconds, data } = results.benches['one']!; return { seconds, kernelNanoseconds, data }; },
    read: (path) => (path === 'README.md' ? '<!-- bench:short -->\n<!-- /bench:short -->' : '<!-- bench:benches -->\n<!-- /bench:benches -->'),
    write: (path, text) => void (written[path] = text),
  };
  expect(await main(['--save'], one, host)).toBe(0);
  expect(Object.keys(written).sort()).toEqual([...DOCUMENTS, RESULTS].sort());
  expect(JSON.parse(written[RESULTS]!)).toEqual(results);
  expect(written['README.md']).toContain('1.90× (1.86 to 2)');
  expect(written['docs/performance.md']).toContain('it is 1.9');
});
