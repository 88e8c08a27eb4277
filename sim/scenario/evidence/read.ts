import type { Problem } from '../../base/problem.ts';
import { parseDay } from '../../base/weeks.ts';
import { readText, type ReadFile } from '../chain.ts';
import { dateProblem } from '../dates.ts';
import { explainIssues, nearestName } from '../explain.ts';
import { listOf, makeProblems, shorten, type Problems } from '../problems.ts';
import { wordToAvoid } from '../terms.ts';
import { inside, members, toPlain, valueSpot, type Located } from '../tree.ts';
import { yamlTree } from '../yamlTree.ts';
import { evidenceFile, type EvidenceFile, type EvidenceUnit, type VariantFile } from './schema.ts';

/** A record as it was read, with the text of its file. */
export interface EvidenceRecord {
  readonly file: string;
  readonly text: string;
  readonly record: EvidenceFile;
}

export type EvidenceRead = { readonly evidence: EvidenceRecord } | { readonly problems: readonly Problem[] };

const KEYS = Object.keys(evidenceFile.shape);
/** Texts that are not ours: they may hold any word. */
const QUOTED = new Set(['wording', 'sources', '$schema', 'id']);

/** Reads one record, and gives it or everything that is wrong with it, by file, line and column. Never throws, whatever the text. */
export async function readEvidence(files: ReadFile, path: string): Promise<EvidenceRead> {
  const problems = makeProblems();
  const evidence = await evidenceInto(files, path, problems);
  return evidence && problems.errors() === 0 ? { evidence } : { problems: problems.list() };
}

/** The same, with the problems put to others. */
export async function evidenceInto(files: ReadFile, path: string, problems: Problems): Promise<EvidenceRecord | undefined> {
  const before = problems.met();
  const text = await readText(files, path, { file: path, line: 0, column: 0 }, [], problems);
  const tree = text === undefined ? undefined : yamlTree(text, path, problems);
  if (text === undefined || tree === undefined) return undefined;
  const root: Located = { tree, key: { ...tree.spot, line: 1, column: 1 }, path: [] };
  checkWords(root, problems);
  const read = evidenceFile.safeParse(toPlain(tree));
  if (!read.success) {
    explainIssues(read.error.issues, root, KEYS, problems);
    return undefined;
  }
  checkRecord(root, read.data, path, problems);
  return problems.met() > before ? undefined : { file: path, text, record: read.data };
}

function checkRecord(root: Located, record: EvidenceFile, path: string, problems: Problems): void {
  const place = (...steps: string[]): Located => steps.reduce<Located>((here, step) => inside(here, step) ?? here, root);
  const called = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
  if (record.id !== called) problems.add('E8002', valueSpot(place('id')), ['id'], `The record is called "${shorten(record.id)}" and its file "${shorten(called)}": the two are the same.`, `id: ${called}`);
  for (const end of ['from', 'to'] as const) {
    const at = place('period', end);
    const problem = dateProblem(record.period[end]);
    if (problem) problems.add('E3012', valueSpot(at), at.path, problem.what, `${end}: ${problem.suggestion}`);
  }
  const [from, to] = [parseDay(record.period.from), parseDay(record.period.to)];
  if (from !== undefined && to !== undefined && to < from) problems.add('E8003', valueSpot(place('period', 'to')), ['period', 'to'], `The period ends (${record.period.to}) before it begins (${record.period.from}).`);
  const variants = members(inside(root, 'variants'));
  if (variants.length === 0) problems.add('E8004', place('variants').key, ['variants'], 'A record has at least one variant: a figure as it was published, or null where nothing was counted.');
  const used = new Set<string>();
  for (const part of variants) {
    const variant = record.variants[part.name]!;
    used.add(variant.source);
    checkVariant(part, variant, record, problems);
  }
  for (const source of members(inside(root, 'sources'))) {
    if (!used.has(source.name)) problems.add('E8005', source.key, source.path, `No variant is taken from the source "${shorten(source.name)}".`);
  }
}

