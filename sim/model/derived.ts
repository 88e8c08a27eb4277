import { pow } from '../base/dmath.ts';
import { gammaQuantile } from '../base/random/gamma.ts';
import { makeQuantileTable } from '../base/random/table.ts';
import { truncatedNormalQuantile } from '../base/random/truncatedNormal.ts';
import { WEEKS_PER_YEAR, WEEKS_TO_18 } from '../base/weeks.ts';
import type { Params } from './params.ts';
import { retentionPowers } from './processes/beliefs.ts';
import { demandTables } from './processes/demand.ts';
import { inflowIndex } from './processes/inflow.ts';
import { trainOnce } from './processes/training.ts';
import { weeklyRate } from './rates.ts';
import { openingHazard } from './waiting.ts';

export { weeklyRate };

/** Oldest age at entry or in the first state, in years. */
const OLDEST = 55;

/** Tables of earlier worlds by what they were made of: most parameters are the same in every world, and a table costs 1 ms. */
const tables = new Map<string, Float64Array>();
const MOST_TABLES = 64;

function remember(name: string, values: readonly number[], quantile: (p: number) => number): Float64Array {
  const key = `${name} ${values.join(' ')}`;
  let table = tables.get(key);
  if (!table) {
    if (tables.size >= MOST_TABLES) tables.clear();
    table = makeQuantileTable(quantile);
    tables.set(key, table);
  }
  return table;
}

function gammaAges(mean: number, sd: number): Float64Array {
  const excess = mean - 18;
  const shape = (excess / sd) * (excess / sd);
  const scale = excess / shape;
  return remember('adult ages', [mean, sd], (p) => Math.min(OLDEST, 18 + gammaQuantile(p, shape, scale)) * WEEKS_PER_YEAR);
}

/** Weeks from a gamma distribution of given mean and shape, at least `least`. */
function gammaWeeks(mean: number, shape: number, least: number): Float64Array {
  return remember('weeks', [mean, shape, least], (p) => Math.max(least, gammaQuantile(p, shape, mean / shape)));
}

/** All that a world looks up and that follows from its parameters alone. Quantile tables are in weeks. */
export function derive(params: Params) {
  const t = params.turnover;
  const childAges = remember('child ages', [t.childEntryMean, t.childEntrySd, t.childEntryYoungest], (p) =>
    Math.min(WEEKS_TO_18 - 1, truncatedNormalQuantile(p, t.childEntryMean, t.childEntrySd, t.childEntryYoungest, 18) * WEEKS_PER_YEAR));
  const g = retentionPowers(params.beliefs.halfLifeWeeks, params.demand.index.length);
  return {
    inflowIndex: inflowIndex(params.inflow),
    /** Stocks of trained police and the factors that follow, by week and area. */
    training: trainOnce(params.training),
    childEntryAge: childAges,
    adultEntryAge: gammaAges(t.adultEntryMean, t.adultEntrySd),
    stationaryAge: gammaAges(t.stationaryAgeMean, t.stationaryAgeSd),
    exitRate: weeklyRate(t.exitPerMonth),
    childExitRate: weeklyRate(t.childExitPerMonth),
    offVenueExitRate: weeklyRate(params.offVenue.exitPerMonth),
    /** Powers of the weekly retention of beliefs: keep[k] = g^k. */
    keep: g,
    /** Where the quiet weeks' part of b settles: quiet / (1 − g). */
    quietLimit: params.beliefs.quiet / (1 - g[1]!),
    raidDuration: gammaWeeks(params.raids.durationWeeks, params.raids.durationShape, 1),
    stay: gammaWeeks(params.care.stayWeeks, params.care.stayShape, 1),
    /** Powers of the weekly retention of trust lost in general crackdowns. */
    trustKeep: retentionPowers(params.crackdowns.trustHalfLifeWeeks, params.demand.index.length),
    /** Largest type factor: candidates for a crackdown are drawn at that rate, and thinned. */
    crackdownTop: params.crackdowns.typeFactor.reduce((a, b) => Math.max(a, b), 0),
    /** Court delays relative to their mean, which may change over time. */
    courtDelay: gammaWeeks(1, params.courts.delayShape, 0),
    /** The loss as it is felt: loss^e. */
    lossFelt: params.owners.loss > 0 ? pow(params.owners.loss, params.owners.severityExponent) : 0,
    /** What demand is scaled by, and the share of clients who get through to children. */
    demand: demandTables(params.demand, params.owners.hiddenness),
    clientKeep: retentionPowers(params.demand.signalHalfLifeWeeks, params.demand.index.length),
    openingHazard: openingHazard(params.market.openingWeeks, params.market.venues.length),
  };
}

export type Derived = ReturnType<typeof derive>;
