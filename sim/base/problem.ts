/**
 * Problems: what is wrong with somebody's input. They carry code, place, what was read, and a line to try, and come all together.
 * A broken invariant throws; bad input never does.
 */
export interface Place {
  readonly file: string;
  /** 1-based; 0 when there is no line (no such file, a directory). */
  readonly line: number;
  /** 1-based; 0 when the place is the line. */
  readonly column: number;
  /** Where in the document, for example `parameters.raids.leak.value`. */
  readonly path: string;
}

export interface Problem {
  /** E1xxx file and YAML, E2xxx values, E3xxx time and interventions, E4xxx instruments, W... warnings. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  readonly what: string;
  /** A line that would be right, where there is one. */
  readonly fix?: string;
}

/** `error[E3012] file:24:12 path`, then what, then `try: …` (product.md 4.9). */
export function formatProblem(problem: Problem): string {
  const { code, severity, place, what, fix } = problem;
  const position = [place.file, place.line, place.column].slice(0, place.line === 0 ? 1 : place.column === 0 ? 2 : 3).join(':');
  const head = `${severity}[${code}] ${position}${place.path ? ` ${place.path}` : ''}`;
  return [head, `  ${what}`, ...(fix ? [`  try: ${fix}`] : [])].join('\n');
}

/** The nearest of the right names, or undefined when none is near (Levenshtein distance at most a third of the length, and at least 2). */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
