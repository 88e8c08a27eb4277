import { exp } from './exponential.ts';

// Numerators and denominators of the three rational functions, in the order in which the published program takes them.
const A = [2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356, 0.06568233791820745];
const B = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const C = [0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
  6848.190450536283, 11602.65143764735, 9842.714838383978, 1.0765576773720192e-8];
const D = [22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992];
const P = [0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5,
  0.023073441764940174];
const Q = [1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5];

/**
 * Normal distribution function; relative accuracy 1e-14, in the lower tail too (0 below -38.5). Upper tail: `normalCdf(-x)`.
 * @see Cody 1969, "Rational Chebyshev approximations for the error function", Math. Comp. 23; in the form of Cody 1993 (ANORM, ACM algorithm 715)
 */
export function normalCdf(x: number): number {
  if (x !== x) return NaN;
  const y = Math.abs(x);
  if (y <= 0.67448975) {
    const square = x * x;
    let above = A[4] * square;
    let below = square;
    for (let i = 0; i < 3; i++) {
      above = (above + A[i]) * square;
      below = (below + B[i]) * square;
    }
    return 0.5 + (x * (above + A[3])) / (below + B[3]);
  }
  const tail = y <= 5.656854249492381 ? middle(y) : far(y);
  return x > 0 ? 1 - tail : tail;
}

function middle(y: number): number {
  let above = C[8] * y;
  let below = y;
  for (let i = 0; i < 7; i++) {
    above = (above + C[i]) * y;
    below = (below + D[i]) * y;
  }
  return gauss(y) * ((above + C[7]) / (below + D[7]));
}

function far(y: number): number {
  if (y > 39) return 0;
  const square = 1 / (y * y);
  let above = P[5] * square;
  let below = square;
  for (let i = 0; i < 4; i++) {
    above = (above + P[i]) * square;
    below = (below + Q[i]) * square;
  }
  const series = (square * (above + P[4])) / (below + Q[4]);
  return (gauss(y) * (0.3989422804014327 - series)) / y;
}

/** exp(-y²/2) with y² in two parts, since its rounding error would be multiplied by y²/2. */
function gauss(y: number): number {
  const coarse = Math.floor(y * 16) / 16;
  return exp(-coarse * coarse * 0.5) * exp(-(y - coarse) * (y + coarse) * 0.5);
}
