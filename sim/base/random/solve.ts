import { log } from '../dmath.ts';

/** The longest step, relative to where it starts. */
const FARTHEST = 1e4;

/**
 * Solves F(z) = p for a distribution function F, by Newton steps on the logarithm of the nearer tail, kept in a bracket.
 * The logarithm of a tail is concave for the families here, so the steps do not run away; both tails come out to relative accuracy.
 * @param p the lower tail wanted @param q the upper: 1 - p, given too, since either may be too small for the other to show
 * @param start a first guess; any finite number will do
 * @param lower F(z) @param upper 1 - F(z) @param density F'(z)
 */
export function solveQuantile(
  p: number, q: number, start: number,
  lower: (z: number) => number, upper: (z: number) => number, density: (z: number) => number,
): number {
  const inUpper = q < p;
  const logTarget = log(inUpper ? q : p);
  let low = -Infinity;
  let high = Infinity;
  let z = start;
  for (let turn = 0; turn < 400; turn++) {
    const tail = inUpper ? upper(z) : lower(z);
    const above = inUpper ? logTarget - log(tail) : log(tail) - logTarget;
    if (above === 0) return z;
    if (above > 0) high = z;
    else low = z;
    let next = z - (above * tail) / density(z);
    // Far out, where the density all but vanishes, a step would leave for where no bracket leads back in time.
    if (!(next > low && next < high) || Math.abs(next - z) > FARTHEST * (1 + Math.abs(z))) next = within(z, low, high);
    if (Math.abs(next - z) <= 4e-16 * Math.max(1, Math.abs(z))) return next;
    z = next;
  }
  return z;
}

function within(z: number, low: number, high: number): number {
  if (low === -Infinity) return z - 1 - Math.abs(z);
  if (high === Infinity) return z + 1 + Math.abs(z);
  return low + (high - low) / 2;
}
