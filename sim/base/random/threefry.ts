/**
 * Threefry2x32 with 20 rounds: a keyed bijection of 64 bits made of add, rotate and xor only.
 * @see Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3" (SC11); vectors: Random123 kat_vectors
 */

/** The two words of the latest block, signed. Module state in a typed array: a `let` of 32 bits would be boxed. */
export const block = new Int32Array(2);

const scratch = new Int32Array(2);

/** Encrypts the counter (c0, c1) under the key (k0, k1) into `block`. All words are taken modulo 2^32. */
export function threefry(k0: number, k1: number, c0: number, c1: number): void {
  scratch[0] = k0;
  scratch[1] = k1;
  keyedBlock(scratch, 0, c0, c1);
}

/**
 * The same under the n-th key of an array, two words a key.
 * The rounds stand here, and read the key themselves: as arguments the words cost 8 ns of 22 a draw (they are tagged on the way).
 */
export function keyedBlock(keys: Int32Array, n: number, c0: number, c1: number): void {
  const k0 = keys[2 * n];
  const k1 = keys[2 * n + 1];
  // 0x1BD11BDA is the parity constant of Threefish for 32-bit words.
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  let a = (c0 + k0) | 0;
  let b = (c1 + k1) | 0;
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k1) | 0; b = (b + k2 + 1) | 0;
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k2) | 0; b = (b + k0 + 2) | 0;
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k0) | 0; b = (b + k1 + 3) | 0;
  a = (a + b) | 0; b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0; b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0; b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0; b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k1) | 0; b = (b + k2 + 4) | 0;
  a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0; b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0; b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a;
  block[0] = a + k2;
  block[1] = b + k0 + 5;
}
