import type { Problem } from '../base/problem.ts';
import { readChain, type ReadFile } from './chain.ts';
import { buildScenario, type ResolvedScenario } from './compile.ts';
import { extendTree, withoutEmptySections } from './extend.ts';
import { makeProblems, type Problems } from './problems.ts';
import type { MapTree } from './tree.ts';
import type { Catalogue } from './types.ts';

export type { FileError, ReadFile } from './chain.ts';

export type ScenarioRead =
  | { readonly scenario: ResolvedScenario; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

/**
 * Reads a scenario file and those it extends, checks everything, and gives the resolved scenario or all problems at once.
 * Every problem points at the file, line and column that said it. Never throws, whatever the text.
 */
export async function readScenario(files: ReadFile, path: string, catalogue: Catalogue): Promise<ScenarioRead> {
  const problems = makeProblems();
  const chain = await readChain(files, path, problems);
  if (!chain) return { problems: problems.list(), warnings: problems.warnings() };
  const tree = chain.slice(1).reduce<MapTree>((parent, overlay) => extendTree(parent, overlay, problems), withoutEmptySections(chain[0]!));
  demandOwnName(chain, problems);
  const built = buildScenario(tree, path, catalogue, problems);
  const warnings = problems.warnings();
  return built ? { scenario: { file: path, document: built.document, tree }, warnings } : { problems: problems.list(), warnings };
}

/** An overlay that kept its parent's name would be taken for it in every table. */
function demandOwnName(chain: readonly MapTree[], problems: Problems): void {
  for (const overlay of chain.slice(1)) {
    const missing = ['schemaVersion', 'name'].filter((key) => !overlay.entries.has(key));
    const start = { file: overlay.spot.file, line: 1, column: 1 };
    for (const key of missing) problems.add('E1017', start, [], `${key} is missing; every file says its own.`, key === 'name' ? 'name: hidden' : 'schemaVersion: 1');
  }
}
