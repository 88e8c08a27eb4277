import type * as z from 'zod';
import { nearest } from '../base/problem.ts';
import type { Code } from './codes.ts';
import { listOf, shorten, type Problems } from './problems.ts';
import { at, describe, inside, nearestTo, valueSpot, type Located } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** What zod found in a part of a document, as problems: missing keys of one map come as one. `example`: a line to try for the whole part. */
export function explainIssues(issues: readonly Issue[], part: Located, known: readonly string[], problems: Problems, example?: string): void {
  const missing = new Map<string, { readonly around: Located; readonly names: string[] }>();
  for (const issue of issues) {
    const steps = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      const around = nearestTo(part, steps);
      for (const key of issue.keys) addUnknownKey(inside(around, key) ?? around, key, known, problems);
    } else if (at(part.tree, steps) === undefined && steps.length > 0) {
      const around = nearestTo(part, steps.slice(0, -1));
      const group = steps.slice(0, -1).join('\n');
      if (!missing.has(group)) missing.set(group, { around, names: [] });
      missing.get(group)!.names.push(steps.at(-1)!);
    } else {
      const here = nearestTo(part, steps);
      const { code, what, fix } = explain(issue, here);
      problems.add(code, valueSpot(here), here.path, what, steps.length === 0 ? (example ?? fix) : fix);
    }
  }
  for (const { around, names } of missing.values()) {
    problems.add('E1017', around.key, around.path, `${listOf(names)} ${names.length === 1 ? 'is' : 'are'} missing${around.path.length === 0 ? '' : ' here'}.`, example ?? EXAMPLES[names[0]!]);
  }
}

/** A key that is not known, with the nearest that is. */
export function addUnknownKey({ key: spot, path }: Located, name: string, known: readonly string[], problems: Problems, code: Code = 'E1016', thing = 'key'): void {
  const near = nearestName(name, known, problems);
  const allowed = known.length > 0 && known.length <= 16 ? ` Known: ${listOf(known, 16)}.` : '';
  problems.add(code, spot, path, `"${shorten(name)}" is not a known ${thing}.${near ? ` Did you mean ${near}?` : allowed}`, near && `${near}: …`);
}

/** The nearest right name; none once so much is wrong that looking further would only take time. */
export function nearestName(name: string, known: Iterable<string>, problems: Problems): string | undefined {
  return problems.errors() < 200 && name.length <= 64 ? nearest(name, known) : undefined;
}

const EXAMPLES: Readonly<Record<string, string>> = {
  schemaVersion: 'schemaVersion: 1', name: 'name: cambodia', title: 'title: The market, 2000 to 2015', start: 'start: 2000-01-03', end: 'end: 2015-12-28',
  burnInWeeks: 'burnInWeeks: 260', description: 'description: Two sentences.', label: 'label: assumed', source: 'source: facts 3', from: 'from: 2013-01-07',
  at: 'at: 2012-11-05', study: 'study: true', range: 'range: [0.02, 0.12]', value: 'value: 0.05', kind: 'kind: change', forkAt: 'forkAt: 2012-11-12',
};

function explain(issue: Issue, { tree: read, path }: Located): { readonly code: Code; readonly what: string; readonly fix?: string } {
  const key = String(path.at(-1) ?? '');
  const fix = EXAMPLES[key];
  const got = describe(read);
  const value = read.kind === 'scalar' ? read.value : undefined;
  if (key === 'schemaVersion') return { code: 'E1019', what: `Schema version 1 is supported; read ${got}.`, fix: 'schemaVersion: 1' };
  if (key === 'label') return { code: 'E2009', what: `A label is sourced, derived or assumed; read ${got}.`, fix: 'label: assumed' };
  if (key === 'unit' && issue.code === 'invalid_value') return { code: 'E2004', what: `${issue.values.length === 1 ? 'The unit of this parameter is' : 'A unit is one of'} "${issue.values.join('", "')}"; read ${got}.`, fix: `unit: ${issue.values.join(' or ')}` };
  switch (issue.code) {
    case 'invalid_type':
      if (typeof value === 'number' && !Number.isFinite(value)) return { code: 'E2003', what: `A finite number is expected; read ${value}.`, fix };
      return { code: 'E1018', what: `${TYPES[issue.expected] ?? `A value of type ${issue.expected}`} is expected; read ${got}.`, fix };
    case 'invalid_value':
      return { code: 'E1018', what: `${issue.values.length === 1 ? '' : 'One of '}${issue.values.map(String).join(', ')} is expected; read ${got}.`, fix };
    case 'too_small':
    case 'too_big': {
      const limit = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      if (issue.origin === 'string') return { code: 'E1018', what: issue.code === 'too_small' ? 'Some text is expected; it is empty.' : `The text is longer than ${issue.maximum} characters.`, fix };
      if (issue.origin === 'array') return { code: 'E1018', what: `A list of ${issue.code === 'too_small' ? issue.minimum : issue.maximum} numbers is expected.`, fix };
      return { code: 'E2005', what: `A number of ${limit} is expected; read ${value ?? got}.`, fix };
    }
    case 'invalid_format':
      return key === 'start' || key === 'end' || key === 'forkAt'
        ? { code: 'E3012', what: `${shorten(String(value))} is not a date.`, fix }
        : { code: 'E1020', what: `"${shorten(String(value))}" is not a name: letters, digits, "-" and "_", beginning with a letter, at most 64.`, fix };
    default:
      return { code: 'E1018', what: `${got} cannot stand here.`, fix };
  }
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'A map ("key: value" lines)', record: 'A map ("key: value" lines)', string: 'Text', number: 'A number', int: 'A whole number',
  boolean: 'true or false', array: 'A list ("[a, b]")', tuple: 'A list ("[a, b]")',
};
