import { nearest } from '../base/problem.ts';
import { layerIntervention, layerParameter, layerRule } from './layer.ts';
import { listOf, shorten, type Problems } from './problems.ts';
import { isNull, sameTree, type Entry, type MapTree, type Path, type Tree } from './tree.ts';

/** Keys that belong to the file that says them and are not inherited. */
const OWN = new Set(['extends', '$schema']);
/** Each file names itself; repeating a parent's words here is no mistake. */
const MAY_REPEAT = new Set(['schemaVersion', 'name', 'title', 'description', 'kind']);
/** Sections whose entries may be removed. */
const ENTRIES = new Set(['interventions', 'instruments', 'rules']);
/** Sections that may stand there empty, with all their lines commented out. */
const SECTIONS = new Set(['areas', 'sources', 'parameters', 'interventions', 'instruments', 'waves', 'rules']);

/**
 * An overlay laid over its parent: maps merge, everything else is replaced, `null` removes an intervention, an instrument, a wave or a rule.
 * Parameters, interventions and rules are laid over each other in ways of their own (layer.ts).
 */
export function extendTree(parent: MapTree, overlay: MapTree, problems: Problems): MapTree {
  return mergeMaps(parent, overlay, [], problems);
}

/** A file that extends nothing: empty sections count as absent. */
export function withoutEmptySections(tree: MapTree): MapTree {
  return { ...tree, entries: new Map([...tree.entries].filter(([key, entry]) => !(SECTIONS.has(key) && isNull(entry.value)))) };
}

function mergeMaps(lower: MapTree, upper: MapTree, path: Path, problems: Problems): MapTree {
  const merged = new Map(lower.entries);
  for (const [key, entry] of upper.entries) {
    if (path.length === 0 && OWN.has(key)) continue;
    const inner = [...path, key];
    const below = lower.entries.get(key);
    if (isNull(entry.value)) {
      if (SECTIONS.has(key) && (path.length === 0 || path.length === 2)) continue;
      if (removable(inner)) {
        if (below) merged.delete(key);
        else addNothingToRemove(key, entry, lower, inner, problems);
        continue;
      }
      if (inner.length === 2 && path[0] !== 'sources') {
        problems.add('E2022', entry.key, inner, `null removes interventions, instruments, waves and rules only; "${shorten(key)}" cannot be removed.`);
        continue;
      }
    }
    if (below && !MAY_REPEAT.has(key) && atomic(inner) && sameTree(below.value, entry.value)) {
      problems.add('W1001', entry.key, inner, 'This repeats what the parent already says; it can go.');
    }
    merged.set(key, { key: keepsPlace(inner) && below ? below.key : entry.key, value: mergeValue(below?.value, entry, inner, problems) });
  }
  // What is missing from a whole section is missing from the base.
  return { kind: 'map', spot: path.length === 0 ? lower.spot : upper.spot, entries: merged };
}

function mergeValue(lower: Tree | undefined, upper: Entry, path: Path, problems: Problems): Tree {
  const { value } = upper;
  if (lower?.kind !== 'map' || value.kind !== 'map') return value;
  if (isParameter(path)) return layerParameter(lower, value, upper.key, path, problems);
  if (path[0] === 'interventions' && path.length === 2) return layerIntervention(lower, value, upper.key, path, problems);
  if (path[0] === 'rules' && path.length === 2) return layerRule(lower, value, upper.key, path, problems);
  return mergeMaps(lower, value, path, problems);
}

/** `parameters.x`, `instruments.i.parameters.x`, `instruments.i.waves.w.parameters.x` */
function isParameter(path: Path): boolean {
  return path.at(-2) === 'parameters' && (path.length === 2 || (path[0] === 'instruments' && (path.length === 4 || path.length === 6)));
}

function removable(path: Path): boolean {
  return (path.length === 2 && ENTRIES.has(String(path[0]))) || (path.length === 4 && path[0] === 'instruments' && path[2] === 'waves');
}

/** Values that are compared as a whole here; parameters and interventions compare themselves. */
function atomic(path: Path): boolean {
  return !isParameter(path) && !(path.length === 2 && (path[0] === 'interventions' || path[0] === 'rules')) && !(path.length === 1 && SECTIONS.has(String(path[0])))
    && !['parameters', 'waves'].includes(String(path.at(-1)));
}

const keepsPlace = (path: Path): boolean => path.length === 1;

function addNothingToRemove(key: string, entry: Entry, lower: MapTree, path: Path, problems: Problems): void {
  const names = [...lower.entries.keys()];
  const near = nearest(key.slice(0, 64), names);
  const have = names.length > 0 ? `The parent has ${listOf(names)}.` : 'The parent has none.';
  problems.add('E2022', entry.key, path, `There is no "${shorten(key)}" to remove. ${have}`, near && `${near}: null`);
}
