import { expect, test } from 'vitest';
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
