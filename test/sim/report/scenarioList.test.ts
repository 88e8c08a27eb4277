import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '../../../sim/node/files.ts';
import { shippedScenarios } from '../../../sim/node/shippedScenarios.ts';
import { differences } from '../../../sim/report/odd/differences.ts';
import { scenarioList, type ListedScenario } from '../../../sim/report/scenarioList.ts';
import { listEnd, notScenarios } from '../../../sim/report/scenarioGroups.ts';
import { loadScenario } from '../../../sim/worker/load.ts';

describe('the list of shipped scenarios', () => {
  let shipped: readonly ListedScenario[];
  beforeAll(async () => {
    shipped = await shippedScenarios('scenarios');
  });

  test('scenarios/README.md is what the files give', () => {
    expect(readFileSync('scenarios/README.md', 'utf8') === scenarioList(shipped), 'scenarios/README.md is not current: run `npm run describe` and commit it').toBe(true);
  });

  test('every scenario stands in it once, and every file that it points at is there', () => {
    const list = scenarioList(shipped);
    const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !notScenarios.some((other) => name.startsWith(`${other}/`)));
    for (const file of files) expect(list.split(`\n| [`).filter((row) => row.includes(`](${file}) | **`)), file).toHaveLength(1);
    for (const [, target] of list.matchAll(/\]\(([^)]+\.yaml)\)/g)) expect(files, target).toContain(target);
    for (const [, target] of list.matchAll(/run scenarios\/(\S+\.yaml)/g)) expect(files, target).toContain(target);
  });

  test('a folder that nobody has described is refused', () => {
    expect(() => scenarioList([{ ...shipped[0]!, file: 'strange/x.yaml' }])).toThrow(/no words for the folder strange/);
  });

  test('its example of a file of one’s own is right', async () => {
    const text = /```yaml\n([^]*?)```/.exec(listEnd.join('\n'))![1]!;
    const read = await loadScenario((file) => (file === 'own.yaml' ? Promise.resolve({ text }) : readFile(file)), 'own.yaml');
    expect('problems' in read ? read.problems : read.loaded.warnings).toEqual([]);
  });

  test('what a file changes: a new intervention, one that is taken away, another strength, a setting that all waves shared', () => {
    const of = (file: string) => differences(shipped.find((one) => one.file === file)!.overlay);
    const line = (file: string, name: string) => of(file).find((one) => one.name === name);
    expect(line('stories/hidden.yaml', 'openUseCostsMore')).toMatchObject({ now: 'owners.cost.open set to 2, reached over 26 weeks, from 2012-11-19', before: 'none' });
    expect(line('steady.yaml', 'inflowFalls')).toMatchObject({ now: 'taken away', before: expect.stringMatching(/^inflow\.other times a draw/) as string });
    expect(line('hypotheses/h8-mixture.yaml', 'strangersSeeLess')).toMatchObject({ now: expect.stringContaining('uniform, 0.25 to 1') as string, before: expect.stringContaining('uniform, 0.5 to 1') as string });
    expect(line('hypotheses/h5-age-judgement.yaml', 'survey.second.confirmationLost')).toMatchObject({ now: 'uniform, 0 to 0.33', before: '0.03 (as all waves)' });
    expect(line('closed-loop/wind-down.yaml', 'windDown')).toMatchObject({ before: 'none', now: expect.stringContaining('casework (factor 0.4') as string });
    expect(line('variants/horizon-2025.yaml', 'end')).toMatchObject({ now: '2025-12-29', before: '2015-12-28' });
    expect(of('cambodia.yaml').length).toBeGreaterThan(100);
  });
});
