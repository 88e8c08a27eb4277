import { readdir } from 'node:fs/promises';
import type { Problem } from '../base/problem.ts';
import { readEvidence, type EvidenceRecord } from '../scenario/evidence/read.ts';
import { readFile } from './files.ts';

/** Where the records stand, from the root of the repository. */
export const EVIDENCE_FOLDER = 'scenarios/evidence';

/** All records of a folder by name, and everything that is wrong with the others; undefined where there is no such folder. */
export async function evidenceFolder(folder: string): Promise<{ readonly records: readonly EvidenceRecord[]; readonly problems: readonly Problem[] } | undefined> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return undefined;
  const read = await Promise.all(names.flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : [])).sort().map((id) => readEvidence(readFile, `${folder}/${id}.yaml`)));
  return { records: read.flatMap((one) => ('evidence' in one ? [one.evidence] : [])), problems: read.flatMap((one) => ('problems' in one ? one.problems : [])) };
}
