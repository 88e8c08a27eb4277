/**
 * Shapley values: each factor's share of values[all] - values[none], averaged over all orders of changing them. They add up to it exactly (but for rounding).
 * @param values one number for each subset, length 2^n: bit i of the index set means factor i is taken from the second date
 * @param n factors, 1..20
 * @returns length n
 * @see Shapley 1953; for decompositions Shorrocks 2013, Journal of Economic Inequality 11
 */
export function shapley(values: ArrayLike<number>, n: number): Float64Array {
  const subsets = 1 << n;
  if (!(n >= 1 && n <= 20) || values.length !== subsets) throw new Error(`shapley: ${n} factors need ${subsets} values, not ${values.length}`);
  const weights = orderWeights(n);
  const shares = new Float64Array(n);
  for (let set = 0; set < subsets; set++) {
    const weight = weights[bitCount(set)];
    for (let i = 0; i < n; i++) {
      if ((set >> i) & 1) continue;
      shares[i] += weight * (values[set | (1 << i)] - values[set]);
    }
  }
  return shares;
}

/** s! (n - 1 - s)! / n!: the share of orders in which just these s factors come before. */
function orderWeights(n: number): Float64Array {
  const weights = new Float64Array(n + 1);
  let choose = 1;
  for (let s = 0; s < n; s++) {
    weights[s] = 1 / (n * choose);
    choose = (choose * (n - 1 - s)) / (s + 1);
  }
  return weights;
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
