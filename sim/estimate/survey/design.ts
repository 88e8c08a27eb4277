import { pairCodes, type Codes, type DesignProblem, type SurveyColumns } from './columns.ts';

/** One stage of sampling. */
export interface Stage {
  /** Unit of a row; undefined: every row is a unit of its own. */
  readonly unit?: Codes;
  /** Stratum of a row, within the units of the stage before; undefined: all rows are in one. */
  readonly stratum?: Codes;
  /** A row of each stratum, to name where something is wrong. */
  readonly rowOfStratum: ArrayLike<number>;
  /** Stratum of each unit; undefined without `unit`. */
  readonly stratumOfUnit?: Int32Array;
  /** Units sampled, by stratum. */
  readonly sampled: Float64Array;
  /** Sampling fraction by stratum, 0..1; 0 without a correction. */
  readonly fraction: Float64Array;
}

export interface Design {
  readonly rows: number;
  readonly stages: readonly Stage[];
  readonly stratified: boolean;
  /** Weight of a row. */
  readonly weight: (row: number) => number;
  readonly weighted: boolean;
}

const ONE: (row: number) => number = () => 0;
/** Of a code column, or 0 everywhere. */
export const codeOf = (codes: Codes | undefined): ((row: number) => number) => {
  if (!codes) return ONE;
  const column = codes.codes;
  return (row) => column[row];
};

/**
 * The design that columns describe, as svydesign of R survey reads them: units of a stage are told apart within those of the stage before,
 * and strata of a later stage within its units.
 * @param nest unit codes start anew in each stratum
 */
export function makeDesign(columns: SurveyColumns, nest: boolean): Design | { readonly problems: readonly DesignProblem[] } {
  const { rows, strata, clusters, fpc, weights } = columns;
  const problems: DesignProblem[] = [];
  const stageCount = Math.max(1, clusters.length);
  if (strata.length > stageCount) problems.push({ column: 'strata', what: `${strata.length} columns of strata for ${stageCount} ${stageCount === 1 ? 'stage' : 'stages'} of sampling: a stage has at most one` });
  if (fpc.length > 0 && fpc.length !== stageCount) problems.push({ column: 'fpc', what: `${fpc.length} columns of population sizes for ${stageCount} ${stageCount === 1 ? 'stage' : 'stages'} of sampling: each stage needs one`, fix: 'sampling fractions, with 0 for a stage without a correction' });
  if (problems.length > 0) return { problems };

  const stages: Stage[] = [];
  let parent: Codes | undefined;
  for (let s = 0; s < stageCount; s++) {
    const own = strata[Math.min(s, strata.length - 1)];
    const stratum = parent && own ? pairCodes(own, parent, rows) : parent ?? own;
    let unit = clusters[s];
    if (unit && nest && own) unit = pairCodes(own, unit, rows);
    if (unit && parent) unit = pairCodes(parent, unit, rows);
    const stage = makeStage(rows, unit, stratum);
    const crossing = stage.crossing;
    if (crossing !== undefined) problems.push({ column: 'cluster', row: crossing, what: `this cluster${s > 0 ? ` of stage ${s + 1}` : ''} is in another stratum too`, fix: '--nest, when clusters are numbered anew in each stratum' });
    if (fpc[s]) setFractions(stage, fpc[s]!, rows, s, problems);
    stages.push(stage);
    parent = unit;
  }
  if (problems.length > 0) return { problems };
  return { rows, stages, stratified: strata.length > 0, weight: weightOf(weights, fpc.length > 0 ? stages : []), weighted: weights !== undefined || fpc.length > 0 };
}

function makeStage(rows: number, unit: Codes | undefined, stratum: Codes | undefined): Stage & { readonly crossing?: number } {
  const stratumCount = stratum?.count ?? 1;
  const sampled = new Float64Array(stratumCount);
  const rowOfStratum = new Float64Array(stratumCount).fill(-1);
  const fraction = new Float64Array(stratumCount);
  const stratumAt = codeOf(stratum);
  const stratumOfUnit = unit && new Int32Array(unit.count).fill(-1);
  let crossing: number | undefined;
  for (let i = 0; i < rows; i++) {
    const h = stratumAt(i);
    if (rowOfStratum[h] < 0) rowOfStratum[h] = i;
    if (!stratumOfUnit) sampled[h]++;
    else {
      const u = unit.codes[i];
      if (stratumOfUnit[u] < 0) {
        stratumOfUnit[u] = h;
        sampled[h]++;
      } else if (stratumOfUnit[u] !== h) crossing ??= i;
    }
  }
  return { ...(unit ? { unit } : {}), ...(stratum ? { stratum } : {}), rowOfStratum, ...(stratumOfUnit ? { stratumOfUnit } : {}), sampled, fraction, ...(crossing === undefined ? {} : { crossing }) };
}

/** Population sizes or fractions, the same in every row of a stratum, no smaller than the sample. */
function setFractions({ stratum, rowOfStratum, sampled, fraction }: Stage, column: ArrayLike<number>, rows: number, stage: number, problems: DesignProblem[]): void {
  const place = stage > 0 ? ` of stage ${stage + 1}` : '';
  let [above, below] = [-1, -1];
  for (let i = 0; i < rows; i++) {
    if (column[i] > 1 && above < 0) above = i;
    if (column[i] < 1 && below < 0) below = i;
  }
  if (above >= 0 && below >= 0) {
    problems.push({ column: 'fpc', row: Math.max(above, below), what: `population sizes${place} are all 1 or more, sampling fractions all 1 or less; here they are mixed` });
    return;
  }
  const stratumAt = codeOf(stratum);
  for (let i = 0; i < rows; i++) {
    if (column[i] === column[rowOfStratum[stratumAt(i)]]) continue;
    problems.push({ column: 'fpc', row: i, what: `the value differs from that of another row of the same stratum${place}` });
    return;
  }
  for (let h = 0; h < sampled.length; h++) {
    const value = column[rowOfStratum[h]];
    if (above >= 0 && value < sampled[h]) {
      problems.push({ column: 'fpc', row: rowOfStratum[h], what: `more units were sampled from this stratum${place} than it has` });
      return;
    }
    fraction[h] = above >= 0 ? sampled[h] / value : value;
  }
}

function weightOf(weights: ArrayLike<number> | undefined, corrected: readonly Stage[]): (row: number) => number {
  if (weights) return (row) => weights[row];
  if (corrected.length === 0) return () => 1;
  const strata = corrected.map(({ stratum }) => codeOf(stratum));
  return (row) => corrected.reduce((weight, { fraction }, s) => weight / fraction[strata[s]!(row)], 1);
}
