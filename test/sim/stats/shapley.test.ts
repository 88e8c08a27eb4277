import { expect, test } from 'vitest';
import { shapley } from '../../../sim/stats/shapley.ts';
import { fc } from '../base/seeded.ts';

const game = fc.integer({ min: 1, max: 5 }).chain((n) => fc.tuple(fc.constant(n), fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1 << n, maxLength: 1 << n })));

test('two factors: each gets half its first and half its last effect', () => {
  // v(none) 1, v(0) 3, v(1) 4, v(both) 10: factor 0 has (2 + 6) / 2, factor 1 (3 + 7) / 2
  expect(Array.from(shapley([1, 3, 4, 10], 2))).toEqual([4, 5]);
});

test('the glove game: the one left glove gets 2/3, the two right ones 1/6 each', () => {
  // Oracle: textbook example (Shapley 1953; Osborne and Rubinstein 1994)
  const shares = shapley([0, 0, 0, 1, 0, 1, 0, 1], 3);
  [2 / 3, 1 / 6, 1 / 6].forEach((wanted, i) => expect(shares[i]).toBeCloseTo(wanted, 14));
});

test('shares equal the average over all orders, and add up to the whole difference', () => {
  // Oracle: the definition, by permutations
  fc.assert(fc.property(game, ([n, values]) => {
    const shares = shapley(values, n);
    const orders = permutations(Array.from({ length: n }, (_, i) => i));
    const plain = new Float64Array(n);
    for (const order of orders) {
      let set = 0;
      for (const i of order) {
        plain[i]! += (values[set | (1 << i)]! - values[set]!) / orders.length;
        set |= 1 << i;
      }
    }
    shares.forEach((share, i) => expect(share).toBeCloseTo(plain[i]!, 9));
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(values.at(-1)! - values[0]!, 9);
  }));
});

test('additive factors get just their own, a factor without effect gets nothing, for 10 factors too', () => {
  const own = [3, -1, 0, 0.5, 2, 7, -4, 0, 1, 0.25];
  const values = Float64Array.from({ length: 1024 }, (_, set) => own.reduce((sum, effect, i) => sum + ((set >> i) & 1) * effect, 5));
  shapley(values, 10).forEach((share, i) => expect(share).toBeCloseTo(own[i]!, 12));
});

test('a table of the wrong size is refused', () => {
  expect(() => shapley([1, 2, 3], 2)).toThrow('2 factors need 4 values, not 3');
  expect(() => shapley([1], 0)).toThrow('shapley');
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));
}
