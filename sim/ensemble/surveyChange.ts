import { changeOf } from '../estimate/change.ts';
import type { Apparent } from '../estimate/prevalence.ts';
import { instrumentKinds, isPrevalenceInstrument } from '../measure/instruments/index.ts';
import type { CompiledInstrument } from '../scenario/types.ts';
import { combine, join, LEVEL, present, spreadOf, type Column } from './grouped.ts';
import type { SurveyedChange } from './surveyResult.ts';

const Z95 = 1.959963984540054;

const METHODS = {
  share: 'Newcombe’s interval for the difference of two independent shares, each with its effective sample size (as undercount estimate change), leaves out 0',
  other: 'the difference is more than 1.96 times its standard error, from those that the two figures claim',
} as const;

/** One fieldwork's figure, as a test of change takes it. */
interface Figure {
  readonly estimate: number;
  readonly standardError: number;
  readonly n: number;
}

/**
 * The change between an instrument's two waves, pair by pair: fieldwork k of the one with fieldwork k of the other, in the same world. Waves draw independently.
 * @param first place of the instrument's first wave among all
 * @returns undefined for an instrument with one wave
 */
export function changeBetween(instrument: CompiledInstrument, first: number, column: Column): SurveyedChange | undefined {
  const { waves, kind: name, compare } = instrument;
  const inTime = [...waves].sort((a, b) => a.week - b.week);
  const [from, to] = compare ? compare.map((id) => waves.find((wave) => wave.id === id)!) : [inTime[0]!, inTime.at(-1)!];
  if (!from || !to || from.week === to.week) return undefined;
  const [a, b] = [first + waves.indexOf(from), first + waves.indexOf(to)];
  const kind = instrumentKinds[name]!;
  const share = kind.quantity.unit === 'share';
  const figures = (wave: number) => ({ estimate: column(wave, 'estimate'), standardError: column(wave, 'standardError'), n: column(wave, 'n') });
  const [early, late] = [figures(a), figures(b)];
  const signs = early.estimate.map((group, world) => group.map((_, i) => {
    const at = (of: typeof early): Figure => ({ estimate: of.estimate[world]![i]!, standardError: of.standardError[world]![i]!, n: of.n[world]![i]! });
    return share ? shareChange(at(early), at(late)) : figureChange(at(early), at(late));
  }));
  const tested = join(present(signs));
  const part = (which: (sign: number) => boolean): number => tested.filter(which).length / tested.length;
  const relative = (field: 'estimate' | 'truth' | 'T0') => spreadOf(combine(column(a, field), column(b, field), (x, y) => (x === 0 ? NaN : y / x - 1)));
  const costs = [column(a, 'cost'), column(b, 'cost')] as const;
  return {
    from: from.at, to: to.at, pairs: tested.length, notTestable: join(signs).length - tested.length,
    read: relative('estimate'), truth: relative('truth'), ...(isPrevalenceInstrument(kind) ? { everywhere: relative('T0') } : {}),
    significant: part((sign) => sign !== 0), significantFalls: part((sign) => sign < 0), significantRises: part((sign) => sign > 0),
    method: share ? METHODS.share : METHODS.other, cost: spreadOf(combine(...costs, (x, y) => x + y)).mean,
  };
}

/** -1 a significant fall, 1 a rise, 0 neither; NaN where there is nothing to test. */
function shareChange(early: Figure, late: Figure): number {
  if (Number.isNaN(early.estimate) || Number.isNaN(late.estimate)) return NaN;
  const { low, high } = changeOf(apparent(early, late), apparent(late, early), LEVEL).difference;
  return high < 0 ? -1 : low > 0 ? 1 : 0;
}

/** Effective size: that of the simple random sample with the same standard error. A share of 0 tells none: the other wave's design effect is taken, or 1. */
function apparent(one: Figure, other: Figure): Apparent {
  const size = sizeOf(one);
  const known = sizeOf(other);
  return { share: one.estimate, size: Number.isNaN(size) ? (Number.isNaN(known) ? one.n : (one.n * known) / other.n) : size };
}

function sizeOf({ estimate, standardError }: Figure): number {
  return standardError > 0 && estimate > 0 && estimate < 1 ? (estimate * (1 - estimate)) / (standardError * standardError) : NaN;
}

function figureChange(early: Figure, late: Figure): number {
  const error = Math.sqrt(early.standardError * early.standardError + late.standardError * late.standardError);
  if (!(error > 0)) return NaN;
  const z = (late.estimate - early.estimate) / error;
  return z < -Z95 ? -1 : z > Z95 ? 1 : Number.isNaN(z) ? NaN : 0;
}
