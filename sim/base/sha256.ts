import { utf8 } from './utf8.ts';

/**
 * SHA-256 (FIPS 180-4), streaming, no allocation after creation. Own code: digests are taken in the core, on every engine, and synchronously.
 */
const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const INITIAL = [0x6a09e667, 0xbb67ae85 | 0, 0x3c6ef372, 0xa54ff53a | 0, 0x510e527f, 0x9b05688c | 0, 0x1f83d9ab, 0x5be0cd19];

/** The message schedule; shared, since a block is always finished before another hash goes on. */
const W = new Int32Array(64);

export interface Sha256 {
  /** Adds bytes. May be called any number of times before the digest. */
  update(bytes: Uint8Array): void;
  /** Ends the hash; 64 lower-case hexadecimal digits. To be called once: throws afterwards, as does `update`. */
  digestHex(): string;
}

/** A hash that bytes can be added to piece by piece. */
export function createSha256(): Sha256 {
  const state = Int32Array.from(INITIAL);
  const pending = new Uint8Array(64);
  let length = 0;
  let ended = false;
  const update = (bytes: Uint8Array): void => {
    if (ended) throw new Error('sha256: the digest has been taken');
    const n = bytes.length;
    const held = length % 64;
    length += n;
    let at = 0;
    if (held > 0) {
      at = Math.min(64 - held, n);
      for (let i = 0; i < at; i++) pending[held + i] = bytes[i];
      if (held + at < 64) return;
      compress(state, pending, 0);
    }
    const whole = n - ((n - at) % 64);
    for (; at < whole; at += 64) compress(state, bytes, at);
    for (let i = whole; i < n; i++) pending[i - whole] = bytes[i];
  };
  const digestHex = (): string => {
    if (ended) throw new Error('sha256: the digest has been taken');
    ended = true;
    pad(state, pending, length);
    let hex = '';
    for (let i = 0; i < 8; i++) hex += (state[i] >>> 0).toString(16).padStart(8, '0');
    return hex;
  };
  return { update, digestHex };
}

/** Hexadecimal SHA-256 of bytes, or of a string's UTF-8. */
export function sha256Hex(data: Uint8Array | string): string {
  const hash = createSha256();
  hash.update(typeof data === 'string' ? utf8(data) : data);
  return hash.digestHex();
}

/** First two words of a string's SHA-256, signed: 64 bits that stand for a name. */
export function sha256Words(text: string): [number, number] {
  const hex = sha256Hex(text);
  return [Number.parseInt(hex.slice(0, 8), 16) | 0, Number.parseInt(hex.slice(8, 16), 16) | 0];
}

/** A one, zeros, and the length in bits (64 bits, big-endian). */
function pad(state: Int32Array, pending: Uint8Array, length: number): void {
  let held = length % 64;
  pending[held++] = 0x80;
  if (held > 56) {
    pending.fill(0, held);
    compress(state, pending, 0);
    held = 0;
  }
  pending.fill(0, held);
  const high = Math.floor(length / 536870912);
  const low = (length * 8) % 4294967296;
  for (let i = 0; i < 4; i++) {
    pending[56 + i] = high >>> (24 - 8 * i);
    pending[60 + i] = low >>> (24 - 8 * i);
  }
  compress(state, pending, 0);
}

/** The block of 64 bytes from `at`. Eight rounds a turn, so that the eight words change roles, not places. */
function compress(state: Int32Array, bytes: Uint8Array, at: number): void {
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let t = 0, i = at; t < 16; t++, i += 4) {
    W[t] = (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3];
  }
  for (let t = 16; t < 64; t++) {
    const x = W[t - 15];
    const y = W[t - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[t] = (W[t - 16] + s0 + W[t - 7] + s1) | 0;
  }
  for (let t = 0; t < 64; t += 8) {
    h = (h + ((((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7)))) + (g ^ (e & (f ^ g))) + K[t] + W[t]) | 0;
    d = (d + h) | 0;
    h = (h + ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10)))) + ((a & b) ^ (c & (a ^ b)))) | 0;
    g = (g + ((((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7)))) + (f ^ (d & (e ^ f))) + K[t + 1] + W[t + 1]) | 0;
    c = (c + g) | 0;
    g = (g + ((((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10)))) + ((h & a) ^ (b & (h ^ a)))) | 0;
    f = (f + ((((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7)))) + (e ^ (c & (d ^ e))) + K[t + 2] + W[t + 2]) | 0;
    b = (b + f) | 0;
    f = (f + ((((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10)))) + ((g & h) ^ (a & (g ^ h)))) | 0;
    e = (e + ((((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7)))) + (d ^ (b & (c ^ d))) + K[t + 3] + W[t + 3]) | 0;
    a = (a + e) | 0;
    e = (e + ((((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10)))) + ((f & g) ^ (h & (f ^ g)))) | 0;
    d = (d + ((((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7)))) + (c ^ (a & (b ^ c))) + K[t + 4] + W[t + 4]) | 0;
    h = (h + d) | 0;
    d = (d + ((((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10)))) + ((e & f) ^ (g & (e ^ f)))) | 0;
    c = (c + ((((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7)))) + (b ^ (h & (a ^ b))) + K[t + 5] + W[t + 5]) | 0;
    g = (g + c) | 0;
    c = (c + ((((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10)))) + ((d & e) ^ (f & (d ^ e)))) | 0;
    b = (b + ((((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7)))) + (a ^ (g & (h ^ a))) + K[t + 6] + W[t + 6]) | 0;
    f = (f + b) | 0;
    b = (b + ((((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10)))) + ((c & d) ^ (e & (c ^ d)))) | 0;
    a = (a + ((((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7)))) + (h ^ (f & (g ^ h))) + K[t + 7] + W[t + 7]) | 0;
    e = (e + a) | 0;
    a = (a + ((((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10)))) + ((b & c) ^ (d & (b ^ c)))) | 0;
  }
  state[0] = (state[0] + a) | 0;
  state[1] = (state[1] + b) | 0;
  state[2] = (state[2] + c) | 0;
  state[3] = (state[3] + d) | 0;
  state[4] = (state[4] + e) | 0;
  state[5] = (state[5] + f) | 0;
  state[6] = (state[6] + g) | 0;
  state[7] = (state[7] + h) | 0;
}
