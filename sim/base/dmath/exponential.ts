/**
 * exp, log, log1p, expm1 by fdlibm's reductions, under 1 ulp, in pure arithmetic: the same bits on every engine.
 * Scaling is by exact powers of two from a table: storing half a word and loading the whole stalls (performance.md section 2.5).
 * @see fdlibm 5.3, e_exp.c, e_log.c, s_log1p.c, s_expm1.c (Sun Microsystems 1993)
 */
const F64 = new Float64Array(1);
const I32 = new Int32Array(F64.buffer);
F64[0] = 1;
const HIGH = I32[1] !== 0 ? 1 : 0;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
// ECMAScript fixes Math.LOG2E only approximately. Literals here are the shortest that give the published doubles.
// oxlint-disable-next-line approx-constant
const INV_LN2 = 1.4426950408889634;
const TWO_54 = 18014398509481984;

/** 2^k at k + 1074, k from -1074 to 1023. */
const POWER_OF_TWO = new Float64Array(2098);
POWER_OF_TWO[1074] = 1;
for (let k = 1; k <= 1074; k++) {
  if (k < 1024) POWER_OF_TWO[1074 + k] = POWER_OF_TWO[1073 + k] * 2;
  POWER_OF_TWO[1074 - k] = POWER_OF_TWO[1075 - k] / 2;
}

/** y times 2^k, rounded once; k from -1075 to 1024, y about 1. */
export function scaleByPowerOfTwo(y: number, k: number): number {
  if (k > 1023) return y * 2 * POWER_OF_TWO[1073 + k];
  if (k < -1074) return y * 0.5 * POWER_OF_TWO[1075 + k];
  return y * POWER_OF_TWO[1074 + k];
}

/** High word of a double: sign, exponent and the first 20 bits of the fraction. */
export function highWord(x: number): number {
  F64[0] = x;
  return I32[HIGH];
}

/** e to the x. */
export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Infinity : NaN;
  if (x < -745.1332191019411) return 0;
  const k = (INV_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (0.16666666666666602 + t * (-0.0027777777777015593
    + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - ((low - (r * c) / (2 - c)) - high);
  if (k > 1023 || k < -1074) return scaleByPowerOfTwo(y, k);
  return y * POWER_OF_TWO[1074 + k];
}

/** Natural logarithm; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= TWO_54;
    k = -54;
  }
  F64[0] = x;
  const hx = I32[HIGH];
  // The fraction is taken to [sqrt(1/2), sqrt(2)).
  const e = (hx >> 20) - 1023 + (((hx & 0xfffff) + 0x95f64) >> 20);
  return logOfParts(x * POWER_OF_TWO[1074 - e] - 1, k + e, 0);
}

/** log(1 + f) + k ln 2 + c, with 1 + f in [sqrt(1/2), sqrt(2)) and c a small correction. */
function logOfParts(f: number, k: number, c: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (0.6666666666666735 + z * (0.3999999999940942 + z * (0.2857142874366239
    + z * (0.22222198432149784 + z * (0.1818357216161805
    + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - ((half - (s * (half + r) + (k * LN2_LOW + c))) - f);
}

/** log(1 + x), exact to the last place near 0 too; -Infinity at -1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x > -5.551115123125783e-17 && x < 5.551115123125783e-17) return x;
  if (x > -0.2928932188134524 && x < 0.41421356237309503) return logOfParts(x, 0, 0);
  if (x >= 9007199254740992) return log(x);
  const u = 1 + x;
  F64[0] = u;
  const hu = I32[HIGH];
  const k = (hu >> 20) - 1023 + (((hu & 0xfffff) + 0x95f64) >> 20);
  // What 1 + x lost in rounding.
  const lost = x >= 1 ? 1 - (u - x) : x - (u - 1);
  return logOfParts(u * POWER_OF_TWO[1074 - k] - 1, k, lost / u);
}

/** e to the x, less 1, exact to the last place near 0 too. */
export function expm1(x: number): number {
  if (!(x <= 709.782712893384)) return x > 0 ? Infinity : NaN;
  if (x < -38.816242) return -1;
  if (x > -5.551115123125783e-17 && x < 5.551115123125783e-17) return x;
  let k = 0;
  let c = 0;
  if (x > 0.34657359027997264 || x < -0.34657359027997264) {
    k = (INV_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    x = high - low;
    c = high - x - low;
  }
  const half = 0.5 * x;
  const hxs = x * half;
  const r1 = 1 + hxs * (-0.03333333333333313 + hxs * (0.0015873015872548146
    + hxs * (-7.93650757867488e-5 + hxs * (4.008217827329362e-6 + hxs * -2.0109921818362437e-7))));
  const t = 3 - r1 * half;
  let e = hxs * ((r1 - t) / (6 - x * t));
  if (k === 0) return x - (x * e - hxs);
  e = x * (e - c) - c - hxs;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return scaleByPowerOfTwo(1 - (e - x), k) - 1;
  const small = POWER_OF_TWO[1074 - k];
  return k < 20 ? scaleByPowerOfTwo(1 - small - (e - x), k) : scaleByPowerOfTwo(x - (e + small) + 1, k);
}
