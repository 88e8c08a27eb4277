import { bits, secondWord } from '../../../base/random/streams.ts';
import { mse, type MseOptions } from '../../../estimate/mse/mse.ts';
import { listsIn, tabulate, type CaptureTable } from '../../../estimate/mse/patterns.ts';
import { Band, LISTS } from '../../../model/dimensions.ts';
import type { World } from '../../../model/world.ts';
import { noReading, type RawTable, type Reading } from '../../reading.ts';
import { costOf } from '../cost.ts';
import type { ConstantValues, Instrument } from '../instrument.ts';
import { MODELS, MULTIPLE_SYSTEMS_PURPOSES, MultipleSystemsPurpose, multipleSystemsDeclarations, type MultipleSystemsParams } from './declarations.ts';
import { countFollowed, followWeek, startFollowing, type Followed } from './follow.ts';
import { drawLists, linkLists } from './lists.ts';

export type { MultipleSystemsParams } from './declarations.ts';

/**
 * Multiple systems estimation on linked lists (measurement.md 3.7).
 * Estimand: distinct children in open or concealed use in venues of the areas covered at any time of the period, whom a list could hold; a flow, and not
 * the number exploited at a date. Children never in sight can be on no list: `outOfReach` says how many they are.
 */
export const multipleSystems: Instrument<MultipleSystemsParams, Followed> = {
  kind: 'multipleSystems',
  text: 'Lists of children known to police, NGOs and others are linked, and the overlaps tell how many are on none of them.',
  quantity: { of: 'flow', unit: 'children', text: 'Distinct children exploited in venues of the areas covered, openly or concealed, at any time of the period, whom a list could hold' },
  caution: 'Children who are never in sight, in clandestine use or outside venues, can be on no list, and no such estimate holds them. Lists that pass cases on, and children of whom some are easier to find, make it too low; missed links make it too high. The method is contested in this field (Whitehead et al. 2021).',
  interviews: 'nobody',
  declarations: multipleSystemsDeclarations,
  purposes: MULTIPLE_SYSTEMS_PURPOSES,
  validate: validateLists,
  weeksBefore: ({ periodWeeks }) => periodWeeks - 1,
  begin: startFollowing,
  watch: (world, held, { areas }) => followWeek(world, held, areas),
  read: readLists,
  truth: (_world, held) => countFollowed(held).inSight,
  outOfReach: (world, held, { areas }) => countFollowed(held).never + offVenueIn(world, areas),
};

function validateLists({ reach, lists }: ConstantValues): string[] {
  if (typeof lists !== 'number' || typeof reach !== 'object') return [];
  const empty = LISTS.slice(0, lists).filter((_, l) => reach[l] === 0);
  return empty.length > 0 ? [`${empty.join(', ')} ${empty.length === 1 ? 'is' : 'are'} linked and can hold nobody`] : [];
}

function offVenueIn({ offVenue: { band, area } }: World, areas: Float64Array): number {
  let children = 0;
  for (let i = 0; i < band.length; i++) if (band[i] !== Band.vacant && areas[area[i]] === 1) children++;
  return children;
}

function readLists(_world: World, held: Followed, params: MultipleSystemsParams, keys: Int32Array): Reading {
  const listed = drawLists(held, params, keys);
  const linked = linkLists(listed, held, params, keys);
  const { table } = tabulate(LISTS.slice(0, params.lists), linked);
  const records = listed.pattern.reduce((sum, pattern) => sum + listsIn(pattern), 0);
  const cost = costOf(params, records);
  const tables = [patternTable(table)];
  const answer = mse(table, optionsOf(params, keys));
  if (!answer.estimable) return noReading(`There is no estimate: ${answer.reason}.`, linked.length, cost, tables);
  return {
    estimable: true, estimate: answer.estimate, standardError: answer.standardError, low: answer.interval.low, high: answer.interval.high, designEffect: NaN, n: linked.length, cost, tables,
    note: `Linked, the ${records} records of ${params.lists} lists are of ${linked.length} children; ${Math.round(answer.dark)} more are reckoned to be on none of them. What matters most: ${answer.assumes} Children in clandestine use or outside venues are in none of these numbers.`,
  };
}

function optionsOf({ model, replications }: MultipleSystemsParams, keys: Int32Array): MseOptions {
  const name = MODELS[model];
  const seed = [bits(keys, MultipleSystemsPurpose.bootstrap, 0, 0), secondWord()] as const;
  return {
    estimator: name === 'chao' ? 'chao' : 'loglinear', model: name === 'chao' ? 'main' : name, criterion: 'aic', zeroOverlaps: 'extended', threshold: 0.02,
    replications, seed, level: 0.95, table: false, ...(replications === 0 ? { interval: name === 'chao' ? 'log-normal' as const : 'profile' as const } : {}),
  };
}

/** The table that an estimator is given: as for `undercount estimate mse FILE --lists … --count children`. */
function patternTable({ lists, counts }: CaptureTable): RawTable {
  const patterns = Array.from(counts, (_, pattern) => pattern).filter((pattern) => counts[pattern] > 0);
  return {
    name: 'patterns', text: 'A pattern of lists, 1 for each list that holds it, and the number of children linked so.',
    columns: { ...Object.fromEntries(lists.map((name, l) => [name, patterns.map((pattern) => (pattern >> l) & 1)])), children: patterns.map((pattern) => counts[pattern]) },
  };
}
