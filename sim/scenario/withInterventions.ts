import type { ResolvedScenario } from './compile.ts';
import type { InterventionEntry } from './document.ts';
import { fromPlain, type Entry, type MapTree } from './tree.ts';

/**
 * The scenario with further interventions, for example those of levers; one with the same id takes the other's place.
 * They have no place in a file and need no label, range or source; where they leave a parameter's bounds they are clipped.
 */
export function addInterventions(resolved: ResolvedScenario, added: Readonly<Record<string, InterventionEntry>>): ResolvedScenario {
  const spot = { file: resolved.file, line: 0, column: 0 };
  const section = resolved.tree.entries.get('interventions');
  const entries = new Map<string, Entry>(section?.value.kind === 'map' ? section.value.entries : []);
  for (const [id, entry] of Object.entries(added)) entries.set(id, { key: spot, value: fromPlain(entry, spot) });
  const interventions: MapTree = { kind: 'map', spot: section?.value.spot ?? spot, entries };
  const tree: MapTree = { ...resolved.tree, entries: new Map([...resolved.tree.entries, ['interventions', { key: section?.key ?? spot, value: interventions }]]) };
  return { ...resolved, tree, document: { ...resolved.document, interventions: { ...resolved.document.interventions, ...added } } };
}
