import type { ReadFile } from '../chain.ts';
import { pathFrom } from '../paths.ts';
import type { Problems } from '../problems.ts';
import { ID } from '../schema.ts';
import { inside, members, toPlain, type Located, type MapTree } from '../tree.ts';
import { evidenceInto, type EvidenceRecord } from './read.ts';

/** Records by id, as far as a scenario names them. */
export type EvidenceFound = Readonly<Record<string, EvidenceRecord>>;

/** Where the record of a wave is named: `publishedFrom.evidence`. */
export function namedEvidence(instruments: Located | undefined): readonly (Located & { readonly id: string })[] {
  return members(instruments).flatMap((instrument) => members(inside(instrument, 'waves'))).flatMap((wave) => {
    const from = inside(wave, 'publishedFrom');
    const evidence = from && inside(from, 'evidence');
    const id = evidence && toPlain(evidence.tree);
    return evidence && typeof id === 'string' && ID.test(id) ? [{ ...evidence, id }] : [];
  });
}

/**
 * Reads the records that a scenario names. A record ID stands in `evidence/ID.yaml` beside the file that names it, or beside one of those that this file
 * extends; the nearest counts. What cannot be found is absent: the wave that names it says so.
 * @param chain documents from the base (first) to the file asked for (last)
 */
export async function findEvidence(files: ReadFile, tree: MapTree, chain: readonly MapTree[], problems: Problems): Promise<EvidenceFound> {
  const found: Record<string, EvidenceRecord> = {};
  const root: Located = { tree, key: tree.spot, path: [] };
  for (const { id, tree: said } of namedEvidence(inside(root, 'instruments'))) {
    if (Object.hasOwn(found, id)) continue;
    const names = chain.map(({ spot }) => spot.file);
    const from = names.indexOf(said.spot.file);
    for (const file of names.slice(0, from < 0 ? undefined : from + 1).reverse()) {
      const path = pathFrom(file, `evidence/${id}.yaml`);
      const read = await files(path).catch(() => undefined);
      if (!read || ('error' in read && read.error === 'missing')) continue;
      const record = await evidenceInto(files, path, problems);
      if (record) found[id] = record;
      break;
    }
  }
  return found;
}
