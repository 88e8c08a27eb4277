import { exp } from './exponential.ts';

// Numerators and denominators of the three rational functions, in the order in which the published program takes them.
const A = [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113];
const B = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
const C = [0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
  6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8];
const D = [22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727];
const P = [0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5,
  0.02307344176494017303];
const Q = [1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5];

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
  const tail = y <= 5.656854249492380581 ? middle(y) : far(y);
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
  return (gauss(y) * (0.398942280401432677939946 - series)) / y;
}

/** exp(-y²/2) with y² in two parts, since its rounding error would be multiplied by y²/2. */
function gauss(y: number): number {
  const coarse = Math.floor(y * 16) / 16;
  return exp(-coarse * coarse * 0.5) * exp(-(y - coarse) * (y + coarse) * 0.5);
}
