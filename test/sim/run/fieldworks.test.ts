import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deriveKeys } from '../../../sim/base/random/streams.ts';
import { weekOf } from '../../../sim/base/weeks.ts';
import { instrumentKinds } from '../../../sim/measure/instruments/index.ts';
import type { World } from '../../../sim/model/world.ts';
import { worldFiles } from '../../../sim/node/worldFiles.ts';
import { FIELDWORK_FIELDS, FIELDWORK_RUNGS, fieldworks, scopeOf, weeksOf } from '../../../sim/run/fieldworks.ts';
import { scalar, scalarNames } from '../../../sim/run/scalars.ts';
import { createSimulator, type KeptWeek } from '../../../sim/run/simulate.ts';
import { seedWords } from '../../../sim/scenario/seed.ts';
import type { CompiledInstrument, CompiledScenario } from '../../../sim/scenario/types.ts';
import { wavesAt } from '../../../sim/scenario/wavesAt.ts';
import { takeView } from '../../../sim/model/world.ts';
import { exampleOf } from '../../support/instruments.ts';
import { compileSmall } from '../../support/scenarios.ts';

const SEED = seedWords('7');
const WIDTH = FIELDWORK_FIELDS.length;
type Field = (typeof FIELDWORK_FIELDS)[number];

/** One field of one wave, by team. */
function column(rows: Float64Array, teams: number, wave: number, field: Field): number[] {
  return Array.from({ length: teams }, (_, team) => rows[(wave * teams + team) * WIDTH + FIELDWORK_FIELDS.indexOf(field)]!);
}

