/**
 * Cholesky factor of a symmetric positive definite matrix, in place: the lower triangle of `a` (row by row, n x n) becomes L with a = L L'.
 * @param tolerance a pivot below this share of its diagonal counts as zero: 1e-11 tells a column that depends on others from one that is merely small
 * @returns false when a pivot vanishes: the matrix is singular (columns depend on each other) or not positive definite; `a` is then half done
 */
export function choleskyFactor(a: Float64Array, n: number, tolerance = 1e-11): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    const diagonal = a[row + i];
    for (let j = 0; j < i; j++) {
      const other = j * n;
      let sum = a[row + j];
      for (let k = 0; k < j; k++) sum -= a[row + k] * a[other + k];
      a[row + j] = sum / a[other + j];
    }
    let pivot = diagonal;
    for (let k = 0; k < i; k++) pivot -= a[row + k] * a[row + k];
    if (!(pivot > tolerance * diagonal)) return false;
    a[row + i] = Math.sqrt(pivot);
  }
  return true;
}

/** Solves L L' x = b in place of `b`, with L from `choleskyFactor`. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[i * n + k] * b[k];
    b[i] = sum / factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i] * b[k];
    b[i] = sum / factor[i * n + i];
  }
}
