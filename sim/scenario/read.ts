import type { Problem } from '../base/problem.ts';
import { readChain, type ReadFile } from './chain.ts';
import { buildScenario, type ResolvedScenario } from './compile.ts';
import { findEvidence } from './evidence/find.ts';
import { extendTree, withoutEmptySections } from './extend.ts';
import { makeProblems, type Problems } from './problems.ts';
import { at, describe, type MapTree } from './tree.ts';
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
  const evidence = await findEvidence(files, tree, chain, problems);
  const built = buildScenario(tree, path, catalogue, problems, evidence);
  const warnings = problems.warnings();
  return built ? { scenario: { file: path, document: built.document, tree, evidence }, warnings } : { problems: problems.list(), warnings };
}

/** Each file says its own version and name: an overlay that kept its parent's name would be taken for it in every table. */
function demandOwnName(chain: readonly MapTree[], problems: Problems): void {
  for (const tree of chain) {
    const start = { file: tree.spot.file, line: 1, column: 1 };
    for (const [key, fix] of [['schemaVersion', 'schemaVersion: 1'], ['name', 'name: hidden']] as const) {
      if (!tree.entries.has(key) && chain.length > 1) problems.add('E1017', start, [], `${key} is missing; every file says its own.`, fix);
    }
    const version = at(tree, ['schemaVersion']);
    if (version && tree !== chain.at(-1) && !(version.kind === 'scalar' && version.value === 1)) {
      problems.add('E1019', version.spot, ['schemaVersion'], `Schema version 1 is supported; read ${describe(version)}.`, 'schemaVersion: 1');
    }
  }
}
