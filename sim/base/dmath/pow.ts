import { highWord, scaleByPowerOfTwo } from './exponential.ts';

/**
 * x to the y, under 1 ulp, as ECMAScript defines it (1 to the NaN or Infinity is NaN).
 * Exponents -1, 0.5 and whole ones to 4 go by multiplication; the others by a logarithm to base 2 of about 80 bits.
 * @see fdlibm 5.3, e_pow.c; words are split by Math.fround here, since storing half a word stalls
 */
export function pow(x: number, y: number): number {
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  if (y === 3) return x * x * x;
  if (y === 4) return (x * x) * (x * x);
  if (y === 0) return 1;
  if (x > 0 && x < Infinity && y > -Infinity && y < Infinity) {
    if (y === 0.5) return Math.sqrt(x);
    return powPositive(x, y);
  }
  return powSpecial(x, y);
}

function powSpecial(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y) < 9007199254740992 && y - 2 * Math.floor(y / 2) === 1;
  if (x === 0 || size === Infinity) {
    const result = (size === 0) === y > 0 ? 0 : Infinity;
    return odd && (x < 0 || Object.is(x, -0)) ? -result : result;
  }
  if (!whole) return NaN;
  return odd ? -powPositive(size, y) : powPositive(size, y);
}

/** log2(x) as the sum of two numbers, then 2 to the y log2(x). Finite x > 0, finite y. */
function powPositive(x: number, y: number): number {
  if (x === 1) return 1;
  // Beyond 2^64 every x but 1 leads out of the range.
  if (y > 1.8446744073709552e19 || y < -1.8446744073709552e19) return x > 1 === y > 0 ? Infinity : 0;
  let n = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 9007199254740992;
    n = -53;
  }
  const word = highWord(x);
  const fraction = word & 0xfffff;
  // The fraction lies about 1 (up to sqrt(3/2)), about 3/2 (up to sqrt(3)), or about 1 once halved.
  const threeHalves = fraction > 0x3988e && fraction < 0xbb67a;
  const e = (word >> 20) - 1023 + (fraction >= 0xbb67a ? 1 : 0);
  n += e;
  const m = scaleByPowerOfTwo(x, -e);
  const near = threeHalves ? 1.5 : 1;
  const u = m - near;
  const v = 1 / (m + near);
  const s = u * v;
  const sHigh = Math.fround(s);
  const sumHigh = Math.fround(m + near);
  const sumLow = m - (sumHigh - near);
  const sLow = v * ((u - sHigh * sumHigh) - sHigh * sumLow);
  const s2 = s * s;
  let r = s2 * s2 * (0.5999999999999946 + s2 * (0.4285714285785502 + s2 * (0.33333332981837743
    + s2 * (0.272728123808534 + s2 * (0.23066074577556175 + s2 * 0.20697501780033842)))));
  r += sLow * (sHigh + s);
  const square = sHigh * sHigh;
  const tHigh = Math.fround(3 + square + r);
  const tLow = r - ((tHigh - 3) - square);
  const p = sHigh * tHigh;
  const q = sLow * tHigh + tLow * s;
  const pHigh = Math.fround(p + q);
  const pLow = q - (pHigh - p);
  // 2 / (3 ln 2) and log2(3/2), each as a sum of two
  const zHigh = 0.9617967009544373 * pHigh;
  const zLow = -7.028461650952758e-9 * pHigh + pLow * 0.9617966939259756
    + (threeHalves ? 1.350039202129749e-8 : 0);
  const dHigh = threeHalves ? 0.5849624872207642 : 0;
  const logHigh = Math.fround(zHigh + zLow + dHigh + n);
  const logLow = zLow - (logHigh - n - dHigh - zHigh);
  return exp2OfProduct(y, logHigh, logLow);
}

/** 2 to the y (high + low), where high has 24 bits. */
function exp2OfProduct(y: number, high: number, low: number): number {
  const yHigh = Math.fround(y);
  const pLow = (y - yHigh) * high + y * low;
  let pHigh = yHigh * high;
  const whole = pLow + pHigh;
  if (whole >= 1024) return Infinity;
  if (whole < -1075) return 0;
  const k = (whole + (whole < 0 ? -0.5 : 0.5)) | 0;
  pHigh -= k;
  const t = Math.fround(pLow + pHigh);
  const u = t * 0.6931471824645996;
  // oxlint-disable-next-line approx-constant
  const v = (pLow - (t - pHigh)) * 0.6931471805599453 + t * -1.904654299957768e-9;
  const z = u + v;
  const w = v - (z - u);
  const z2 = z * z;
  const c = z - z2 * (0.16666666666666602 + z2 * (-0.0027777777777015593
    + z2 * (6.613756321437934e-5 + z2 * (-1.6533902205465252e-6 + z2 * 4.1381367970572385e-8))));
  return scaleByPowerOfTwo(1 - ((z * c) / (c - 2) - (w + z * w) - z), k);
}