let survey: CompiledScenario;
let police: CompiledScenario;
let folder: string;
beforeAll(async () => {
  survey = await compileSmall();
  police = await exampleOf('policeDatabase');
  folder = mkdtempSync(join(tmpdir(), 'undercount-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const simulate = (scenario: CompiledScenario, teams: number, world = 0, instruments: readonly CompiledInstrument[] = scenario.instruments): Float64Array =>
  fieldworks(createSimulator(SEED), { scenario, instruments, seed: SEED, world, teams });

test('fieldwork 0 of every wave reads what a run of the scenario reads, figure by figure and rung by rung; the others read something else', () => {
  for (const scenario of [survey, police]) {
    const { scalars } = createSimulator(SEED).run(scenario, 1, { digest: false });
    const of = (name: string): number => scalars[scalarNames(scenario).indexOf(name)]!;
    const rows = simulate(scenario, 3, 1);
    let wave = 0;
    for (const instrument of scenario.instruments) {
      for (const { id } of instrument.waves) {
        const share = instrument.kind === 'establishmentSurvey';
        const fields = ['estimate', 'standardError', 'low', 'high', 'designEffect', 'n', 'cost', 'truth'] as const;
        for (const field of fields) expect(column(rows, 3, wave, field)[0], `${instrument.id} ${id} ${field}`).toBe(of(scalar.reading(instrument.id, id, share && field === 'estimate' ? 'share' : field)));
        if (share) for (const rung of FIELDWORK_RUNGS) expect(column(rows, 3, wave, rung)[0]).toBe(of(scalar.rung(id, rung, 'children')) / of(scalar.rung(id, rung, 'persons')));
        if (share) expect(new Set(column(rows, 3, wave, 'estimate')).size).toBe(3);
        wave++;
      }
    }
  }
});

test('a team reads the same however many others there are, and in whatever turn its list is made', () => {
  const [few, many] = [simulate(survey, 2), simulate(survey, 9)];
  for (const wave of [0, 1]) expect(column(many, 9, wave, 'estimate').slice(0, 2)).toEqual(column(few, 2, wave, 'estimate'));
});

test('no two fieldworks have one key: scopes differ by team, wave and instrument', () => {
  const scopes = ['a', 'b'].flatMap((instrument) => ['1', '2'].flatMap((wave) => [0, 1, 2, 11].map((team) => scopeOf({ id: instrument }, { id: wave }, team))));
  expect(new Set(scopes).size).toBe(scopes.length);
  expect(scopeOf({ id: 'survey' }, { id: 'first' }, 0)).toBe('survey/first');
  expect(scopeOf({ id: 'survey' }, { id: 'x', chances: 'survey/2014-06-02' }, 3)).toBe('survey/2014-06-02/3');
});

test('a world that twenty teams watch week by week, and in which others list and visit, ends with the digest of one that nobody looks at', () => {
  const plain = createSimulator(SEED).run({ ...police, instruments: [] }, 0, { digest: true });
  let looks = 0;
  const watched = createSimulator(SEED).run({ ...police, instruments: [] }, 0, {
    digest: true,
    visit: (world) => {
      const parties = police.instruments.flatMap((instrument) => {
        const kind = instrumentKinds[instrument.kind]!;
        const params = Object.fromEntries(instrument.waves[0]!.parameters.map(({ key, scalar: alone, values }) => {
          const numbers = values.map((value) => (value.kind === 'constant' ? value.value : 0.5));
          return [key, alone ? numbers[0]! : Float64Array.from(numbers)];
        }));
        return Array.from({ length: 20 }, (_, team) => ({ kind, params, keys: deriveKeys(SEED, 0, scopeOf(instrument, { id: 'x' }, team), kind.purposes), held: kind.begin(world, params, new Int32Array(2 * kind.purposes)) }));
      });
      return {
        until: Infinity,
        look(now) {
          for (const { kind, params, keys, held } of parties) {
            kind.watch?.(now, held, params, keys);
            if (now.week % 100 === 50) kind.read(now, kind.watch ? held : kind.begin(now, params, keys), params, keys);
            looks++;
          }
        },
      };
    },
  });
  expect(looks).toBeGreaterThan(20_000);
  expect(plain.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(watched.digest).toBe(plain.digest);
});

describe('stored worlds', () => {
  /** Stores the weeks of a world through a file, and reads them again. */
  function throughFile(scenario: CompiledScenario, instruments: readonly CompiledInstrument[], world: number): readonly KeptWeek[] {
    const weeks = weeksOf(instruments, SEED, world, scenario.calendar.totalWeeks);
    const kept: KeptWeek[] = [];
    createSimulator(SEED).run(scenario, world, {
      digest: false,
      visit: () => ({ until: Infinity, look: (now: World, acts) => void (weeks.includes(now.week) && kept.push({ snapshot: takeView(now), acts })) }),
    });
    const name = { folder, scenario: scenario.hash, seed: '7', world };
    worldFiles.write(name, kept);
    const read = worldFiles.read(name, weeks);
    if ('broken' in read) throw new Error(read.broken);
    return read.kept;
  }

  test('give the readings of worlds that are simulated for it, to the bit', () => {
    for (const world of [0, 3]) {
      const stored = throughFile(survey, survey.instruments, world);
      expect(stored.length).toBe(4);
      const simulator = createSimulator(SEED);
      // Another world was in this simulator before.
      simulator.run(survey, 9, { digest: false });
      const rows = fieldworks(simulator, { scenario: survey, instruments: survey.instruments, seed: SEED, world, teams: 5, stored });
      expect(rows).toEqual(simulate(survey, 5, world));
      expect(rows.some((value) => value > 0)).toBe(true);
    }
  });

  test('bring what a rule had decided by then: after its act as before it', async () => {
    const acting = await compileSmall({}, 'rules:\n  hide: { listens: survey, when: "n >= 1", publishedAfterWeeks: 9, actsAfterWeeks: 26, acts: once, label: assumed, source: F3, act: { kind: change, parameter: owners.shown.open, set: 0.1, range: [0, 1] } }\n');
    const later = acting.instruments.map((instrument) => wavesAt(instrument, ['2012-11-05', '2014-06-02'], acting));
    const stored = throughFile(acting, later, 0);
    const at = weekOf(acting.calendar, '2014-06-02');
    expect(stored.filter(({ acts }) => acts.length > 0).map(({ snapshot }) => snapshot.week)).toContain(at);
    expect(stored[0]!.acts).toEqual([]);
    const rows = fieldworks(createSimulator(SEED), { scenario: acting, instruments: later, seed: SEED, world: 0, teams: 4, stored });
    expect(rows).toEqual(simulate(acting, 4, 0, later));
    // Without the act more children would be shown: what was stored is not enough to read it.
    const forgotten = fieldworks(createSimulator(SEED), { scenario: acting, instruments: later, seed: SEED, world: 0, teams: 4, stored: stored.map((kept) => ({ ...kept, acts: [] })) });
    expect(column(forgotten, 4, 1, 'T4a')[0]).toBeGreaterThan(column(rows, 4, 1, 'T4a')[0]!);
    expect(column(forgotten, 4, 0, 'estimate')).toEqual(column(rows, 4, 0, 'estimate'));
  });

  test('are refused by what watches a world week by week', () => {
    expect(() => fieldworks(createSimulator(SEED), { scenario: police, instruments: police.instruments, seed: SEED, world: 0, teams: 1, stored: [] })).toThrow('week by week');
  });
});

test('the mean of many fieldworks is T6a, their spread the standard error that they claim, and their intervals hold it', async () => {
  // 232 venues of a market of 2,000; a ratio has a bias of its own of order 1/n, below one hundredth of it here.
  const scenario = await exampleOf('establishmentSurvey', 20);
  const instruments = [{ ...scenario.instruments[0]!, waves: scenario.instruments[0]!.waves.slice(0, 1) }];
  const teams = 2000;
  const rows = fieldworks(createSimulator(SEED), { scenario, instruments, seed: SEED, world: 2, teams });
  const [estimate, expected, error, low, high] = (['estimate', 'T6a', 'standardError', 'low', 'high'] as const).map((field) => column(rows, teams, 0, field)) as [number[], number[], number[], number[], number[]];
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const gaps = estimate.map((value, i) => value - expected[i]!);
  const sd = Math.sqrt(mean(gaps.map((gap) => gap * gap)) - mean(gaps) ** 2);
  expect(Math.abs(mean(gaps))).toBeLessThan((3.5 * sd) / Math.sqrt(teams) + 0.01 * mean(expected));
  expect(Math.abs(mean(error) / sd - 1)).toBeLessThan(0.1);
  const covered = mean(estimate.map((_, i) => Number(low[i]! <= expected[i]! && expected[i]! <= high[i]!)));
  expect(Math.abs(covered - 0.95)).toBeLessThan(0.021);
  // What the list misses differs from team to team; what the world is does not.
  expect(new Set(column(rows, teams, 0, 'T2')).size).toBe(1);
  expect(new Set(expected).size).toBeGreaterThan(100);
});

test('a world of another layout is refused in words, before anything is read from it', () => {
  const open = createSimulator(SEED).open(survey, 0);
  expect(() => open({ snapshot: { week: 300, bytes: new Uint8Array(12) }, acts: [] })).toThrow('another build');
});
