import * as z from 'zod';
import type { Declarations, ParameterDeclaration, Unit } from '../base/declare.ts';
import { dimensionMembers, VENUE_TYPES } from '../model/dimensions.ts';
import { readingNamesText } from './readingNames.ts';
import type { Catalogue } from './types.ts';

// zod would else compile with `Function`, which a strict Content-Security-Policy forbids.
z.config({ jitless: true });

/** Names of scenarios, areas, interventions, instruments, waves. */
export const ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
export const LABELS = ['sourced', 'derived', 'assumed'] as const;

const id = z.string().regex(ID);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).meta({ id: 'date', description: 'YYYY-MM-DD' });
const words = z.string().min(1).max(4000);
// `unknown` alone may be absent.
const present = z.unknown().refine((value) => value !== undefined);
const pair = z.tuple([z.number(), z.number()]);
const source = words.describe('Keys of `sources`, comma separated; each may be followed by a place, as in "facts 3".');
const label = z.enum(LABELS).meta({ id: 'label', description: 'sourced: read in a source; derived: reckoned from sources; assumed: neither.' });
const range = pair.meta({ id: 'range', description: 'Lowest and highest plausible value, within the hard bounds.' });

/** Distributions drawn once a world; each is a map with this one key. */
export const distributionForms = {
  uniform: z.strictObject({ uniform: pair }).meta({ id: 'uniform', description: 'uniform: [low, high], drawn once a world' }),
  normal: z.strictObject({ normal: pair }).meta({ id: 'normal', description: 'normal: [mean, standard deviation], drawn once a world' }),
  lognormal: z.strictObject({ lognormal: pair }).meta({ id: 'lognormal', description: 'lognormal: [mean, standard deviation] of the value itself, drawn once a world' }),
  beta: z.strictObject({ beta: pair }).meta({ id: 'beta', description: 'beta: [a, b], drawn once a world' }),
  triangular: z.strictObject({ triangular: z.tuple([z.number(), z.number(), z.number()]) }).meta({ id: 'triangular', description: 'triangular: [low, mode, high], drawn once a world' }),
} as const;

export const tableForm = z.strictObject({ table: z.record(z.string(), z.number()), between: z.enum(['linear', 'step']) })
  .meta({ id: 'table', description: 'Values by date, joined by straight lines or held until the next.' });
export const expressionForm = z.strictObject({ expression: z.string() }).meta({ id: 'expression', description: 'An expression of year and week.' });

/** The top of a file, without what stands inside its sections. */
export const header = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  name: id,
  title: words,
  description: words,
  extends: z.string().optional(),
  start: date,
  end: date,
  burnInWeeks: z.int().min(0).max(2600),
  forkAt: date.optional(),
  areas: present,
  sources: z.unknown().optional(),
  parameters: z.unknown().optional(),
  interventions: z.unknown().optional(),
  instruments: z.unknown().optional(),
  rules: z.unknown().optional(),
});

export const areas = z.record(z.string(), z.strictObject({ name: words, study: z.boolean() }));
export const sources = z.record(z.string(), words);

const headerOf = (unit: Unit) => z.strictObject({ value: present, unit: z.literal(unit), label, range: present, source, note: words.optional() });
// Building a schema takes longer than using it, and units are few.
const headers = new Map<Unit, ReturnType<typeof headerOf>>();

/** A parameter's own keys; its value and range are looked at by form (values.ts). */
export function parameterHeader({ unit }: ParameterDeclaration): ReturnType<typeof headerOf> {
  const known = headers.get(unit) ?? headerOf(unit);
  headers.set(unit, known);
  return known;
}

export const interventionHeader = z.strictObject({
  kind: z.string(), parameter: z.string().optional(), from: z.string(), to: z.string().optional(), rampWeeks: z.int().min(0).max(2600).optional(),
  set: present.optional(), scale: present.optional(), add: present.optional(), value: present.optional(),
  area: z.string().optional(), venueType: z.string().optional(), label, range: pair, source, note: words.optional(),
});
/** A lever of the page, which has no words of its own. */
export const leverHeader = interventionHeader.partial({ label: true, range: true, source: true });

/** What a rule does when it acts: an intervention without dates, which the rule sets. */
export const actHeader = interventionHeader.omit({ from: true, to: true, label: true, source: true })
  .extend({ forWeeks: z.int().min(1).max(2600).optional().describe('Weeks until the act is over; without it, it stays in force.') });
/** How often a rule acts: at the first publication for which it holds; at each; or from then until one for which it no longer holds. */
export const ACTS = ['once', 'each', 'while'] as const;
export const ruleHeader = z.strictObject({
  listens: z.string().describe('An instrument of this scenario.'),
  when: z.string().min(1).describe(`Condition on its readings, looked at when one is published: + - * / ^, comparisons, and, or, not. Names: ${readingNamesText}.`),
  publishedAfterWeeks: z.int().min(0).max(520).describe('From fieldwork to publication.'),
  actsAfterWeeks: z.int().min(1).max(1040).describe('From publication to the first effect.'),
  acts: z.enum(ACTS).describe('once: at the first publication for which the condition holds; each: at each; while: from then until a publication for which it no longer holds.'),
  act: present, label, source, note: words.optional(),
});

