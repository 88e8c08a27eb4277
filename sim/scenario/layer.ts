import { listOf, type Problems } from './problems.ts';
import { sameTree, toPlain, type Entry, type MapTree, type Path, type Spot, type Tree } from './tree.ts';

/** Keys of a value that is one number in some form; a map without them is one value for each member. */
export const FORM_KEYS = ['uniform', 'normal', 'lognormal', 'beta', 'triangular', 'table', 'between', 'expression'] as const;
const OPERATIONS = ['set', 'scale', 'add', 'value'] as const;

/** Whether a tree gives values by member: `{ karaoke: 0.2, massage: { uniform: [0.1, 0.3] } }`. */
export function isMemberMap(tree: Tree): tree is MapTree {
  return tree.kind === 'map' && !FORM_KEYS.some((key) => tree.entries.has(key));
}

/**
 * A parameter laid over the same parameter of a parent (or a wave's over the one its instrument shares): unit, range, note are inherited,
 * members merge, a value is replaced. A changed value needs its own label and source.
 */
export function layerParameter(lower: MapTree, upper: MapTree, key: Spot, path: Path, problems: Problems): MapTree {
  const entries = new Map<string, Entry>(lower.entries);
  for (const [name, entry] of upper.entries) {
    const below = lower.entries.get(name);
    entries.set(name, name === 'value' || name === 'range' ? layerMembers(below, entry) : entry);
  }
  const merged: MapTree = { kind: 'map', spot: upper.spot, entries };
  if (repeats(lower, merged)) addRepeats(upper, key, path, problems);
  else if (upper.entries.has('value')) demandLabel(lower, merged, upper, ['value'], path, problems);
  return merged;
}

/** An intervention laid over the parent's: a new set, scale, add or value takes the place of the old one. */
export function layerIntervention(lower: MapTree, upper: MapTree, key: Spot, path: Path, problems: Problems): MapTree {
  const operations = OPERATIONS.filter((name) => upper.entries.has(name));
  const entries = new Map<string, Entry>(lower.entries);
  if (operations.length > 0) for (const name of OPERATIONS) entries.delete(name);
  for (const [name, entry] of upper.entries) entries.set(name, entry);
  const merged: MapTree = { kind: 'map', spot: upper.spot, entries };
  if (repeats(lower, merged)) addRepeats(upper, key, path, problems);
  else if (operations.length > 0) demandLabel(lower, merged, upper, OPERATIONS, path, problems);
  return merged;
}

const OF_RULE = ['listens', 'when', 'publishedAfterWeeks', 'actsAfterWeeks', 'acts', 'act'] as const;

/** A rule laid over the parent's: each key takes the place of the old one, its acts as a whole. */
export function layerRule(lower: MapTree, upper: MapTree, key: Spot, path: Path, problems: Problems): MapTree {
  const merged: MapTree = { kind: 'map', spot: upper.spot, entries: new Map([...lower.entries, ...upper.entries]) };
  if (repeats(lower, merged)) addRepeats(upper, key, path, problems);
  else if (OF_RULE.some((name) => upper.entries.has(name))) demandLabel(lower, merged, upper, OF_RULE, path, problems);
  return merged;
}

function layerMembers(below: Entry | undefined, entry: Entry): Entry {
  if (!below || !isMemberMap(below.value) || !isMemberMap(entry.value)) return entry;
  return { key: entry.key, value: { kind: 'map', spot: entry.value.spot, entries: new Map([...below.value.entries, ...entry.value.entries]) } };
}

const repeats = (lower: MapTree, merged: MapTree): boolean => sameTree(lower, merged);

function addRepeats(upper: MapTree, key: Spot, path: Path, problems: Problems): void {
  if (upper.entries.size > 0) problems.add('W1001', key, path, 'This repeats what the parent already says; it can go.');
}

function demandLabel(lower: MapTree, merged: MapTree, upper: MapTree, values: readonly string[], path: Path, problems: Problems): void {
  const said = (tree: MapTree) => values.map((name) => [name, tree.entries.get(name)?.value] as const);
  const before = said(lower);
  const changed = said(merged).some(([, value], i) => {
    const old = before[i]![1];
    return value === undefined || old === undefined ? value !== old : !sameTree(value, old);
  });
  const missing = ['label', 'source'].filter((name) => !upper.entries.has(name));
  if (!changed || missing.length === 0) return;
  const name = values.find((candidate) => upper.entries.has(candidate))!;
  const { key, value } = upper.entries.get(name)!;
  const short = JSON.stringify(toPlain(value));
  problems.add('E2011', key, [...path, name], `The value changes, so ${listOf(missing)} must be given anew, here, beside it.`,
    `{ ${name}: ${short.length < 60 ? short.replaceAll('"', '') : '…'}, label: assumed, source: … }`);
}
