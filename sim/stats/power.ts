import { exp, log1p, normalCdf } from '../base/dmath.ts';
import { normalQuantile } from '../base/random/normal.ts';

/**
 * Power of the two-sided test of no change between two independent waves that are alike, on the scale of the logarithm: the difference of two logarithms has
 * the standard deviation sd × √2, whatever the level, and is taken to be normal.
 * @param change relative, -0.3 for a fall by three in ten; above -1
 * @param sd standard deviation of ln(reading) over fieldworks of one wave; > 0
 * @param level of the interval that is to leave out no change, for example 0.95
 * @returns probability; what 0 tends to as the change goes to 0 is 1 - level
 */
export function powerOfChange(change: number, sd: number, level = 0.95): number {
  const z = normalQuantile(0.5 + level / 2);
  const shift = log1p(change) / (Math.SQRT2 * sd);
  return normalCdf(shift - z) + normalCdf(-shift - z);
}

/** The relative fall that such a test sees with a given power (the far tail, below 1 in 10,000 from a power of a half on, is left out): -0.42. */
export function detectableFall(power: number, sd: number, level = 0.95): number {
  return exp(-(normalQuantile(0.5 + level / 2) + normalQuantile(power)) * Math.SQRT2 * sd) - 1;
}
