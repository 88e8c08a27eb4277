import * as z from 'zod';
import { ESTIMANDS } from '../../measure/estimands.ts';
import { ID } from '../schema.ts';

/** What a number is one of. A share is a fraction, a change is relative (-0.73), an index has its base year at 100. */
export const UNITS = ['share', 'persons', 'cases', 'calls', 'reports', 'change', 'index', 'interviewees'] as const;
export type EvidenceUnit = (typeof UNITS)[number];

/** stock: at a date; flow: over a period; change: between two; opinion: what people say that is so. */
export const MEASURES = ['stock', 'flow', 'change', 'opinion'] as const;

/** How much of a source was read here. */
export const READ = ['full', 'excerpt', 'abstract', 'contents', 'secondary', 'none'] as const;

const words = z.string().min(1).max(2000);
const unknownOr = (what: string) => words.nullable().describe(`${what}; null: not known.`);
const day = z.string().describe('YYYY-MM-DD');
const range = z.strictObject({ low: z.number(), high: z.number() }).describe('A range, as published.');
const number = z.union([z.number(), range]);

const interval = z.strictObject({
  low: z.number(), high: z.number(),
  level: z.number().gt(0).lt(1),
  by: z.enum(['published', 'derived']).describe('derived: reckoned here; say how under `note`.'),
  designEffect: z.number().min(0).optional().describe('Assumed where the interval is derived.'),
});

/** One published figure of an estimand; several may stand side by side, and none is the right one by default. */
export const variantFile = z.strictObject({
  value: number.nullable().describe('null: it was not counted.'),
  differs: words.describe('In a few words, what tells it from the others.'),
  counts: z.strictObject({
    numerator: number.optional(), denominator: number.optional(), venues: z.int().min(0).optional(),
  }).optional().describe('Raw counts that go with it.'),
  sample: unknownOr('How many of what were drawn'),
  weights: unknownOr('How they were weighted'),
  interval: interval.nullable().describe('null: none was published.'),
  wording: z.string().min(1).max(400).nullable().describe('As published, short; null where the original was not read.'),
  source: z.string().describe('Key of `sources`.'),
  at: words.optional().describe('Place in the source.'),
  label: z.enum(['sourced', 'derived', 'memory']).describe('sourced: read there; derived: reckoned from it; memory: to be checked.'),
  note: words.optional(),
});

export const qualityFile = z.strictObject({
  defined: z.boolean().describe('Who is counted, and out of whom, is said so that another could count the same.'),
  frame: z.boolean().describe('What could be drawn or seen at all is described, with its coverage.'),
  drawn: z.boolean().describe('A random sample, or a complete count of what the frame holds.'),
  uncertainty: z.boolean().describe('An interval, a standard error or a design effect was published.'),
  independent: z.boolean().describe('Not made by or for the body whose work it judges.'),
  why: words,
});

/** A record of published evidence: one estimand of one place and period, with every figure that was published for it. */
export const evidenceFile = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  id: z.string().regex(ID).describe('As the file is called.'),
  title: z.string().min(1).max(120),
  estimand: words.describe('What it is an estimate of, in our words.'),
  measures: z.enum(MEASURES),
  rung: z.enum(ESTIMANDS).nullable().describe('Rung of the ladder that such an estimate reads; null: none.'),
  unit: z.enum(UNITS),
  numerator: words,
  denominator: words.nullable().describe('null: a count has none.'),
  place: z.strictObject({ names: z.array(words).min(1), text: words.optional() }),
  period: z.strictObject({ from: day, to: day.describe('Inclusive.'), text: words.optional() }),
  frame: unknownOr('What could be drawn or seen at all'),
  method: words,
  variants: z.record(z.string().regex(ID), variantFile),
  quality: qualityFile,
  notKnown: z.array(words).describe('What one would need to know to use it, and does not.'),
  note: words.optional(),
  sources: z.record(z.string().regex(ID), z.strictObject({ text: words, read: z.enum(READ), url: words.optional() })),
});

export type EvidenceFile = z.infer<typeof evidenceFile>;
export type VariantFile = z.infer<typeof variantFile>;

/** JSON Schema 2020-12 of evidence records, for editors: docs/evidence.schema.json. */
export function evidenceJsonSchema(): object {
  return { title: 'undercount evidence record', ...z.toJSONSchema(evidenceFile, { target: 'draft-2020-12' }) };
}
