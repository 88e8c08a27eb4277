const TOLERANCE = 1e-9;

/** What a linear programme comes to. */
export type LinearProgramme =
  | { readonly kind: 'optimal'; readonly value: number; readonly x: Float64Array }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' };

/**
 * Maximises c'x subject to A x = b, x >= 0, by the two-phase simplex method with Bland's rule, which cannot cycle.
 * Dense and plain: for programmes of some tens of rows and hundreds of columns. Reduced costs and infeasibility below 1e-9 of the largest b count as none.
 * @param a row by row, `rows` x `columns`
 * @param b length `rows`; may be negative
 * @see Bland 1977, Math. Oper. Res. 2:103-107
 */
export function maximise(c: Float64Array, a: Float64Array, b: Float64Array, rows: number, columns: number): LinearProgramme {
  const width = columns + rows + 1;
  const tableau = new Float64Array(rows * width);
  const basis = new Int32Array(rows);
  let scale = 1;
  for (let i = 0; i < rows; i++) {
    const sign = b[i] < 0 ? -1 : 1;
    for (let j = 0; j < columns; j++) tableau[i * width + j] = sign * a[i * columns + j];
    tableau[i * width + columns + i] = 1;
    tableau[i * width + width - 1] = sign * b[i];
    basis[i] = columns + i;
    scale = Math.max(scale, Math.abs(b[i]));
  }
  const artificial = new Float64Array(width - 1);
  artificial.fill(-1, columns);
  run(tableau, basis, artificial, rows, width, width - 1);
  let infeasibility = 0;
  for (let i = 0; i < rows; i++) if (basis[i] >= columns) infeasibility += tableau[i * width + width - 1];
  if (infeasibility > TOLERANCE * scale) return { kind: 'infeasible' };
  driveOut(tableau, basis, rows, width, columns);
  const cost = new Float64Array(width - 1);
  cost.set(c);
  if (!run(tableau, basis, cost, rows, width, columns)) return { kind: 'unbounded' };
  const x = new Float64Array(columns);
  for (let i = 0; i < rows; i++) if (basis[i] < columns) x[basis[i]] = tableau[i * width + width - 1];
  let value = 0;
  for (let j = 0; j < columns; j++) value += c[j] * x[j];
  return { kind: 'optimal', value, x };
}

/** Pivots to the optimum over the first `open` columns; false when there is no end to it. */
function run(tableau: Float64Array, basis: Int32Array, cost: Float64Array, rows: number, width: number, open: number): boolean {
  for (;;) {
    const entering = findEntering(tableau, basis, cost, rows, width, open);
    if (entering < 0) return true;
    let leaving = -1;
    let least = Infinity;
    for (let i = 0; i < rows; i++) {
      const pivot = tableau[i * width + entering];
      if (pivot <= TOLERANCE) continue;
      const ratio = tableau[i * width + width - 1] / pivot;
      if (ratio < least - 1e-12 || (ratio <= least + 1e-12 && leaving >= 0 && basis[i] < basis[leaving])) {
        least = Math.min(ratio, least);
        leaving = i;
      }
    }
    if (leaving < 0) return false;
    pivotOn(tableau, basis, rows, width, leaving, entering);
  }
}

/** The first column whose reduced cost is positive. */
function findEntering(tableau: Float64Array, basis: Int32Array, cost: Float64Array, rows: number, width: number, open: number): number {
  for (let j = 0; j < open; j++) {
    let reduced = cost[j];
    for (let i = 0; i < rows; i++) reduced -= cost[basis[i]] * tableau[i * width + j];
    if (reduced > TOLERANCE) return j;
  }
  return -1;
}

/** Artificial variables that stayed in the basis at 0 leave it where their row has another column; where not, the row is redundant and stays 0. */
function driveOut(tableau: Float64Array, basis: Int32Array, rows: number, width: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    if (basis[i] < columns) continue;
    for (let j = 0; j < columns; j++) {
      if (Math.abs(tableau[i * width + j]) <= TOLERANCE) continue;
      pivotOn(tableau, basis, rows, width, i, j);
      break;
    }
  }
}

function pivotOn(tableau: Float64Array, basis: Int32Array, rows: number, width: number, row: number, column: number): void {
  const start = row * width;
  const pivot = tableau[start + column];
  for (let j = 0; j < width; j++) tableau[start + j] /= pivot;
  for (let i = 0; i < rows; i++) {
    if (i === row) continue;
    const factor = tableau[i * width + column];
    if (factor === 0) continue;
    for (let j = 0; j < width; j++) tableau[i * width + j] -= factor * tableau[start + j];
  }
  basis[row] = column;
}
