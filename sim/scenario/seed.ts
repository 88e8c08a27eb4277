import seedrandom from 'seedrandom';

/** The two words that every random stream of a run begins with, from a seed in words or digits: `1` and `01` are different seeds. */
export function seedWords(seed: string): readonly [number, number] {
  const generator = seedrandom(seed);
  return [generator.int32(), generator.int32()];
}
