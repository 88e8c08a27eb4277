/**
 * Threefry2x32 with 20 rounds: a keyed bijection of 64 bits made of add, rotate and xor only.
 * @see Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3" (SC11); vectors: Random123 kat_vectors
 */

/** The two words of the latest block, signed. Module state in a typed array: a `let` of 32 bits would be boxed. */
export const block = new Int32Array(2);

/** The words of the latest three blocks. */
export const blocks = new Int32Array(6);

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

/**
 * The blocks of three keys for one counter, into `blocks`: the same words as three calls of `keyedBlock`. A block is one chain of sums that wait for each
 * other; three chains side by side take 0.7 of the time of one after another.
 */
export function keyedBlocks(keys: Int32Array, n0: number, n1: number, n2: number, c0: number, c1: number): void {
  const pk0 = keys[2 * n0];
  const pk1 = keys[2 * n0 + 1];
  const pk2 = 0x1bd11bda ^ pk0 ^ pk1;
  let p0 = (c0 + pk0) | 0;
  let p1 = (c1 + pk1) | 0;
  const qk0 = keys[2 * n1];
  const qk1 = keys[2 * n1 + 1];
  const qk2 = 0x1bd11bda ^ qk0 ^ qk1;
  let q0 = (c0 + qk0) | 0;
  let q1 = (c1 + qk1) | 0;
  const rk0 = keys[2 * n2];
  const rk1 = keys[2 * n2 + 1];
  const rk2 = 0x1bd11bda ^ rk0 ^ rk1;
  let r0 = (c0 + rk0) | 0;
  let r1 = (c1 + rk1) | 0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 13) | (p1 >>> 19)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 13) | (q1 >>> 19)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 13) | (r1 >>> 19)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 15) | (p1 >>> 17)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 15) | (q1 >>> 17)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 15) | (r1 >>> 17)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 26) | (p1 >>> 6)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 26) | (q1 >>> 6)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 26) | (r1 >>> 6)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 6) | (p1 >>> 26)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 6) | (q1 >>> 26)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 6) | (r1 >>> 26)) ^ r0;
  p0 = (p0 + pk1) | 0; p1 = (p1 + pk2 + 1) | 0; q0 = (q0 + qk1) | 0; q1 = (q1 + qk2 + 1) | 0; r0 = (r0 + rk1) | 0; r1 = (r1 + rk2 + 1) | 0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 17) | (p1 >>> 15)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 17) | (q1 >>> 15)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 17) | (r1 >>> 15)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 29) | (p1 >>> 3)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 29) | (q1 >>> 3)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 29) | (r1 >>> 3)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 16) | (p1 >>> 16)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 16) | (q1 >>> 16)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 16) | (r1 >>> 16)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 24) | (p1 >>> 8)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 24) | (q1 >>> 8)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 24) | (r1 >>> 8)) ^ r0;
  p0 = (p0 + pk2) | 0; p1 = (p1 + pk0 + 2) | 0; q0 = (q0 + qk2) | 0; q1 = (q1 + qk0 + 2) | 0; r0 = (r0 + rk2) | 0; r1 = (r1 + rk0 + 2) | 0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 13) | (p1 >>> 19)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 13) | (q1 >>> 19)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 13) | (r1 >>> 19)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 15) | (p1 >>> 17)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 15) | (q1 >>> 17)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 15) | (r1 >>> 17)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 26) | (p1 >>> 6)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 26) | (q1 >>> 6)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 26) | (r1 >>> 6)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 6) | (p1 >>> 26)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 6) | (q1 >>> 26)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 6) | (r1 >>> 26)) ^ r0;
  p0 = (p0 + pk0) | 0; p1 = (p1 + pk1 + 3) | 0; q0 = (q0 + qk0) | 0; q1 = (q1 + qk1 + 3) | 0; r0 = (r0 + rk0) | 0; r1 = (r1 + rk1 + 3) | 0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 17) | (p1 >>> 15)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 17) | (q1 >>> 15)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 17) | (r1 >>> 15)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 29) | (p1 >>> 3)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 29) | (q1 >>> 3)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 29) | (r1 >>> 3)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 16) | (p1 >>> 16)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 16) | (q1 >>> 16)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 16) | (r1 >>> 16)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 24) | (p1 >>> 8)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 24) | (q1 >>> 8)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 24) | (r1 >>> 8)) ^ r0;
  p0 = (p0 + pk1) | 0; p1 = (p1 + pk2 + 4) | 0; q0 = (q0 + qk1) | 0; q1 = (q1 + qk2 + 4) | 0; r0 = (r0 + rk1) | 0; r1 = (r1 + rk2 + 4) | 0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 13) | (p1 >>> 19)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 13) | (q1 >>> 19)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 13) | (r1 >>> 19)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 15) | (p1 >>> 17)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 15) | (q1 >>> 17)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 15) | (r1 >>> 17)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 26) | (p1 >>> 6)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 26) | (q1 >>> 6)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 26) | (r1 >>> 6)) ^ r0;
  p0 = (p0 + p1) | 0; p1 = ((p1 << 6) | (p1 >>> 26)) ^ p0; q0 = (q0 + q1) | 0; q1 = ((q1 << 6) | (q1 >>> 26)) ^ q0; r0 = (r0 + r1) | 0; r1 = ((r1 << 6) | (r1 >>> 26)) ^ r0;
  blocks[0] = p0 + pk2;
  blocks[1] = p1 + pk0 + 5;
  blocks[2] = q0 + qk2;
  blocks[3] = q1 + qk0 + 5;
  blocks[4] = r0 + rk2;
  blocks[5] = r1 + rk0 + 5;
}
