import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { formatProblem } from '../../../sim/base/problem.ts';
import { evidenceFolder } from '../../../sim/node/evidenceFolder.ts';
import { evidenceList } from '../../../sim/report/evidenceList.ts';
import { gradeOf } from '../../../sim/scenario/evidence/grade.ts';
import { readEvidence } from '../../../sim/scenario/evidence/read.ts';
import { evidenceJsonSchema, type EvidenceFile } from '../../../sim/scenario/evidence/schema.ts';
import { wordToAvoid } from '../../../sim/scenario/terms.ts';
import { filesOf } from '../../support/scenarioFixture.ts';

const folder = (await evidenceFolder('scenarios/evidence'))!;
const records = new Map(folder.records.map(({ record }) => [record.id, record]));
const names = readdirSync('scenarios/evidence').filter((name) => name.endsWith('.yaml'));

describe('the records of this repository', () => {
  const schema = z.fromJSONSchema(evidenceJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  test('all are read without a problem, and are the list in their README', () => {
    expect(folder.problems.map(formatProblem)).toEqual([]);
    expect(folder.records.length).toBe(names.length);
    expect(readFileSync('scenarios/evidence/README.md', 'utf8') === evidenceList(folder.records.map(({ record }) => record)), 'scenarios/evidence/README.md is not current: run `npm run describe` and commit it').toBe(true);
  });
  test.each(names)('%s fits the JSON Schema, says what is not known, and quotes its wordings', (name) => {
    const plain = parse(readFileSync(`scenarios/evidence/${name}`, 'utf8')) as EvidenceFile;
    expect(schema.safeParse(plain).error?.issues ?? []).toEqual([]);
    expect(plain.notKnown.length).toBeGreaterThan(0);
    for (const { wording } of Object.values(plain.variants)) if (wording !== null) expect(wording).toMatch(/^“.*”$/);
  });
  test('docs/evidence.schema.json is what the schema gives; `npm run schema` writes it anew', () => {
    expect(JSON.parse(readFileSync('docs/evidence.schema.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(evidenceJsonSchema())));
  });

  // Oracle: what the project's collected facts list (sections 1a, 1c, 1d, 1g, 1h), each value by hand.
  test.each([
    ['three-cities-2012', [0.0816, 0.0759]], ['three-cities-2015', [0.0222, 0.0189, 0.022]], ['three-cities-2012-up-to-15', [0.0075]], ['three-cities-2015-up-to-15', [0.001]],
    ['three-cities-change', [-0.73]], ['early-2000s', [[0.15, 0.3], [0.155, 0.3]]], ['red-light-district-1994', [0.35]],
    ['direct-observation-2003', [1074]], ['direct-observation-2008', [433]], ['persons-2003', [18256]], ['persons-2003-phnom-penh', [5317, 5250]], ['persons-2008', [27925]],
    ['ngo-cases-2005-06', [179]], ['ngo-cases-2007-08', [165]], ['ngo-cases-2009', [85]], ['ngo-cases-2010', [39]], ['ngo-cases-change', [-0.084, -0.078]],
    ['hotline-2006-08', [null]], ['arrests-2006', [155]], ['arrests-2007', [135]], ['arrests-2008', [115]], ['police-actions-2015', [54]], ['police-restated-2015', [0.022]],
    ['street-and-institutions-2014', [58]], ['street-and-institutions-2015', [62]], ['stakeholder-belief-2015', [null]],
    ['convictions-2008', [11]], ['convictions-2009', [36]], ['convictions-2012', [44]], ['convictions-2013', [18]], ['convictions-2014', [29]], ['convictions-2015', [43]],
    ['cebu-2006-2010', [-0.79]], ['dominican-republic-2014', [0.1, 0.058, 0.239]], ['dominican-republic-2022', [0.022, 0.017, 0.024]], ['manila-change', [-0.75]], ['angeles-change', [-0.86]],
    ['uk-2013', [[10000, 13000], 12214, 11252]], ['database-completeness-2009', [[0.6, 0.7]]],
  ] as const)('%s holds the published figures side by side', (id, values) => {
    const found = Object.values(records.get(id)!.variants).map(({ value }) => (typeof value === 'object' && value ? [value.low, value.high] : value));
    for (const value of values) expect(found).toContainEqual(value);
  });
  test('the pairs that differ keep their samples and raw counts', () => {
    const variants = (id: string) => records.get(id)!.variants;
    expect([variants('three-cities-2012')['weighted-232']!.counts!.venues, variants('three-cities-2012')['reported-235']!.counts]).toEqual([232, { numerator: 147, venues: 235 }]);
    expect(variants('three-cities-2015')['raw-38-of-2014']!.counts).toEqual({ numerator: 38, denominator: 2014, venues: 287 });
    expect(variants('stakeholder-belief-2015')['in-words']!.counts!.denominator).toBe(54);
    // No design effect was published of either survey: it must be said, in both.
    for (const id of ['three-cities-2012', 'three-cities-2015']) expect(records.get(id)!.notKnown.join()).toMatch(/Design effect.*frame/);
  });
});

const GOOD = readFileSync('scenarios/evidence/three-cities-2015.yaml', 'utf8');
const problemsOf = async (from: string | RegExp, to: string, name = 'three-cities-2015') => {
  const text = GOOD.replace(from, to);
  expect(text).not.toBe(GOOD);
  const read = await readEvidence(filesOf({ [`e/${name}.yaml`]: text }), `e/${name}.yaml`);
  if (!('problems' in read)) throw new Error('it was read without problems');
  return { problems: read.problems, lines: text.split('\n') };
};

test.each([
  { title: 'a percentage', from: 'value: 0.0222', to: 'value: 2.22', code: 'E8006', at: 'value: 2.22', says: /fraction/, fix: 'value: 0.0222' },
  { title: 'a count that is not its share', from: 'value: 0.0189', to: 'value: 0.0198', code: 'E8007', at: 'value: 0.0198', says: /38 of 2014 is 0\.0189/, fix: 'value: 0.0189' },
  { title: 'an interval that leaves its value out', from: 'low: 0.012, high: 0.029', to: 'low: 0.02, high: 0.029', code: 'E8006', at: 'interval: { low: 0.02', says: /outside its interval/ },
  { title: 'a reversed interval', from: 'low: 0.012, high: 0.029', to: 'low: 0.029, high: 0.012', code: 'E8006', at: 'low: 0.029', says: /lower end/ },
  { title: 'a period that ends before it begins', from: 'to: 2015-05-31', to: 'to: 2014-05-31', code: 'E8003', at: '2014-05-31', says: /before it begins/ },
  { title: 'a date that does not exist', from: 'to: 2015-05-31', to: 'to: 2015-13-31', code: 'E3012', at: '2015-13-31', says: /month/ },
  { title: 'a source that is not listed', from: 'source: S4', to: 'source: S3', code: 'E2010', at: 'source: S3', says: /not listed/ },
  { title: 'a source that nothing is taken from', from: 'sources:\n', to: 'sources:\n  Z9: { text: A book, read: none }\n', code: 'E8005', at: 'Z9:', says: /No variant/ },
  { title: 'a word of the guidelines outside the wording', from: 'notKnown:\n', to: 'notKnown:\n  - How many child prostitutes there were\n', code: 'E8008', at: 'child prostitutes', says: /Luxembourg/ },
  { title: 'an unknown key', from: 'method:', to: 'methods:', code: 'E1016', at: 'methods:', says: /Did you mean method/ },
  { title: 'an unknown unit', from: 'unit: share', to: 'unit: percent', code: 'E2004', at: 'unit: percent', says: /one of "share"/ },
  { title: 'a name that is not that of its file', from: 'id: three-cities-2015', to: 'id: three-cities', code: 'E8002', at: 'id: three-cities', says: /file/, fix: 'id: three-cities-2015' },
])('$title is a problem at its line', async ({ from, to, code, at, says, fix }) => {
  const { problems, lines } = await problemsOf(from, to);
  const found = problems.find((problem) => problem.code === code);
  expect(found, problems.map(formatProblem).join('\n')).toBeDefined();
  expect(found!.what).toMatch(says);
  expect(lines[found!.place.line - 1]).toContain(at);
  expect(found!.place.column).toBeGreaterThan(0);
  if (fix) expect(found!.fix).toBe(fix);
});

test('all problems come at once, in the order of the lines', async () => {
  const text = GOOD.replace('value: 0.0222', 'value: 22').replace('value: 0.0189', 'value: 0.0198').replace('to: 2015-05-31', 'to: 2011-05-31');
  const read = await readEvidence(filesOf({ 'e/three-cities-2015.yaml': text }), 'e/three-cities-2015.yaml');
  const problems = 'problems' in read ? read.problems : [];
  expect(problems.map(({ code }) => code)).toEqual(['E8003', 'E8006', 'E8007']);
  expect(problems.map(({ place }) => place.line)).toEqual(problems.map(({ place }) => place.line).sort((a, b) => a - b));
});

test('a grade counts six questions, by variant: reading the source in full is one of them, and a figure from memory is E', () => {
  const quality = { defined: true, frame: true, drawn: true, uncertainty: true, independent: true, why: '' };
  const sources = { full: { text: 'a', read: 'full' }, part: { text: 'b', read: 'excerpt' } } as const;
  const grade = (answers: Partial<typeof quality>, source: 'full' | 'part', label: 'sourced' | 'memory' = 'sourced') => gradeOf({ quality: { ...quality, ...answers }, sources }, { source, label });
  const no = { defined: false, frame: false, drawn: false, uncertainty: false, independent: false };
  expect([grade({}, 'full'), grade({}, 'part'), grade({ frame: false }, 'part'), grade({ frame: false, drawn: false }, 'part')]).toEqual(['A', 'B', 'C', 'C']);
  expect([grade({ ...no, defined: true, drawn: true }, 'part'), grade({ ...no, defined: true }, 'part'), grade(no, 'full'), grade(no, 'part'), grade({}, 'full', 'memory')]).toEqual(['D', 'D', 'D', 'E', 'E']);
  // Of the two surveys the figure of the evaluation was read in full, that of the newspaper was not.
  const surveys = records.get('three-cities-2012')!;
  expect(Object.values(surveys.variants).map((variant) => gradeOf(surveys, variant))).toEqual(['C', 'D']);
});

test.each([
  ['children exploited', undefined], ['persons available for commercial sex', undefined], ['trafficked persons', undefined], ['prosecution', undefined],
  ['child prostitutes', 'child prostitutes'], ['Prostitution of minors', 'Prostitution'], ['sex workers', 'sex workers'], ['were rescued', 'rescued'], ['victims', 'victims'], ['underage girls', 'underage'],
])('"%s": the word to avoid is %s', (text, word) => expect(wordToAvoid(text)?.word).toBe(word));
