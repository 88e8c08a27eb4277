/**
 * Rank of a matrix that is given by columns, row by row: each row is reduced by the rows kept so far and kept when something is left of it.
 * Ends as soon as the rank is full, which replicate weights reach within few rows.
 * @param tolerance what is left, against the row's own length, to count as new
 */
export function rankOf(columns: readonly ArrayLike<number>[], rows: number, tolerance = 1e-5): number {
  const width = columns.length;
  const basis: Float64Array[] = [];
  const row = new Float64Array(width);
  for (let i = 0; i < rows && basis.length < width; i++) {
    for (let c = 0; c < width; c++) row[c] = columns[c]![i];
    const length = norm(row);
    if (!(length > 0)) continue;
    // Twice, for what is left after one pass is not quite orthogonal (Giraud, Langou and Rozložník 2005).
    for (const _pass of [1, 2]) {
      for (const kept of basis) {
        let dot = 0;
        for (let c = 0; c < width; c++) dot += kept[c] * row[c];
        for (let c = 0; c < width; c++) row[c] -= dot * kept[c];
      }
    }
    const left = norm(row);
    if (left > tolerance * length) basis.push(Float64Array.from(row, (value) => value / left));
  }
  return basis.length;
}

function norm(row: Float64Array): number {
  let squares = 0;
  for (const value of row) squares += value * value;
  return Math.sqrt(squares);
}
