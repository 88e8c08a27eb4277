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
  if (y > 18446744073709551616 || y < -18446744073709551616) return x > 1 === y > 0 ? Infinity : 0;
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
  let r = s2 * s2 * (5.99999999999994648725e-1 + s2 * (4.28571428578550184252e-1 + s2 * (3.33333329818377432918e-1
    + s2 * (2.72728123808534006489e-1 + s2 * (2.30660745775561754067e-1 + s2 * 2.06975017800338417784e-1)))));
  r += sLow * (sHigh + s);
  const square = sHigh * sHigh;
  const tHigh = Math.fround(3 + square + r);
  const tLow = r - ((tHigh - 3) - square);
  const p = sHigh * tHigh;
  const q = sLow * tHigh + tLow * s;
  const pHigh = Math.fround(p + q);
  const pLow = q - (pHigh - p);
  // 2 / (3 ln 2) and log2(3/2), each as a sum of two
  const zHigh = 9.61796700954437255859e-1 * pHigh;
  const zLow = -7.02846165095275826516e-9 * pHigh + pLow * 9.61796693925975554329e-1
    + (threeHalves ? 1.35003920212974897128e-8 : 0);
  const dHigh = threeHalves ? 5.84962487220764160156e-1 : 0;
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
  const u = t * 6.93147182464599609375e-1;
  const v = (pLow - (t - pHigh)) * 6.93147180559945286227e-1 + t * -1.90465429995776804525e-9;
  const z = u + v;
  const w = v - (z - u);
  const z2 = z * z;
  const c = z - z2 * (1.66666666666666019037e-1 + z2 * (-2.77777777770155933842e-3
    + z2 * (6.61375632143793436117e-5 + z2 * (-1.65339022054652515390e-6 + z2 * 4.13813679705723846039e-8))));
  return scaleByPowerOfTwo(1 - ((z * c) / (c - 2) - (w + z * w) - z), k);
}
