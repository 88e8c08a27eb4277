import { expect, test } from 'vitest';
import { PURPOSE_COUNT, Purpose } from '../../../sim/base/random/purposes.ts';
import { bits, deriveKeys, makeKeys, secondWord, threeUniforms, uniform, uniforms } from '../../../sim/base/random/streams.ts';
import { chiSquareTail, uniformTail } from './support.ts';
import { fc } from './seeded.ts';

const word = fc.integer({ min: 0, max: 0x7fffffff });
const SEED = [7, 11] as const;

test('purposes have ids of their own, none is used twice (ids that were allotted and never used stay free), and the first and last of the first list keep their ids', () => {
  const ids = Object.values(Purpose).sort((a, b) => a - b);
  expect(new Set(ids).size).toBe(ids.length);
  expect([ids[0], ids.at(-1)]).toEqual([0, PURPOSE_COUNT - 1]);
  expect([Purpose.parameter, Purpose.tenure, Purpose.raid, Purpose.network]).toEqual([0, 3, 20, 36]);
});

test('each part of the key changes the draw: seed words, world, purpose, entity, counter', () => {
  fc.assert(fc.property(word, word, word, fc.integer({ min: 0, max: PURPOSE_COUNT - 2 }), word, word, (s0, s1, world, purpose, entity, counter) => {
    const at = (a: number, b: number, w: number, p: number, e: number, c: number) => uniform(makeKeys([a, b], w), p, e, c);
    const draws = [
      at(s0, s1, world, purpose, entity, counter),
      at(s0 + 1, s1, world, purpose, entity, counter),
      at(s0, s1 + 1, world, purpose, entity, counter),
      at(s0, s1, world + 1, purpose, entity, counter),
      at(s0, s1, world, purpose + 1, entity, counter),
      at(s0, s1, world, purpose, entity + 1, counter),
      at(s0, s1, world, purpose, entity, counter + 1),
    ];
    expect(new Set(draws).size).toBe(draws.length);
  }));
});

test('nothing else changes a draw: what was drawn before it, and how the same words are written', () => {
  const keys = makeKeys(SEED, 3);
  const wanted = uniform(keys, Purpose.raid, 42, 7);
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: PURPOSE_COUNT - 1 }), word, word), { maxLength: 20 }), (others) => {
    for (const [purpose, entity, counter] of others) bits(keys, purpose, entity, counter);
    expect(uniform(makeKeys(SEED, 3), Purpose.raid, 42, 7)).toBe(wanted);
  }));
  expect(uniform(keys, Purpose.raid, -1, 7)).toBe(uniform(keys, Purpose.raid, 0xffffffff, 7));
});

test('a draw stays what it was when the code was first written (seed 7 11, world 3, raid, 42, 7)', () => {
  // Oracle: a second derivation of Threefry in Python, in loops: tf(tf([7, 11], [3, 20]), [42, 7])
  const keys = makeKeys(SEED, 3);
  expect(bits(keys, Purpose.raid, 42, 7)).toBe(2999527370);
  expect(secondWord()).toBe(3007291586);
});

test('uniform is the 52 upper bits of the two words, at mid-points', () => {
  fc.assert(fc.property(word, word, (entity, counter) => {
    const keys = makeKeys(SEED, 1);
    const first = bits(keys, 5, entity, counter);
    const second = secondWord();
    // Oracle: the same in whole numbers of any size
    const whole = (BigInt(first >>> 6) << 26n) + BigInt(second >>> 6);
    const u = uniform(keys, 5, entity, counter);
    expect(BigInt(u * 2 ** 53)).toBe(2n * whole + 1n);
    expect(u > 0 && u < 1 && 1 - (1 - u) === u).toBe(true);
  }));
});

test('keys of an instrument depend on seed, world and its own name, and a larger purpose count leaves the first as they were', () => {
  const keys = deriveKeys(SEED, 5, 'survey/first', 4);
  expect(deriveKeys(SEED, 5, 'survey/first', 9).subarray(0, 8)).toEqual(keys);
  for (const other of [deriveKeys(SEED, 6, 'survey/first', 4), deriveKeys(SEED, 5, 'survey/second', 4), deriveKeys([7, 12], 5, 'survey/first', 4), makeKeys(SEED, 5).subarray(0, 8)]) {
    expect(Array.from(other).some((key, i) => key === keys[i])).toBe(false);
  }
});

// 2^17 draws in 256 bins along one part of the key. Fixed seed; a right generator fails one such test in 10 000.
test.each([
  ['entities', (i: number) => uniform(KEYS, Purpose.tenure, i, 0)],
  ['counters', (i: number) => uniform(KEYS, Purpose.tenure, 0, i)],
  ['weeks by 1024', (i: number) => uniform(KEYS, Purpose.tenure, i & 63, (i >> 6) * 1024)],
  ['worlds', (i: number) => uniform(makeKeys(SEED, i >> 4), i & 15, 1, 1)],
  ['second words', (i: number) => (bits(KEYS, Purpose.raid, i, 1), secondWord() / 2 ** 32)],
])('draws along %s are uniform (chi-square of 256 bins, error probability 1e-4)', (_, draw) => {
  expect(uniformTail(Float64Array.from({ length: 131072 }, (__, i) => draw(i)), 256)).toBeGreaterThan(1e-4);
});

test.each([
  ['neighbouring entities', (i: number) => [uniform(KEYS, 3, i, 0), uniform(KEYS, 3, i + 1, 0)]],
  ['neighbouring counters', (i: number) => [uniform(KEYS, 3, 0, i), uniform(KEYS, 3, 0, i + 1)]],
  ['neighbouring purposes', (i: number) => [uniform(KEYS, 3, i, 0), uniform(KEYS, 4, i, 0)]],
  ['the two words', (i: number) => [bits(KEYS, 3, i, 0) / 2 ** 32, secondWord() / 2 ** 32]],
])('draws of %s are independent (chi-square of 16 x 16 cells, error probability 1e-4)', (_, pair) => {
  const cells = new Float64Array(256);
  const n = 65536;
  for (let i = 0; i < n; i++) {
    const [a, b] = pair(i);
    cells[Math.floor(a! * 16) * 16 + Math.floor(b! * 16)]!++;
  }
  expect(chiSquareTail(cells, new Float64Array(256).fill(n / 256))).toBeGreaterThan(1e-4);
});

const KEYS = makeKeys([2000, 2015], 1);

test('three uniforms at once are those of three calls, for any three purposes, entity and counter', () => {
  const purpose = fc.integer({ min: 0, max: KEYS.length / 2 - 1 });
  const word = fc.integer({ min: -0x80000000, max: 0xffffffff });
  fc.assert(fc.property(purpose, purpose, purpose, word, word, (first, second, third, entity, counter) => {
    threeUniforms(KEYS, first, second, third, entity, counter);
    expect([...uniforms]).toEqual([first, second, third].map((p) => uniform(KEYS, p, entity, counter)));
  }), { numRuns: 1000 });
});