function checkVariant(part: Located, variant: VariantFile, { unit, sources }: EvidenceFile, problems: Problems): void {
  const at = (...steps: string[]): Located => steps.reduce<Located>((here, step) => inside(here, step) ?? here, part);
  const { value, counts = {}, interval, label } = variant;
  const source = at('source');
  if (!Object.hasOwn(sources, variant.source)) {
    const near = nearestName(variant.source, Object.keys(sources), problems);
    problems.add('E2010', valueSpot(source), source.path, `"${shorten(variant.source)}" is not listed under sources.${near ? ` Did you mean ${near}?` : ` Listed: ${listOf(Object.keys(sources))}.`}`, near && `source: ${near}`);
  }
  const bounds = BOUNDS[unit];
  const check = (name: string, here: Located, read: VariantFile['value']): void => {
    const ends = read === null ? [] : typeof read === 'number' ? [read] : [read.low, read.high];
    for (const end of ends) {
      if (end >= bounds[0] && end <= bounds[1]) continue;
      problems.add('E8006', valueSpot(here), here.path, `${name} is ${end}; ${WORDS_OF_BOUNDS[unit]}`, unit === 'share' && end > 1 && end <= 100 ? `value: ${Number((end / 100).toPrecision(12))}` : undefined);
    }
    if (ends.length === 2 && ends[0]! > ends[1]!) problems.add('E8006', valueSpot(here), here.path, `${name} runs from ${ends[0]} to ${ends[1]}: the lower end comes first.`);
  };
  check('The value', at('value'), value);
  if (interval) {
    check('The interval', at('interval'), interval);
    const outside = typeof value === 'number' && (value < interval.low || value > interval.high);
    if (outside) problems.add('E8006', at('interval').key, at('interval').path, `The value ${value} lies outside its interval, ${interval.low} to ${interval.high}.`);
  }
  const { numerator, denominator } = counts;
  if (typeof numerator === 'number' && typeof denominator === 'number' && unit === 'share') {
    const share = numerator / denominator;
    if (!(share >= 0 && share <= 1)) problems.add('E8007', at('counts').key, at('counts').path, `${numerator} of ${denominator} is no share.`);
    // A derived share is that of its counts; a published one may be weighted, and need not be.
    else if (label === 'derived' && typeof value === 'number' && Math.abs(share - value) > 5e-5) {
      problems.add('E8007', valueSpot(at('value')), at('value').path, `${numerator} of ${denominator} is ${share.toFixed(4)}, and not ${value}.`, `value: ${share.toFixed(4)}`);
    }
  }
}

const BOUNDS: Readonly<Record<EvidenceUnit, readonly [number, number]>> = {
  share: [0, 1], change: [-1, Infinity], index: [0, Infinity], persons: [0, Infinity], cases: [0, Infinity], calls: [0, Infinity], reports: [0, Infinity], interviewees: [0, Infinity],
};
const WORDS_OF_BOUNDS: Readonly<Record<EvidenceUnit, string>> = {
  share: 'a share is a fraction between 0 and 1; 8.16 % is written 0.0816.', change: 'a change is relative and at least -1; a fall by 73 % is written -0.73.', index: 'an index is at least 0.',
  persons: 'a count is at least 0.', cases: 'a count is at least 0.', calls: 'a count is at least 0.', reports: 'a count is at least 0.', interviewees: 'a count is at least 0.',
};

/** Our own words keep to the guidelines; what others have said stands under `wording`, and titles under `sources`. */
function checkWords(part: Located, problems: Problems): void {
  if (part.tree.kind === 'scalar') {
    const found = typeof part.tree.value === 'string' ? wordToAvoid(part.tree.value) : undefined;
    if (found) problems.add('E8008', valueSpot(part), part.path, `"${shorten(found.word)}" is no word of ours (Luxembourg guidelines): ${found.instead}. As published it stands under wording.`);
    return;
  }
  if (part.tree.kind === 'list') part.tree.items.forEach((_, i) => checkWords(inside(part, i)!, problems));
  for (const member of members(part)) if (!QUOTED.has(member.name)) checkWords(member, problems);
}
