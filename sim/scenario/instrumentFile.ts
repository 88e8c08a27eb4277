import { readFileAlone, type ReadFile } from './chain.ts';
import { buildScenario, type ResolvedScenario } from './compile.ts';
import { findEvidence } from './evidence/find.ts';
import { extendTree, withoutEmptySections } from './extend.ts';
import { makeProblems } from './problems.ts';
import type { ScenarioRead } from './read.ts';
import { at, toPlain, type Entry, type MapTree } from './tree.ts';
import type { Catalogue } from './types.ts';

/** What an instrument file may say at its top. `extends` makes it a scenario too, and is passed over when the file is laid over another. */
const KEYS = ['$schema', 'schemaVersion', 'extends', 'name', 'title', 'description', 'sources', 'instruments'];

/**
 * A scenario with the instruments of a file of their own (scenarios/instruments/*.yaml) beside its own ones; one of the same name takes the other's
 * place. Such a file holds `instruments`, and `sources` where they name further ones.
 * @returns the scenario, read and checked anew, with the ids of the file's instruments; or all problems, at their places in that file
 */
export async function readWithInstruments(files: ReadFile, path: string, onto: ResolvedScenario, catalogue: Catalogue): Promise<ScenarioRead & { readonly ids: readonly string[] }> {
  const problems = makeProblems();
  const said = await readFileAlone(files, path, problems);
  const layer = said && withoutEmptySections(said);
  const refuse = () => ({ problems: problems.list(), warnings: problems.warnings(), ids: [] });
  if (!layer) return refuse();
  const own = layer.entries.get('instruments')?.value;
  if (own?.kind !== 'map' || own.entries.size === 0) {
    problems.add('E4013', layer.entries.get('instruments')?.key ?? { file: path, line: 1, column: 1 }, ['instruments'], 'An instrument file holds at least one instrument.', 'instruments: { police: { kind: policeDatabase, … } }');
  }
  for (const [key, entry] of layer.entries) {
    if (!KEYS.includes(key)) problems.add('E4013', entry.key, [key], `An instrument file says nothing of the world: "${key}" belongs to a scenario.`);
  }
  const version = at(layer, ['schemaVersion']);
  if (!version || toPlain(version) !== 1) problems.add('E1019', version?.spot ?? { file: path, line: 1, column: 1 }, ['schemaVersion'], 'Schema version 1 is supported, and every file says its own.', 'schemaVersion: 1');
  if (problems.errors() > 0 || own?.kind !== 'map') return refuse();
  const ids = [...own.entries.keys()];
  const tree = extendTree(without(onto.tree, ids), only(layer, ['sources', 'instruments']), problems);
  const evidence = { ...onto.evidence, ...(await findEvidence(files, layer, [layer], problems)) };
  const built = buildScenario(tree, onto.file, catalogue, problems, evidence);
  return built ? { scenario: { file: onto.file, document: built.document, tree, evidence }, warnings: problems.warnings(), ids } : refuse();
}

/** The scenario without the instruments of these names. */
function without(tree: MapTree, ids: readonly string[]): MapTree {
  const section = tree.entries.get('instruments');
  if (section?.value.kind !== 'map') return tree;
  const kept = new Map<string, Entry>([...section.value.entries].filter(([id]) => !ids.includes(id)));
  return { ...tree, entries: new Map([...tree.entries, ['instruments', { key: section.key, value: { ...section.value, entries: kept } }]]) };
}

function only(tree: MapTree, keys: readonly string[]): MapTree {
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => keys.includes(key))) };
}
