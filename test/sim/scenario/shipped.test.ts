import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../sim/base/problem.ts';
import { readFile } from '../../../sim/node/files.ts';
import { notScenarios } from '../../../sim/report/scenarioGroups.ts';
import { catalogue } from '../../../sim/scenario/catalogue.ts';
import { compileScenario } from '../../../sim/scenario/compile.ts';
import { firstDifference } from '../../../sim/scenario/past.ts';
import { readScenario } from '../../../sim/scenario/read.ts';

const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !notScenarios.some((other) => name.startsWith(`${other}/`))).map((name) => `scenarios/${name.replaceAll('\\', '/')}`).sort();

async function load(file: string) {
  const read = await readScenario(readFile, file, catalogue);
  if ('problems' in read) throw new Error(read.problems.map(formatProblem).join('\n'));
  const built = compileScenario(read.scenario, catalogue);
  if ('problems' in built) throw new Error(built.problems.map(formatProblem).join('\n'));
  return { ...built, warnings: read.warnings, document: read.scenario.document };
}

const loaded = new Map(await Promise.all(files.map(async (file) => [file, await load(file)] as const)));
const of = (file: string) => loaded.get(file)!;
const steady = of('scenarios/steady.yaml').compiled;
const base = of('scenarios/cambodia.yaml').compiled;

/** Names of parameters, of the world and of waves, in which two scenarios differ. */
function freed(file: string): string[] {
  const { compiled } = of(file);
  const waves = (s: typeof compiled) => s.instruments.flatMap((i) => i.waves.flatMap((w) => w.parameters.map((p) => [`${i.id}.${w.id}.${p.key}`, JSON.stringify([p.values, p.changes])] as const)));
  const world = (s: typeof compiled) => s.parameters.map((p) => [`${p.group}.${p.key}`, JSON.stringify([p.values.map((v) => (v.kind === 'table' ? Array.from(v.values) : v)), p.changes])] as const);
  const before = new Map([...world(steady), ...waves(steady)]);
  return [...world(compiled), ...waves(compiled)].filter(([name, text]) => before.get(name) !== text).map(([name]) => name).sort();
}

test.each(files)('%s is right, without a warning (so nothing repeats its parent), and says in two sentences what it is', (file) => {
  const { warnings, document } = of(file);
  expect(warnings).toEqual([]);
  expect(document.description.trim().match(/[.!?](\s|$)/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
  expect(document.title.length).toBeLessThanOrEqual(90);
});

describe('hypotheses', () => {
  const FREES: Readonly<Record<string, readonly string[]>> = {
    'h1-real-reduction': ['inflow.other'],
    'h1-deterrence': ['raids.capacity', 'raids.leak'],
    'h1-removal': ['leads.programme'],
    'h2-displacement': ['displacement.weights', 'owners.cost'],
    'h3-concealment': ['owners.cost', 'owners.shown'],
    'h4-frame-drift': ['survey.second.coverage', 'survey.second.coverageConcealed', 'survey.second.frameAgeWeeks'],
    'h5-age-judgement': ['survey.second.ageBias', 'survey.second.confirmationLost'],
    'h6-demand-shift': ['demand.index'],
    'h7-dilution': ['survey.first.countsNonSelling'],
  };
  test('are all there, H1 to H8', () => {
    const names = files.filter((file) => file.includes('/hypotheses/')).map((file) => file.replace(/^.*\/|\.yaml$/g, ''));
    expect(names).toEqual([...Object.keys(FREES), 'h8-mixture'].sort());
    for (let h = 1; h <= 8; h++) expect(names.some((name) => name.startsWith(`h${h}-`)), `H${h}`).toBe(true);
  });
  test.each(Object.entries(FREES))('%s frees its own mechanism and nothing else', (name, parameters) => {
    expect(freed(`scenarios/hypotheses/${name}.yaml`)).toEqual(parameters);
  });
  test.each(Object.keys(FREES))('%s has the world of the others up to the first survey', (name) => {
    // Of H7 the first survey itself differs, which reads the world and never moves it.
    const { instruments: _instruments, ...world } = of(`scenarios/hypotheses/${name}.yaml`).compiled;
    expect(firstDifference({ ...steady, instruments: [] }, { ...world, instruments: [] })).toBeGreaterThanOrEqual(steady.forkWeek);
  });
});

test('the stories and the steady world share the past of the base', () => {
  for (const file of ['fell', 'hidden', 'measured-differently'].map((name) => `scenarios/stories/${name}.yaml`)) {
    expect(firstDifference(base, of(file).compiled, (_, wave) => wave.week - 60), file).toBeGreaterThan(base.forkWeek);
  }
});
