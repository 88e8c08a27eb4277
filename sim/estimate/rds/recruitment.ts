/** Who recruited whom, by row. */
export interface Recruitment {
  /** Row of the recruiter; -1 of a seed. */
  readonly recruiter: Int32Array;
  /** Steps from the seed, 0 for seeds. */
  readonly wave: Int32Array;
  /** Rows so that everybody comes after their recruiter: by wave, then by row. */
  readonly order: Int32Array;
  readonly seeds: number;
  readonly longestChain: number;
}

/** What cannot be, at a row. */
export interface RecruitmentProblem {
  readonly column: 'id' | 'recruiter';
  readonly row: number;
  readonly what: string;
  readonly fix?: string;
}

/**
 * The trees of recruitment from codes of ids.
 * @param id code of each row's id, >= 0
 * @param recruiter code of the recruiter's id, in the same codes; -1 for seeds
 * @param codes number of codes
 * @returns all problems together: ids that come twice, recruiters who are not in the file or are the row itself, and circles
 */
export function recruitmentOf(id: ArrayLike<number>, recruiter: ArrayLike<number>, codes: number): Recruitment | { readonly problems: readonly RecruitmentProblem[] } {
  const rows = id.length;
  const rowOf = new Int32Array(codes).fill(-1);
  const problems: RecruitmentProblem[] = [];
  for (let row = 0; row < rows; row++) {
    if (rowOf[id[row]] >= 0) problems.push({ column: 'id', row, what: `this id stands in row ${rowOf[id[row]]! + 1} too: everybody is interviewed once` });
    else rowOf[id[row]] = row;
  }
  const from = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row++) {
    if (recruiter[row] < 0) continue;
    from[row] = rowOf[recruiter[row]]!;
    if (from[row] < 0) problems.push({ column: 'recruiter', row, what: 'the recruiter is no row of the file', fix: 'leave the cell of a seed empty, or name what stands in it: --seed-mark 0' });
    else if (from[row] === row) problems.push({ column: 'recruiter', row, what: 'nobody recruits themselves', fix: 'leave the cell of a seed empty' });
  }
  if (problems.length > 0) return { problems };
  return walk(from);
}

/** Waves from the seeds outwards; rows that no seed leads to stand on circles or below them. */
function walk(recruiter: Int32Array): Recruitment | { readonly problems: readonly RecruitmentProblem[] } {
  const rows = recruiter.length;
  const first = new Int32Array(rows).fill(-1);
  const next = new Int32Array(rows).fill(-1);
  for (let row = rows - 1; row >= 0; row--) {
    if (recruiter[row]! < 0) continue;
    next[row] = first[recruiter[row]!]!;
    first[recruiter[row]!] = row;
  }
  const wave = new Int32Array(rows).fill(-1);
  const order = new Int32Array(rows);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    if (recruiter[row]! >= 0) continue;
    wave[row] = 0;
    order[end++] = row;
  }
  const seeds = end;
  for (let at = 0; at < end; at++) {
    for (let row = first[order[at]!]!; row >= 0; row = next[row]!) {
      wave[row] = wave[order[at]!]! + 1;
      order[end++] = row;
    }
  }
  if (end < rows) {
    const problems: RecruitmentProblem[] = [];
    for (let row = 0; row < rows; row++) if (wave[row]! < 0 && isOnCircle(recruiter, row)) problems.push({ column: 'recruiter', row, what: 'recruiters run in a circle here: no seed leads to this row' });
    return { problems };
  }
  return { recruiter, wave, order, seeds, longestChain: rows === 0 ? 0 : wave[order[rows - 1]!]! };
}

function isOnCircle(recruiter: Int32Array, row: number): boolean {
  let at = recruiter[row]!;
  for (let steps = 0; steps < recruiter.length && at !== row; steps++) at = recruiter[at]!;
  return at === row;
}
