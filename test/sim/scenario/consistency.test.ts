import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../sim/base/problem.ts';
import { consistencyRules } from '../../../sim/model/consistency.ts';
import { modelDeclarations } from '../../../sim/model/parameters.ts';
import { readFile } from '../../../sim/node/files.ts';
import { catalogue } from '../../../sim/scenario/catalogue.ts';
import { readScenario } from '../../../sim/scenario/read.ts';

const PATH = 'scenarios/overlay.test.yaml';

/** Problems and warnings of an overlay on the steady world. */
async function problemsOf(overlay: string): Promise<readonly Problem[]> {
  const text = `schemaVersion: 1\nextends: steady.yaml\nname: overlay\n${overlay}`;
  const read = await readScenario(async (file) => (file === PATH ? { text } : readFile(file)), PATH, catalogue);
  return 'problems' in read ? [...read.problems, ...read.warnings] : read.warnings;
}

test('every parameter that a rule of consistency looks at is declared, so that none is silently skipped', () => {
  const declared = Object.entries(modelDeclarations).flatMap(([group, all]) => Object.keys(all).map((key) => `${group}.${key}`));
  for (const { code, parameters } of consistencyRules) for (const name of parameters) expect(declared, code).toContain(name);
});

describe('what is right part by part and wrong together', () => {
  const ALONE = 'label: assumed, source: F3';
  const dated = (id: string, what: string, from = '2013-01-07', more = '', range = '[0, 1]') => `  ${id}: { ${what}, from: ${from}${more}, ${ALONE}, range: ${range} }\n`;
  test.each([
    ['demand by segments that sum to nothing', `parameters:\n  demand.share: { value: { local: 0, regional: 0, foreign: 0, incidental: 0 }, ${ALONE}, range: [0, 1] }\n`, 'E2023', /demand\.share/],
    ['displacement that leads nowhere from a date on', `interventions:\n${dated('nowhere', 'kind: change, parameter: displacement.weights, scale: 0')}`, 'E2023', /In the week of 2013-01-07/],
    ['a youngest age at entry above the mean', `parameters:\n  turnover.childEntryYoungest: { value: 17, ${ALONE}, range: [13, 17.5] }\n`, 'E2024', /17/],
    ['an area without beds while raids need one', `interventions:\n${dated('noBeds', 'kind: change, parameter: care.beds.siemReap, scale: 0')}`, 'W2001', /siemReap/],
    ['a capacity below 0', `interventions:\n${dated('below', 'kind: change, parameter: raids.capacity.phnomPenh, add: -50', '2013-01-07', '', '[-100, 0]')}`, 'E3011', /raids\.capacity \(phnomPenh\)/],
    ['undercover authority twice at once', `interventions:\n${dated('one', 'kind: undercoverAuthority, value: 0.5')}${dated('two', 'kind: undercoverAuthority, value: 1', '2014-01-06')}`, 'E3015', /one|two/],
    ['undercover authority twice in one rule', `rules:\n  twice: { listens: survey, when: "n >= 1", publishedAfterWeeks: 4, actsAfterWeeks: 4, acts: once, act: [{ kind: undercoverAuthority, value: 0.5, range: [0, 1] }, { kind: undercoverAuthority, value: 0.7, range: [0, 1] }], ${ALONE} }\n`, 'E3015', /twice/],
    ['one parameter set by two at once', `interventions:\n${dated('one', 'kind: change, parameter: inflow.poverty, set: 0.17', '2013-01-07', '', '[0.1, 0.6]')}${dated('two', 'kind: change, parameter: inflow.poverty, set: 0.16', '2014-01-06', '', '[0.1, 0.6]')}`, 'W3001', /inflow\.poverty/],
    ['a shock before the start', `interventions:\n${dated('early', 'kind: publicRaid, value: 0.05', '1998-01-05')}`, 'E3009', /1998-01-05/],
    ['a shock after the end', `interventions:\n${dated('late', 'kind: publicRaid, value: 0.05', '2018-01-01')}`, 'E3009', /2018-01-01/],
    ['a shock with a ramp', `interventions:\n${dated('slow', 'kind: publicRaid, value: 0.05', '2013-01-07', ', rampWeeks: 4')}`, 'E3013', /slow|ramp/],
    ['an area that a shock does not know', `interventions:\n${dated('where', 'kind: shelterLoss, area: phnomPen, value: 0.5')}`, 'E3014', /phnomPenh/],
  ])('%s', async (_title, overlay, code, says) => {
    const found = (await problemsOf(overlay)).filter((problem) => problem.code === code);
    expect(found.length, (await problemsOf(overlay)).map((p) => `${p.code} ${p.what}`).join('\n')).toBeGreaterThan(0);
    expect(`${found[0]!.what} ${found[0]!.fix ?? ''}`).toMatch(says);
    expect(found[0]!.place.line).toBeGreaterThan(0);
  });

  test('the same in order is no problem', async () => {
    expect(await problemsOf(`interventions:\n${dated('one', 'kind: undercoverAuthority, value: 0.5', '2013-01-07', ', to: 2014-01-06')}${dated('two', 'kind: undercoverAuthority, value: 1', '2014-01-06')}`)).toEqual([]);
  });
});
