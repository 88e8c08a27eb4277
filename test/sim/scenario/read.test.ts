import { expect, test } from 'vitest';
import { readScenario } from '../../../sim/scenario/read.ts';
import { resolvedYaml } from '../../../sim/scenario/resolvedYaml.ts';
import { smallCatalogue } from '../../support/smallCatalogue.ts';
import { BASE, baseWith, compiledOf, filesOf, OVERLAY_HEAD, readBase, readOverlay, scenarioOf } from '../../support/scenarioFixture.ts';

const compiledBase = async () => compiledOf(scenarioOf(await readBase(BASE)));

test('a scenario compiles to calendar, areas, parameters in the order of their declarations, and instruments', async () => {
  const compiled = await compiledBase();
  expect(compiled.calendar).toEqual({ start: '2000-01-03', end: '2004-12-27', burnInWeeks: 52, weeks: 260, totalWeeks: 312 });
  expect(compiled.areas).toEqual([{ id: 'north', name: 'North', study: true }, { id: 'south', name: 'South', study: false }]);
  expect(compiled.parameters.map(({ group, key }) => `${group}.${key}`)).toEqual(
    ['turnover.exitPerMonth', 'turnover.venues', 'owners.precision', 'owners.costConcealed', 'displacement.weights', 'demand.index', 'care.beds']);
  expect(compiled.forkAt).toBe('2003-01-06');
  expect(compiled.forkWeek).toBe(52 + 157);
});

test('constants, distributions, tables and expressions each become what they are', async () => {
  const { parameters } = await compiledBase();
  const of = (name: string) => parameters.find(({ group, key }) => `${group}.${key}` === name)!;
  expect(of('turnover.exitPerMonth').values).toEqual([{ kind: 'constant', value: 0.05 }]);
  expect(of('owners.precision').values).toEqual([{ kind: 'drawn', distribution: { kind: 'uniform', low: 2, high: 4 } }]);
  expect(of('displacement.weights').values[1]).toEqual({ kind: 'drawn', distribution: { kind: 'beta', a: 30, b: 70 } });
  const cost = of('owners.costConcealed').values[0]!;
  // 2002-01-07 is week 105 of the record; the step is taken in the first week whose Monday lies in 2002.
  expect(cost.kind === 'table' && [cost.values[52 + 104], cost.values[52 + 105]]).toEqual([0.5, 0.6]);
  const demand = of('demand.index').values[0]!;
  // From 1 at week 0 in a straight line to 2 at week 105; before and after, the ends.
  expect(demand.kind === 'table' && [0, 52, 52 + 21, 52 + 105, 311].map((week) => demand.values[week])).toEqual([1, 1, 1.2, 2, 2]);
});

test('interventions become changes of the parameters that their kind names', async () => {
  const { parameters } = await compiledBase();
  const changes = Object.fromEntries(parameters.filter((p) => p.changes.flat().length > 0).map((p) => [`${p.group}.${p.key}`, p.changes]));
  expect(changes).toEqual({
    'owners.costConcealed': [[{ from: 52 + 126, to: 52 + 178, ramp: 4, operation: 'add', value: -0.2 }]],
    'care.beds': [[{ from: 52 + 157, to: 312, ramp: 0, operation: 'scale', value: 0.5 }]],
  });
});

test('a wave has every parameter of its instrument: its own, else the shared one', async () => {
  const [survey] = (await compiledBase()).instruments;
  expect(survey!.waves.map(({ id, at, week, published }) => ({ id, at, week, published }))).toEqual([
    { id: 'first', at: '2002-11-04', week: 52 + 148, published: 0.0816 }, { id: 'second', at: '2004-04-05', week: 52 + 222, published: 0.0222 }]);
  for (const wave of survey!.waves) expect(wave.parameters.map(({ key }) => key)).toEqual(['sample', 'coverage', 'ageNoise']);
  expect(survey!.waves.map(({ parameters }) => parameters[0]!.values)).toEqual([[{ kind: 'constant', value: 232 }], [{ kind: 'constant', value: 287 }]]);
});

