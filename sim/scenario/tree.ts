import { shorten } from './problems.ts';

/** Where something stands: 1-based line and column, 0 when it stands nowhere (made by a program). */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A YAML document as plain values with their places. Maps are `Map`s, so that no key can reach a prototype.
 * After `extends`, every part still knows the file that said it.
 */
export type Tree =
  | { readonly kind: 'scalar'; readonly spot: Spot; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly spot: Spot; readonly items: readonly Tree[] }
  | MapTree;

export interface MapTree {
  readonly kind: 'map';
  readonly spot: Spot;
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: Spot;
  readonly value: Tree;
}

export type Path = readonly (string | number)[];

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** The part at a path, or undefined. */
export function at(tree: Tree | undefined, path: Path): Tree | undefined {
  let here = tree;
  for (const step of path) {
    if (here?.kind === 'map') here = here.entries.get(String(step))?.value;
    else if (here?.kind === 'list') here = here.items[Number(step)];
    else return undefined;
  }
  return here;
}

/** A part of a document that knows its own place: the spot of its key and its path from the root. */
export interface Located {
  readonly tree: Tree;
  readonly key: Spot;
  readonly path: Path;
}

/** The part under a key or index, or undefined. */
export function inside(located: Located, step: string | number): Located | undefined {
  const { tree, key, path } = located;
  const next = at(tree, [step]);
  if (next === undefined) return undefined;
  return { tree: next, key: tree.kind === 'map' ? tree.entries.get(String(step))!.key : tree.kind === 'list' && next.kind === 'scalar' ? next.spot : key, path: [...path, step] };
}

/** Members of a map, in order; none when it is something else. */
export function members(located: Located | undefined): readonly (Located & { readonly name: string })[] {
  if (located?.tree.kind !== 'map') return [];
  return [...located.tree.entries].map(([name, { key, value }]) => ({ tree: value, key, path: [...located.path, name], name }));
}

/** The deepest part that exists along a path. */
export function nearestTo(located: Located, path: Path): Located {
  let here = located;
  for (const step of path) {
    const next = inside(here, step);
    if (next === undefined) return here;
    here = next;
  }
  return here;
}

/** Where a value is pointed at: a scalar at itself, a map or list at its key. */
export function valueSpot({ tree, key }: Located): Spot {
  return tree.kind === 'scalar' && tree.value !== null ? tree.spot : key;
}

/** Plain values without places. Keys are own properties even when they are called `__proto__` (which yamlTree refuses anyhow). */
export function toPlain(tree: Tree): Plain {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(toPlain);
  return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, toPlain(entry.value)]));
}

/** A tree of plain values, all at one spot. Undefined members are left out. */
export function fromPlain(value: unknown, spot: Spot): Tree {
  if (Array.isArray(value)) return { kind: 'list', spot, items: value.map((item) => fromPlain(item, spot)) };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return { kind: 'map', spot, entries: new Map(entries.map(([key, member]) => [key, { key: spot, value: fromPlain(member, spot) }])) };
  }
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', spot, value: scalar };
}

/** Whether two trees say the same; the order of keys does not matter. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a.kind === 'scalar') return b.kind === 'scalar' && Object.is(a.value, b.value);
  if (a.kind === 'list') return b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => sameTree(item, b.items[i]!));
  return b.kind === 'map' && a.entries.size === b.entries.size
    && [...a.entries].every(([key, entry]) => b.entries.has(key) && sameTree(entry.value, b.entries.get(key)!.value));
}

/** What was read, in words: `the text "abc"`, `a list`, `nothing`. */
export function describe(tree: Tree | undefined): string {
  if (tree === undefined) return 'nothing';
  if (tree.kind === 'map') return 'a map';
  if (tree.kind === 'list') return 'a list';
  if (tree.value === null) return 'nothing';
  if (typeof tree.value === 'string') return `the text "${shorten(tree.value)}"`;
  return typeof tree.value === 'number' ? `the number ${tree.value}` : `${tree.value}`;
}

export const isNull = (tree: Tree | undefined): boolean => tree?.kind === 'scalar' && tree.value === null;
