import { canonicalJson } from '../base/canonical.ts';
import { sha256Hex } from '../base/sha256.ts';
import type { ScenarioDocument } from './document.ts';

/**
 * SHA-256 (hex) of the canonical JSON (RFC 8785) of what a resolved scenario says. Left out are words that change nothing that is computed
 * or claimed: title, description, notes, and the text of sources. Names, labels, ranges and source keys count, and so does the order
 * of areas, interventions and instruments, which canonical JSON alone would lose. File paths are no part of it.
 */
export function scenarioHash(document: ScenarioDocument): string {
  const { title: _title, description: _description, sources: _sources, areas, interventions, instruments, ...rest } = document;
  const inOrder = (map: Readonly<Record<string, unknown>>) => Object.entries(map);
  return sha256Hex(canonicalJson(withoutNotes({
    ...rest, areas: inOrder(areas), interventions: inOrder(interventions),
    instruments: inOrder(instruments).map(([id, instrument]) => [id, instrument, Object.keys((instrument as { waves: object }).waves)]),
  })));
}

function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, member]) => key !== 'note' && member !== undefined).map(([key, member]) => [key, withoutNotes(member)]));
}
