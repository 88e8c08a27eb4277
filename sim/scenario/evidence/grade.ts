import type { EvidenceFile, VariantFile } from './schema.ts';

export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof GRADES)[number];

/** The questions of a grade, in words. Five are answered by the record; whether the source was read in full, by the source of the variant. */
export const CRITERIA = {
  defined: 'who is counted, and out of whom, is said so that another could count the same',
  frame: 'what could be drawn or seen at all is described, with its coverage',
  drawn: 'a random sample, or a complete count of what the frame holds',
  uncertainty: 'an interval, a standard error or a design effect was published',
  independent: 'not made by or for the body whose work it judges',
  read: 'the source that the figure is taken from was read in full here',
} as const;
export type Criterion = keyof typeof CRITERIA;

/** The rule of grades, as it is printed. */
export const GRADE_RULE = 'A grade counts six questions: A all six are answered with yes, B five, C three or four, D one or two, E none. '
  + 'A figure from memory is E. A grade says how far a figure can be checked and repeated, not whether it is right.';

/** Which of the six questions are answered with yes for one variant. */
export function criteriaMet({ quality, sources }: Pick<EvidenceFile, 'quality' | 'sources'>, variant: Pick<VariantFile, 'source' | 'label'>): readonly Criterion[] {
  const read = sources[variant.source]?.read === 'full';
  return (Object.keys(CRITERIA) as Criterion[]).filter((name) => (name === 'read' ? read : quality[name]));
}

/** The grade of one variant, by the rule of grades. */
export function gradeOf(record: Pick<EvidenceFile, 'quality' | 'sources'>, variant: Pick<VariantFile, 'source' | 'label'>): Grade {
  if (variant.label === 'memory') return 'E';
  const met = criteriaMet(record, variant).length;
  return met === 6 ? 'A' : met === 5 ? 'B' : met >= 3 ? 'C' : met >= 1 ? 'D' : 'E';
}