test('a wave may change one member of a shared parameter; its value is then drawn apart', async () => {
  const overlay = 'instruments:\n  survey: { waves: { second: { parameters: { coverage: { value: { concealed: { uniform: [0.5, 0.7] } }, label: assumed, source: S0 } } } } }\n';
  const [survey] = compiledOf(scenarioOf(await readOverlay(overlay))).instruments;
  const coverage = survey!.waves.map(({ parameters }) => parameters[1]!);
  expect(coverage[1]!.values).toEqual([{ kind: 'constant', value: 0.9 }, { kind: 'drawn', distribution: { kind: 'uniform', low: 0.5, high: 0.7 } }]);
  expect(coverage.map(({ stream }) => stream)).toEqual(['survey.survey.coverage', 'survey.second.survey.coverage']);
});

test('an absent or null published value is null', async () => {
  const compiled = compiledOf(scenarioOf(await readBase(baseWith(['        published: 0.0816\n', ''], ['published: 0.0222', 'published: null']))));
  expect(compiled.instruments[0]!.waves.map(({ published }) => published)).toEqual([null, null]);
});

test('the resolved scenario written as YAML reads back to the same hash and the same compiled scenario', async () => {
  const resolved = scenarioOf(await readOverlay('parameters:\n  turnover.venues: { value: 300, label: assumed, source: S0 }\ninterventions: { law: null }\n'));
  const text = resolvedYaml(resolved);
  const again = scenarioOf(await readScenario(filesOf({ 'x.yaml': text }), 'x.yaml', smallCatalogue));
  expect({ ...compiledOf(again), file: '' }).toEqual({ ...compiledOf(resolved), file: '' });
  expect(resolvedYaml(again)).toBe(text);
});

test('the hash does not depend on the path, on order of keys, on comments, notes, description or words of sources', async () => {
  const { hash } = await compiledBase();
  const other = baseWith(['name: small\ntitle: A small market\ndescription: For tests.', '# comment\ntitle: Another title\ndescription: "Other"\nname: small'],
    ['    note: Drawn once a world.\n', ''], ['Facts of the domain', 'Facts'], ['value: 0.05', 'value: 5e-2']);
  expect(compiledOf(scenarioOf(await readScenario(filesOf({ 'a/b.yaml': other }), 'a/b.yaml', smallCatalogue))).hash).toBe(hash);
});

test('the hash depends on names, values, dates, labels, and the order of areas', async () => {
  const { hash } = await compiledBase();
  const changed = [['name: small', 'name: other'], ['value: 0.05', 'value: 0.06'], ['at: 2002-11-04', 'at: 2002-11-05'], ['label: derived', 'label: assumed'], ['published: 0.0816', 'published: 0.0759'],
    ['  north: { name: North, study: true }\n  south: { name: South, study: false }', '  south: { name: South, study: false }\n  north: { name: North, study: true }']] as const;
  const hashes = await Promise.all(changed.map(async (pair) => compiledOf(scenarioOf(await readBase(baseWith(pair)))).hash));
  expect(new Set([hash, ...hashes]).size).toBe(changed.length + 1);
});

test('a resolved and a compiled scenario can be sent to a worker', async () => {
  const resolved = scenarioOf(await readBase(BASE));
  expect(compiledOf(structuredClone(resolved))).toEqual(structuredClone(compiledOf(resolved)));
});

test('files may extend files that extend files; each path is relative to its own file', async () => {
  const read = await readScenario(filesOf({
    'a/base.yaml': BASE, 'a/stories/one.yaml': OVERLAY_HEAD, 'a/stories/deep/two.yaml': OVERLAY_HEAD.replace('../base.yaml', './../one.yaml').replace('story', 'two'),
  }), 'a/stories/deep/two.yaml', smallCatalogue);
  expect(scenarioOf(read).document.name).toBe('two');
});

test('anchors and aliases are followed, with a byte order mark and Windows line ends too', async () => {
  const text = baseWith(['source: facts 2\n    note', 'source: &two facts 2\n    note'], ['range: [0, 2]\n    source: facts 2', 'range: [0, 2]\n    source: *two']);
  expect(compiledOf(scenarioOf(await readBase(`\ufeff${text.replaceAll('\n', '\r\n')}`))).hash).toBe((await compiledBase()).hash);
});
