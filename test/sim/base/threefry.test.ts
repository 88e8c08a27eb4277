import { expect, test } from 'vitest';
import { fc } from './seeded.ts';
import { inLoops } from './threefryInLoops.ts';
import { block, keyedBlock, threefry } from '../../../sim/base/random/threefry.ts';

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');

// Oracle: Random123 1.14 (D. E. Shaw Research), tests/kat_vectors, lines "threefry2x32 20".
test.each([
  { name: 'zeros', counter: [0, 0], key: [0, 0], wanted: ['6b200159', '99ba4efe'] },
  { name: 'ones', counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], wanted: ['1cb996fc', 'bb002be7'] },
  { name: 'digits of pi', counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], wanted: ['c4923a9c', '483df7a0'] },
])('Threefry2x32-20 gives the published block for $name', ({ counter, key, wanted }) => {
  threefry(key[0]!, key[1]!, counter[0]!, counter[1]!);
  expect([hex(block[0]!), hex(block[1]!)]).toEqual(wanted);
  keyedBlock(Int32Array.of(1, 2, key[0]!, key[1]!, 3, 4), 1, counter[0]! | 0, counter[1]! | 0);
  expect([hex(block[0]!), hex(block[1]!)]).toEqual(wanted);
});

// Oracle: the same file, lines "threefry2x32 13" and "threefry2x32 20": counter, key, block.
const PUBLISHED = [
  [13, '00000000 00000000', '00000000 00000000', '9d1c5ec6 8bd50731'],
  [13, 'ffffffff ffffffff', 'ffffffff ffffffff', 'fd36d048 2d17272c'],
  [13, '243f6a88 85a308d3', '13198a2e 03707344', 'ba3e4725 f27d669e'],
  [20, '00000000 00000000', '00000000 00000000', '6b200159 99ba4efe'],
  [20, 'ffffffff ffffffff', 'ffffffff ffffffff', '1cb996fc bb002be7'],
  [20, '243f6a88 85a308d3', '13198a2e 03707344', 'c4923a9c 483df7a0'],
] as const;

test.each(PUBLISHED)('the cipher in loops gives the published block for %i rounds (counter %s, key %s)', (rounds, counter, key, wanted) => {
  const words = (text: string) => text.split(' ').map((word) => Number.parseInt(word, 16)) as [number, number];
  expect(inLoops(rounds, words(key), words(counter)).map(hex).join(' ')).toBe(wanted);
});

test('the unrolled rounds are the cipher in loops, for 20 rounds, any key and any counter', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(fc.property(word, word, word, word, (k0, k1, c0, c1) => {
    threefry(k0, k1, c0, c1);
    expect([...block].map(hex)).toEqual(inLoops(20, [k0, k1], [c0, c1]).map(hex));
  }), { numRuns: 2000 });
});

test('one bit changed in key or counter changes 32 of 64 bits on average, 31.25 to 32.75 over 1024 blocks (six standard errors)', () => {
  let changed = 0;
  let n = 0;
  for (let bit = 0; bit < 32; bit++) {
    for (let word = 0; word < 4; word++) {
      for (let i = 0; i < 8; i++) {
        const words = [i * 77, 5, i, 1000 + i];
        threefry(words[0]!, words[1]!, words[2]!, words[3]!);
        const before = [block[0]!, block[1]!];
        words[word]! ^= 1 << bit;
        threefry(words[0]!, words[1]!, words[2]!, words[3]!);
        changed += countOnes(block[0]! ^ before[0]!) + countOnes(block[1]! ^ before[1]!);
        n++;
      }
    }
  }
  // standard error of the mean: 4 / sqrt(1024) = 0.125
  expect(changed / n).toBeGreaterThan(31.25);
  expect(changed / n).toBeLessThan(32.75);
});

function countOnes(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}
