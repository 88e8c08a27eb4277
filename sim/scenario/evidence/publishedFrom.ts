import { nearestName } from '../explain.ts';
import { listOf, shorten, type Problems } from '../problems.ts';
import { inside, toPlain, valueSpot, type Located } from '../tree.ts';
import type { PublishedFrom } from '../types.ts';
import type { EvidenceFound } from './find.ts';
import { gradeOf } from './grade.ts';
import type { EvidenceUnit } from './schema.ts';

/** Units of counts: what an organisation calls a case, another calls a person; the record's own words say which. */
const COUNTS: readonly EvidenceUnit[] = ['persons', 'cases', 'calls', 'reports', 'interviewees'];

/**
 * Which variant of which record the published value of a wave is, checked against the record; with the figures that stand beside it there.
 * @param unit what the instrument's figures are of
 * Undefined where the wave names none, or what it names is wrong.
 */
export function readPublishedFrom(wave: Located, published: number | null, unit: string, evidence: EvidenceFound, problems: Problems): PublishedFrom | undefined {
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
  const fits = unit === 'share' ? record.unit === 'share' : COUNTS.includes(record.unit);
  if (!fits || typeof found.value !== 'number') {
    const what = typeof found.value === 'number' ? `is a number of ${record.unit}, and the instrument reads ${unit}` : 'is no single number';
    problems.add('E4011', valueSpot(at), at.path, `The variant ${variant} of ${id} ${what}: it cannot stand beside a reading.`);
    return undefined;
  }
  if (published !== found.value) {
    const value = inside(wave, 'published');
    problems.add('E4011', value ? valueSpot(value) : from.key, [...wave.path, 'published'], `${published === null ? 'No value is given' : `The value is ${published}`}; the variant ${variant} of ${id} is ${found.value}.`, `published: ${found.value}`);
    return undefined;
  }
  const others = Object.entries(record.variants).flatMap(([name, { value }]) => (name !== variant && typeof value === 'number' ? [{ variant: name, value }] : []));
  return { evidence: id, variant, unit: record.unit, grade: gradeOf(record, found), others };
}
