/** Threefry2x32 as the paper has it: a table of rotations, a key injected after every fourth round. For any number of rounds. */
export function inLoops(rounds: number, [k0, k1]: readonly [number, number], [c0, c1]: readonly [number, number]): [number, number] {
  const key = [k0, k1, 0x1bd11bda ^ k0 ^ k1];
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
  let [a, b] = [(c0 + k0) >>> 0, (c1 + k1) >>> 0];
  for (let round = 0; round < rounds; round++) {
    a = (a + b) >>> 0;
    const by = rotations[round % 8]!;
    b = (((b << by) | (b >>> (32 - by))) ^ a) >>> 0;
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    a = (a + key[injection % 3]!) >>> 0;
    b = (b + key[(injection + 1) % 3]! + injection) >>> 0;
  }
  return [a, b];
}
