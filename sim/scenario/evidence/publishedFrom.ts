import { nearestName } from '../explain.ts';
import { listOf, shorten, type Problems } from '../problems.ts';
import { inside, toPlain, valueSpot, type Located } from '../tree.ts';
import type { PublishedFrom } from '../types.ts';
import type { EvidenceFound } from './find.ts';
import { gradeOf } from './grade.ts';

/**
 * Which variant of which record the published value of a wave is, checked against the record; with the figures that stand beside it there.
 * Undefined where the wave names none, or what it names is wrong.
 */
export function readPublishedFrom(wave: Located, published: number | null, evidence: EvidenceFound, problems: Problems): PublishedFrom | undefined {
  const from = inside(wave, 'publishedFrom');
  const named = from && toPlain(from.tree);
  if (!from || typeof named !== 'object' || named === null || Array.isArray(named)) return undefined;
  const { evidence: id, variant } = named as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof variant !== 'string') return undefined;
  const record = Object.hasOwn(evidence, id) ? evidence[id]!.record : undefined;
  if (!record) {
    const at = inside(from, 'evidence')!;
    problems.add('E4009', valueSpot(at), at.path, `There is no record "${shorten(id)}" that can be read: it stands in evidence/${shorten(id)}.yaml beside the file that names it, or beside one that this file extends.`);
    return undefined;
  }
  const at = inside(from, 'variant')!;
  const found = Object.hasOwn(record.variants, variant) ? record.variants[variant] : undefined;
  if (!found) {
    const known = Object.keys(record.variants);
    const near = nearestName(variant, known, problems);
    problems.add('E4010', valueSpot(at), at.path, `The record ${id} has no variant "${shorten(variant)}".${near ? ` Did you mean ${near}?` : ` Variants: ${listOf(known)}.`}`, `variant: ${near ?? known[0]}`);
    return undefined;
  }
  if (record.unit !== 'share' || typeof found.value !== 'number') {
    problems.add('E4011', valueSpot(at), at.path, `The variant ${variant} of ${id} is no single share, and cannot stand beside a reading.`);
    return undefined;
  }
  if (published !== found.value) {
    const value = inside(wave, 'published');
    problems.add('E4011', value ? valueSpot(value) : from.key, [...wave.path, 'published'], `${published === null ? 'No value is given' : `The value is ${published}`}; the variant ${variant} of ${id} is ${found.value}.`, `published: ${found.value}`);
    return undefined;
  }
  const others = Object.entries(record.variants).flatMap(([name, { value }]) => (name !== variant && typeof value === 'number' ? [{ variant: name, value }] : []));
  return { evidence: id, variant, grade: gradeOf(record, found), others };
}
