import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { formatProblem } from '../../../sim/base/problem.ts';
import { notScenarios } from '../../../sim/report/scenarioGroups.ts';
import { catalogue } from '../../../sim/scenario/catalogue.ts';
import { codes } from '../../../sim/scenario/codes.ts';
import { compileScenario } from '../../../sim/scenario/compile.ts';
import { readScenario } from '../../../sim/scenario/read.ts';
import { resolvedYaml } from '../../../sim/scenario/resolvedYaml.ts';
import { scenarioJsonSchema } from '../../../sim/scenario/schema.ts';
import { seedWords } from '../../../sim/scenario/seed.ts';
import { BASE, filesOf, OVERLAY_HEAD } from '../../support/scenarioFixture.ts';
import { smallCatalogue } from '../../support/smallCatalogue.ts';

const fromDisk = async (path: string) => {
  try {
    return { text: readFileSync(path, 'utf8') };
  } catch {
    return { error: 'missing' as const };
  }
};
const scenarioFiles = readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !notScenarios.some((other) => name.startsWith(`${other}/`))).sort().map((name) => `scenarios/${name}`);

/** The JSON Schema read back by zod: another reader of the same rules. */
const reader = (schema: object) => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

test('the JSON Schema accepts the fixture and its overlay, and refuses an unknown key, a wrong unit, a value out of bounds', () => {
  const schema = reader(scenarioJsonSchema(smallCatalogue));
  const accepts = (text: string) => schema.safeParse(parse(text)).success;
  expect(accepts(BASE)).toBe(true);
  expect(accepts(`${OVERLAY_HEAD}interventions: { law: null }\n`)).toBe(true);
  for (const [from, to] of [['burnInWeeks', 'burninWeeks'], ['unit: per month', 'unit: per week'], ['value: 0.05', 'value: 1.3'], ['value: 250', 'value: 2.5'], ['kind: change', 'kind: chnage'], ['{ uniform', '{ unifrom'], ['label: derived', 'label: guess']] as const) {
    expect(accepts(BASE.replace(from, to)), to).toBe(false);
  }
});

test('the JSON Schema describes every parameter with its sentence, unit and bounds', () => {
  const text = JSON.stringify(scenarioJsonSchema(catalogue));
  for (const [group, all] of Object.entries(catalogue.parameters)) {
    for (const [key, { text: sentence, unit }] of Object.entries(all)) {
      expect(text).toContain(`"${group}.${key}"`);
      expect(text).toContain(JSON.stringify(`${sentence} (${unit}`).slice(1, -1));
    }
  }
});

test('docs/scenario.schema.json is what the declarations give; `npm run schema` writes it anew', () => {
  expect(JSON.parse(readFileSync('docs/scenario.schema.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema(catalogue))));
});

describe('the scenarios of this repository', () => {
  const schema = reader(scenarioJsonSchema(catalogue));
  test.each(scenarioFiles)('%s is read without problems or warnings, fits the JSON Schema, and keeps its hash through `--out`', async (path) => {
    const read = await readScenario(fromDisk, path, catalogue);
    expect([...('problems' in read ? read.problems : []), ...read.warnings].map(formatProblem)).toEqual([]);
    expect(schema.safeParse(parse(readFileSync(path, 'utf8'))).error?.issues ?? []).toEqual([]);
    if ('problems' in read) return;
    const result = compileScenario(read.scenario, catalogue);
    const again = await readScenario(filesOf({ 'resolved.yaml': resolvedYaml(read.scenario), ...Object.fromEntries(Object.entries(read.scenario.evidence).map(([id, { text }]) => [`evidence/${id}.yaml`, text])) }), 'resolved.yaml', catalogue);
    const second = 'scenario' in again ? compileScenario(again.scenario, catalogue) : again;
    expect('compiled' in second && 'compiled' in result && second.compiled.hash === result.compiled.hash).toBe(true);
  });
});

test('seeds in words and digits give two 32-bit words each, and different seeds different ones', () => {
  const seeds = ['1', '2', '01', '', 'a seed', 'កម្ពុជា'];
  const words = seeds.map((seed) => seedWords(seed));
  for (const pair of words) expect(pair.every((word) => Number.isInteger(word) && word === (word | 0))).toBe(true);
  expect(new Set(words.map(String)).size).toBe(seeds.length);
  // seedrandom 3.0.5, default algorithm: what a seed means must never change.
  expect(seedWords('1')).toEqual([1157273989, 671118191]);
  expect(seedWords('a seed')).toEqual([191704935, -1735882733]);
});

test('every code is used by the reader, and has one sentence', () => {
  const sources = readdirSync('sim/scenario', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && name !== 'codes.ts').map((name) => readFileSync(`sim/scenario/${name}`, 'utf8')).join('\n') + readFileSync('sim/model/consistency.ts', 'utf8');
  for (const [code, sentence] of Object.entries(codes)) {
    expect(sources, code).toContain(`'${code}'`);
    expect(sentence).toMatch(/^[A-Z`].*\.$/);
  }
});
