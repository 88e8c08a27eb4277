import { makeKeys, uniform } from '../../sim/base/random/streams.ts';

/** Seeded binomial draws, plainly: as many uniforms as trials. */
export function binomial(seed: number): (trials: number, p: number) => number {
  const keys = makeKeys([seed, 0], 0);
  let counter = 0;
  return (trials, p) => {
    let hits = 0;
    for (let i = 0; i < trials; i++) if (uniform(keys, 0, seed, counter++) < p) hits++;
    return hits;
  };
}
