import { expect, test } from 'vitest';
import { gammaQ } from '../../../sim/base/dmath.ts';
import { Purpose } from '../../../sim/base/random/purposes.ts';
import { bits, deriveKeys, makeKeys, secondWord } from '../../../sim/base/random/streams.ts';
import { chiSquareTail } from './support.ts';
import { inLoops } from './threefryInLoops.ts';

/**
 * The model draws with keys that hardly differ: slot 17 and slot 18, week 300 and week 301, one purpose and the next. Under a weak cipher
 * the bits of such draws would go together, and worlds with them. Each test looks at N pairs of neighbours, 64 bits against 64.
 */
const N = 8192;

type Words = readonly [number, number];
type Pair = readonly [Words, Words];

const at = (keys: Int32Array, purpose: number, entity: number, counter: number): Words => [bits(keys, purpose, entity, counter), secondWord()];
const KEYS = makeKeys([2012, 2015], 4);
const wave = (world: number, scope: string) => deriveKeys([2012, 2015], world, scope, 2);

const NEIGHBOURS: readonly (readonly [string, (i: number) => Pair])[] = [
  ['entities', (i) => [at(KEYS, Purpose.tenure, i, 1), at(KEYS, Purpose.tenure, i + 1, 1)]],
  ['entities an area apart', (i) => [at(KEYS, Purpose.offVenuePerson, i, 300), at(KEYS, Purpose.offVenuePerson, 0x1000000 + i, 300)]],
  ['counters', (i) => [at(KEYS, Purpose.review, 7, i), at(KEYS, Purpose.review, 7, i + 1)]],
  ['weeks of counters', (i) => [at(KEYS, Purpose.leadVenue, i & 255, (i >> 8) * 8192), at(KEYS, Purpose.leadVenue, i & 255, ((i >> 8) + 1) * 8192)]],
  ['entity and counter exchanged', (i) => [at(KEYS, Purpose.raid, i, i + 1), at(KEYS, Purpose.raid, i + 1, i)]],
  ['purposes', (i) => [at(KEYS, Purpose.arrest, i, 3), at(KEYS, Purpose.court, i, 3)]],
  ['worlds', (i) => [at(makeKeys([2012, 2015], i), Purpose.raid, 5, 1), at(makeKeys([2012, 2015], i + 1), Purpose.raid, 5, 1)]],
  ['first words of the seed', (i) => [at(makeKeys([i, 2015], 0), Purpose.raid, 5, 1), at(makeKeys([i + 1, 2015], 0), Purpose.raid, 5, 1)]],
  ['second words of the seed', (i) => [at(makeKeys([2012, i], 0), Purpose.raid, 5, 1), at(makeKeys([2012, i + 1], 0), Purpose.raid, 5, 1)]],
  ['waves of an instrument', (i) => [at(wave(i, 'survey/first'), 0, 5, 1), at(wave(i, 'survey/second'), 0, 5, 1)]],
];

test.each(NEIGHBOURS)('%s that are neighbours: each of 64 bits differs in half of the pairs (chi-square, error probability 1e-4)', (_, pairOf) => {
  expect(differenceTail(pairOf)).toBeGreaterThan(1e-4);
});

test.each(NEIGHBOURS)('%s that are neighbours: no bit of one goes with a bit of the other (4096 correlations: chi-square at 1e-4, none above 6 standard errors)', (_, pairOf) => {
  const { tail, largest } = correlations(pairOf);
  expect(tail).toBeGreaterThan(1e-4);
  expect(largest).toBeLessThan(6);
});

test('both tests find out the same cipher with 4 of its 20 rounds', () => {
  const short = (entity: number): Words => inLoops(4, [KEYS[2 * Purpose.tenure]!, KEYS[2 * Purpose.tenure + 1]!], [entity, 1]);
  const pairOf = (i: number): Pair => [short(i), short(i + 1)];
  expect(differenceTail(pairOf)).toBeLessThan(1e-12);
  expect(correlations(pairOf).tail).toBeLessThan(1e-12);
  expect(correlations(pairOf).largest).toBeGreaterThan(6);
});

/** Probability that a good generator's bits differ as unevenly as this. */
function differenceTail(pairOf: (i: number) => Pair): number {
  const differs = new Float64Array(64);
  for (let i = 0; i < N; i++) {
    const [a, b] = pairOf(i);
    for (let word = 0; word < 2; word++) {
      const change = a[word]! ^ b[word]!;
      for (let bit = 0; bit < 32; bit++) differs[word * 32 + bit]! += (change >>> bit) & 1;
    }
  }
  // Both cells of each bit: differs and does not; 64 degrees of freedom, for each pair of cells adds up to N.
  return chiSquareTail([...differs, ...differs.map((n) => N - n)], new Float64Array(128).fill(N / 2), 64);
}

/** Of each bit of one draw with each of the other: how probable so much correlation is under a good generator, and the largest in standard errors. */
function correlations(pairOf: (i: number) => Pair): { readonly tail: number; readonly largest: number } {
  const pairs = Array.from({ length: N }, (_, i) => pairOf(i));
  const signs = (side: 0 | 1): Int8Array[] => Array.from({ length: 64 }, (_, bit) => Int8Array.from(pairs, (pair) => (((pair[side][bit >> 5]! >>> (bit & 31)) & 1) === 1 ? 1 : -1)));
  const [before, after] = [signs(0), signs(1)];
  let [squares, largest] = [0, 0];
  for (const a of before) {
    for (const b of after) {
      let sum = 0;
      for (let i = 0; i < N; i++) sum += a[i]! * b[i]!;
      squares += (sum * sum) / N;
      largest = Math.max(largest, Math.abs(sum) / Math.sqrt(N));
    }
  }
  // Sums over N signs have variance N: their squares over N add up to chi-square of 4096 degrees of freedom.
  return { tail: gammaQ(4096 / 2, squares / 2), largest };
}