export const instrumentHeader = z.strictObject({
  kind: z.string(), interviews: z.string().optional().describe('Whom it asks, as its kind says: nobody, adults or organisations. Nobody under 18 is ever interviewed.'),
  parameters: z.unknown().optional(), waves: z.unknown().optional(),
  compare: z.tuple([z.string(), z.string()]).optional().describe('The two waves whose change is taken apart; without it the first and the last.'),
});
/** The record of evidence and its variant that a published value is. */
const publishedFrom = z.strictObject({ evidence: id, variant: id })
  .describe('The record that the published value is taken from, in evidence/ID.yaml beside this file or beside one that it extends, and which of its variants.');
export const waveHeader = z.strictObject({ at: z.string(), published: z.number().nullable().optional(), publishedFrom: publishedFrom.nullable().optional(), parameters: z.unknown().optional() });

/** JSON Schema 2020-12 of scenario files, for editors. Overlays say only what differs, so little is required. */
export function scenarioJsonSchema(catalogue: Catalogue): object {
  const models = Object.fromEntries(Object.entries(catalogue.parameters).flatMap(([group, declarations]) =>
    Object.entries(declarations).map(([key, declaration]) => [`${group}.${key}`, parameterSchema(declaration).optional()])));
  const kinds = Object.keys(catalogue.interventions);
  const { uniform, normal, lognormal, beta, triangular } = distributionForms;
  const drawn = z.union([z.number(), uniform, normal, lognormal, beta, triangular]).optional();
  const intervention = interventionHeader.partial().extend({
    kind: (kinds.length > 0 ? z.enum(kinds) : z.string()).optional(), from: date.optional(), to: date.optional(), venueType: z.enum(VENUE_TYPES).optional(),
    set: drawn, scale: drawn, add: drawn, value: drawn,
  });
  const act = actHeader.extend({ kind: kinds.length > 0 ? z.enum(kinds) : z.string(), venueType: z.enum(VENUE_TYPES).optional(), set: drawn, scale: drawn, add: drawn, value: drawn });
  const instruments = Object.entries(catalogue.instruments).map(([kind, { declarations, quantity, interviews }]) => instrumentSchema(kind, declarations, quantity?.unit ?? 'share', interviews ?? 'nobody'));
  const file = header.partial().required({ schemaVersion: true, name: true }).extend({
    areas: areas.optional(),
    sources: sources.optional(),
    parameters: z.strictObject(models).optional(),
    interventions: z.record(z.string(), intervention.nullable()).optional(),
    instruments: z.record(z.string(), (instruments.length > 0 ? z.union(instruments) : z.never()).nullable()).optional(),
    rules: z.record(z.string(), ruleHeader.partial().extend({ act: z.union([act, z.array(act).min(1)]).optional() }).nullable()).optional(),
  });
  return { title: 'undercount scenario', ...z.toJSONSchema(file, { target: 'draft-2020-12' }) };
}

function instrumentSchema(kind: string, declarations: Declarations, unit: string, interviews: string) {
  const parameters = z.strictObject(Object.fromEntries(Object.entries(declarations).map(([key, declaration]) => [key, parameterSchema(declaration).optional()]))).optional();
  const wave = waveHeader.partial().extend({ at: date.optional(), published: (unit === 'share' ? z.number().min(0).max(1) : z.number().min(0)).nullable().optional(), parameters });
  return instrumentHeader.partial().extend({ kind: z.literal(kind).optional(), interviews: z.literal(interviews).optional(), parameters, waves: z.record(z.string(), wave.nullable()).optional() });
}

function parameterSchema(declaration: ParameterDeclaration) {
  const [low, high] = declaration.bounds;
  const number = declaration.integer ? z.int() : z.number();
  const bounded = number.min(Math.max(low, -Number.MAX_VALUE)).max(Math.min(high, Number.MAX_VALUE));
  const { uniform, normal, lognormal, beta, triangular } = distributionForms;
  const constant = [bounded, uniform, normal, lognormal, beta, triangular] as const;
  const form = declaration.varies ? z.union([...constant, tableForm, expressionForm]) : z.union(constant);
  const value = declaration.by === undefined ? form : memberSchema(declaration.by, form);
  const ranges = declaration.by === undefined ? range : z.union([range, memberSchema(declaration.by, range)]);
  return z.strictObject({ value: value.optional(), unit: z.literal(declaration.unit).optional(), label: label.optional(), range: ranges.optional(), source: source.optional(), note: words.optional() })
    .describe(`${declaration.text} (${declaration.unit}, ${low} to ${high})`);
}

function memberSchema(by: NonNullable<ParameterDeclaration['by']>, inner: z.ZodType) {
  if (by === 'area') return z.record(z.string(), inner);
  return z.strictObject(Object.fromEntries(dimensionMembers[by].map((member) => [member, inner.optional()])));
}
