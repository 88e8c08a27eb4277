import { gradeOf, type Grade } from '../scenario/evidence/grade.ts';
import type { EvidenceFile, EvidenceUnit, VariantFile } from '../scenario/evidence/schema.ts';
import type { PublishedFrom } from '../scenario/types.ts';
import { change, decimal, list, MINUS, percent, whole } from './words.ts';

/** A number of evidence as it is said: 8.16%, −73%, 1,074, 155 (index). Published values keep their own decimals. */
export function figure(value: VariantFile['value'], unit: EvidenceUnit): string {
  if (value === null) return 'not counted';
  if (typeof value !== 'number') return `${figure(value.low, unit)} to ${figure(value.high, unit)}`;
  if (unit === 'share') return percent(value, decimalsOf(value * 100));
  if (unit === 'change') return value >= 0 || decimalsOf(value * 100) === 0 ? change(value) : `${MINUS}${decimal(-value * 100, decimalsOf(value * 100))}%`;
  return whole(value);
}

/** Up to two decimals, as many as the number has. */
function decimalsOf(value: number): number {
  const text = String(Number(value.toPrecision(10)));
  return Math.min(2, text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
}

export interface VariantLine {
  readonly id: string;
  readonly figure: string;
  readonly grade: Grade;
  readonly variant: VariantFile;
}

/** The variants of a record with their figures and grades, in the order of the file: none stands before the others by right. */
export function variantLines(record: EvidenceFile): readonly VariantLine[] {
  return Object.entries(record.variants).map(([id, variant]) => ({ id, figure: figure(variant.value, record.unit), grade: gradeOf(record, variant), variant }));
}

/** "Nov 2012", "2008", "2005 to 2006" */
export function periodOf({ period: { from, to } }: EvidenceFile): string {
  const [a, b] = [from.slice(0, 4), to.slice(0, 4)];
  return a !== b ? `${a} to ${b}` : from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : a;
}

/** What a published value is: "three-cities-2012, variant weighted-232, grade C; on record beside it: 7.59% (reported-235)"; or that no record is named. */
export function publishedFromWords(from: PublishedFrom | null): string {
  if (!from) return 'no record of evidence is named';
  const others = from.others.map(({ variant, value }) => `${figure(value, from.unit)} (${variant})`);
  return `${from.evidence}, variant ${from.variant}, grade ${from.grade}${others.length > 0 ? `; on record beside it: ${list(others)}` : ''}`;
}
