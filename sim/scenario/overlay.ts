import { readChain, type ReadFile } from './chain.ts';
import { extendTree, withoutEmptySections } from './extend.ts';
import { makeProblems } from './problems.ts';
import { at, toPlain, type MapTree, type Plain } from './tree.ts';

type PlainMap = Readonly<Record<string, Plain>>;

/** A file of a chain: who it says that it is. */
export interface Ancestor {
  readonly file: string;
  readonly name: string;
  readonly title: string;
}

/** What a scenario file says itself, beside the scenario that it is laid over. Plain data. */
export interface Overlay {
  /** The parent first, the base last; empty for a file that extends nothing. */
  readonly ancestors: readonly Ancestor[];
  readonly own: PlainMap;
  /** The parent with all that it extends; empty for a file that extends nothing. */
  readonly parent: PlainMap;
}

/** Reads what a file that is known to be right (`readScenario`) adds to its parent; undefined when it cannot be read. */
export async function readOverlay(files: ReadFile, path: string): Promise<Overlay | undefined> {
  const unheard = makeProblems();
  const chain = await readChain(files, path, unheard);
  if (!chain) return undefined;
  const below = chain.slice(0, -1);
  const parent = below.length === 0 ? undefined : below.slice(1).reduce<MapTree>((lower, upper) => extendTree(lower, upper, unheard), withoutEmptySections(below[0]!));
  return { ancestors: below.map(ancestor).reverse(), own: plainMap(chain.at(-1)!), parent: parent ? plainMap(parent) : {} };
}

function ancestor(tree: MapTree): Ancestor {
  const text = (key: string): string => {
    const value = at(tree, [key]);
    return value?.kind === 'scalar' ? String(value.value) : '';
  };
  return { file: tree.spot.file, name: text('name'), title: text('title') };
}

const plainMap = (tree: MapTree): PlainMap => toPlain(tree) as PlainMap;
