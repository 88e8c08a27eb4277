import { sha256Words } from '../sha256.ts';
import { PURPOSE_COUNT } from './purposes.ts';
import { block, blocks, keyedBlock, keyedBlocks, threefry } from './threefry.ts';

export { Purpose } from './purposes.ts';

/**
 * Keyed draws: a number depends on seed, world, purpose, entity and counter alone, never on what was drawn before it.
 * Entity: an id that history cannot renumber. Counter: the n-th occupant, case or week of that entity. Both are taken modulo 2^32.
 */

/**
 * Keys of one world: two words a purpose, at `2 * purpose`.
 * @param seed two 32-bit words (`scenario/seed` makes them of text)
 * @returns Int32Array of 2 * PURPOSE_COUNT
 */
export function makeKeys(seed: readonly [number, number], world: number): Int32Array {
  return expandKeys(seed[0], seed[1], world, PURPOSE_COUNT);
}

/**
 * Keys of an instrument's wave in one world. They depend on the scope's own name, not on what else is measured.
 * @param scope `instrument id/wave id`; its SHA-256 gives the counter under which the seed is turned into a seed of its own
 * @param purposes how many purposes the instrument counts, from 0; a larger count leaves the first keys as they were
 */
export function deriveKeys(seed: readonly [number, number], world: number, scope: string, purposes: number): Int32Array {
  const words = sha256Words(scope);
  threefry(seed[0], seed[1], words[0], words[1]);
  return expandKeys(block[0], block[1], world, purposes);
}

function expandKeys(k0: number, k1: number, world: number, purposes: number): Int32Array {
  const keys = new Int32Array(2 * purposes);
  for (let p = 0; p < purposes; p++) {
    threefry(k0, k1, world, p);
    keys[2 * p] = block[0];
    keys[2 * p + 1] = block[1];
  }
  return keys;
}

/** Uniform in (0, 1), never 0 or 1, on the 2^52 mid-points of a grid; so 1 - u is exact. */
export function uniform(keys: Int32Array, purpose: number, entity: number, counter: number): number {
  keyedBlock(keys, purpose, entity, counter);
  // 26 bits of each word, times 2^-26 and 2^-52; all of it exact, and two short chains that run side by side where one sum would wait.
  return (block[0] >>> 6) * 1.4901161193847656e-8 + ((block[1] >>> 6) + 0.5) * 2.220446049250313e-16;
}

/** The latest `threeUniforms`. */
export const uniforms = new Float64Array(3);

/** Three uniforms at once, for three purposes of one entity and counter: those that three calls of `uniform` give, in less time. */
export function threeUniforms(keys: Int32Array, first: number, second: number, third: number, entity: number, counter: number): void {
  keyedBlocks(keys, first, second, third, entity, counter);
  for (let i = 0; i < 3; i++) uniforms[i] = (blocks[2 * i] >>> 6) * 1.4901161193847656e-8 + ((blocks[2 * i + 1] >>> 6) + 0.5) * 2.220446049250313e-16;
}

/** First word of the draw, unsigned 32 bits; `secondWord()` gives the other. Both are uniform and independent. */
export function bits(keys: Int32Array, purpose: number, entity: number, counter: number): number {
  keyedBlock(keys, purpose, entity, counter);
  return block[0] >>> 0;
}

/** Second word of the latest draw of this module, unsigned 32 bits: read it before anything else draws. */
export function secondWord(): number {
  return block[1] >>> 0;
}
