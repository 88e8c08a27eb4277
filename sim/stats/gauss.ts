/** Nodes in 0..1 and their weights, which add up to 1. */
export interface Nodes {
  readonly at: readonly number[];
  readonly weight: readonly number[];
}

// Five points on -1..1 in closed form (Abramowitz and Stegun 1964, 25.4.29).
const ROOT = 2 * Math.sqrt(10 / 7);
const [NEAR, FAR] = [Math.sqrt(5 - ROOT) / 3, Math.sqrt(5 + ROOT) / 3];
const [HEAVY, LIGHT] = [(322 + 13 * Math.sqrt(70)) / 900, (322 - 13 * Math.sqrt(70)) / 900];
const FIVE = [[-FAR, LIGHT], [-NEAR, HEAVY], [0, 128 / 225], [NEAR, HEAVY], [FAR, LIGHT]] as const;

/** Gauss-Legendre with five points in each of so many panels of 0..1: exact for polynomials up to degree 9 in each. */
export function gaussNodes(panels: number): Nodes {
  const at: number[] = [];
  const weight: number[] = [];
  for (let k = 0; k < panels; k++) {
    for (const [x, w] of FIVE) {
      at.push((k + (1 + x) / 2) / panels);
      weight.push(w / (2 * panels));
    }
  }
  return { at, weight };
}
