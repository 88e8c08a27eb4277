/** Codes 0 to count - 1, one a row. */
export interface Codes {
  readonly codes: ArrayLike<number>;
  readonly count: number;
}

/** A sample as columns, one entry a row of the file. Only `y` must be there. */
export interface SurveyColumns {
  readonly rows: number;
  /** What is estimated; NaN is missing. */
  readonly y: ArrayLike<number>;
  /** Denominator of a ratio; NaN is missing. */
  readonly x?: ArrayLike<number>;
  /** Inverse inclusion probabilities, >= 0; without them they follow from the population sizes, or are 1. */
  readonly weights?: ArrayLike<number>;
  /** Strata by stage, at most as many as there are stages. */
  readonly strata: readonly Codes[];
  /** Sampling units by stage, the first stage first; without them every row is a unit. */
  readonly clusters: readonly Codes[];
  /** By stage: units in the population of the row's stratum (all >= 1), or sampling fractions (all <= 1). */
  readonly fpc: readonly ArrayLike<number>[];
  /** Rows that belong to the subpopulation: 1 in every one of these columns. */
  readonly domain: readonly ArrayLike<number>[];
}

/** Columns that contradict each other, at a row where it shows. */
export interface DesignProblem {
  readonly column: 'strata' | 'cluster' | 'fpc' | 'weights';
  /** 0-based. */
  readonly row?: number;
  readonly what: string;
  readonly fix?: string;
}

/**
 * Codes of pairs, in the order of first appearance. Open addressing over exact products of codes, for a Map ends at 2^24 keys.
 * @param a codes with a.count * b.count below 2^53
 */
export function pairCodes(a: Codes, b: Codes, rows: number): Codes {
  let slots = new Float64Array(128).fill(-1);
  let codeOf = new Int32Array(128);
  let count = 0;
  const codes = new Int32Array(rows);
  const find = (keys: Float64Array, key: number): number => {
    let slot = (Math.imul(key % 4294967296, 0x9e3779b1) ^ Math.imul(key / 4294967296, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (keys.length - 1);
    while (keys[slot] >= 0 && keys[slot] !== key) slot = (slot + 1) & (keys.length - 1);
    return slot;
  };
  for (let i = 0; i < rows; i++) {
    const key = a.codes[i] * b.count + b.codes[i];
    let slot = find(slots, key);
    if (slots[slot] < 0) {
      if (2 * count >= slots.length) {
        const keys = new Float64Array(2 * slots.length).fill(-1);
        const values = new Int32Array(2 * slots.length);
        for (let s = 0; s < slots.length; s++) {
          if (slots[s] < 0) continue;
          const at = find(keys, slots[s]);
          keys[at] = slots[s];
          values[at] = codeOf[s];
        }
        [slots, codeOf] = [keys, values];
        slot = find(slots, key);
      }
      slots[slot] = key;
      codeOf[slot] = count++;
    }
    codes[i] = codeOf[slot];
  }
  return { codes, count };
}
