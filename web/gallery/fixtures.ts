/** A Session that answers with invented worlds at a plausible pace: for the gallery, and until the real one is there. */
import { OUTCOMES } from '../state/contract.ts';
import type { Difference, Ensemble, Fan, Lever, LeverSettings, OutcomeId, Preview, Problem, ScenarioInfo, Session } from '../state/contract.ts';
import { START, WEEKS, fakeEnsemble, fakeWorld, quantity } from './fixtureWorlds.ts';

export const fixtureLevers: readonly Lever[] = [
  { id: 'raidCapacity', name: 'Raid capacity', group: 'Policing', text: 'Investigations and raids that the police can carry, as a multiple of the story’s own.', unit: '× the story’s own', min: 0, max: 4, step: 0.1, neutral: 1, plausible: [0.5, 2], actsOn: ['removals'] },
  { id: 'undercoverAuthority', name: 'Undercover authority', group: 'Policing', text: 'Share of investigations that may use undercover means, and so can see into clandestine venues.', unit: 'share of full', min: 0, max: 1, step: 0.05, neutral: 0, plausible: [0, 0.4], actsOn: ['clandestineFinds'] },
  { id: 'courtSpeed', name: 'Court speed', group: 'Courts', text: 'How fast cases go from arrest to judgment, as a multiple of the story’s own.', unit: '× the story’s own', min: 0.25, max: 4, step: 0.05, neutral: 1, plausible: [0.5, 2], actsOn: ['convictions'] },
  { id: 'shelterBeds', name: 'Shelter beds', group: 'Care', text: 'Places where a child removed from a venue can stay. A raid waits for a free bed.', unit: '× the story’s own', min: 0, max: 3, step: 0.1, neutral: 1, plausible: [0.7, 1.6], actsOn: ['raidsWaiting'] },
  { id: 'demand', name: 'Demand', group: 'Demand', text: 'Demand of offenders for children, as a multiple of the story’s own.', unit: '× the story’s own', min: 0.5, max: 1.2, step: 0.01, neutral: 1, plausible: [0.8, 1.1], actsOn: ['childrenAtEnd'] },
];

export const fixtureInfo = (id: string): ScenarioInfo => ({
  name: id, title: id, description: '', hash: `fixture-${id}`, file: `scenarios/stories/${id}.yaml`, start: START, end: '2015-12-28', weeks: WEEKS, forkAt: '2012-11-12', areas: [], warnings: [],
  waves: [{ instrument: 'survey', id: 'first', at: '2012-11-05', published: 0.0816, publishedFrom: null }, { instrument: 'survey', id: 'second', at: '2015-04-06', published: 0.0222, publishedFrom: null }],
});

export const fixtureProblems: readonly Problem[] = [
  { code: 'E3012', severity: 'error', place: { file: 'high-enforcement.yaml', line: 24, column: 12, path: 'interventions.raids.from' }, what: '"2016-13-01" is not a date: month must be 01 to 12.', fix: 'from: 2016-12-01' },
  { code: 'E1004', severity: 'error', place: { file: 'high-enforcement.yaml', line: 31, column: 3, path: 'parameters.raidCapacty' }, what: 'raidCapacty is not known; did you mean raidCapacity?' },
];

export function ensembleOf(story: string, worlds: number, levers: LeverSettings = {}, of = worlds, seed = '1'): Ensemble {
  return fakeEnsemble(story, `scenarios/stories/${story}.yaml`, seed, Array.from({ length: worlds }, (_, i) => fakeWorld(story, i, levers)), of);
}

export function previewOf(story: string, worlds: number, levers: LeverSettings, of = worlds): Preview {
  const pairs = Array.from({ length: worlds }, (_, i) => [fakeWorld(story, i, {}), fakeWorld(story, i, levers)] as const);
  const difference = Object.fromEntries(OUTCOMES.map((id): [string, Difference] => {
    const values = pairs.map(([a, b]) => b.outcomes[id] - a.outcomes[id]);
    const q = quantity(values);
    const sd = Math.sqrt(values.reduce((s, v) => s + (v - q.mean) ** 2, 0) / Math.max(1, values.length - 1));
    return [id, { ...q, monteCarloError: sd / Math.sqrt(values.length), fewer: values.filter((v) => v < 0).length }];
  })) as Record<OutcomeId, Difference>;
  const at = (p: number): Float64Array => Float64Array.from({ length: WEEKS }, (_, w) => {
    const sorted = pairs.map(([a, b]) => b.series[w]! - a.series[w]!).sort((a, b) => a - b);
    return sorted[Math.round((sorted.length - 1) * p)]!;
  });
  const fan: Fan = { q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) };
  const file = `scenarios/stories/${story}.yaml`;
  return {
    worlds, difference, childrenAllDifference: fan,
    base: fakeEnsemble(story, file, '1', pairs.map((p) => p[0]), of), changed: fakeEnsemble(story, file, '1', pairs.map((p) => p[1]), of),
  };
}

const wait = (ms: number, signal?: AbortSignal): Promise<void> => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); });
});

export interface FixtureOptions { readonly pace?: number; readonly failAfter?: number }

/** `pace`: milliseconds a world; `failAfter`: a run of more worlds than this breaks there. */
export function fixtureSession({ pace = 12, failAfter = Infinity }: FixtureOptions = {}): Session {
  const idOf = (hash: string): string => hash.replace('fixture-', '');
  return {
    workers: 2,
    adopt: () => { throw new Error('the fixtures adopt nothing'); },
    survey: () => { throw new Error('the fixtures do no fieldwork'); },
    runTogether: () => { throw new Error('the fixtures run one scenario at a time'); },
    async load(files, entry) {
      await wait(20);
      const text = files[entry] ?? '';
      if (text.includes('raidCapacty')) return { problems: fixtureProblems };
      return { scenario: fixtureInfo(entry.startsWith('scenarios/') ? entry.replace(/^.*\/|\.yaml$/g, '') : 'own') };
    },
    async run({ scenario, seed, worlds, levers }, { onProgress, onPartial, signal } = {}) {
      let done = 0;
      const partial = (): Ensemble => ensembleOf(idOf(scenario), Math.min(done, 120), levers, done < worlds ? worlds + 1 : 0, seed);
      while (done < worlds && !signal?.aborted) {
        const step = Math.min(worlds - done, done < 10 ? 10 : Math.max(10, Math.round(250 / pace)));
        await wait(step * pace, signal);
        if (signal?.aborted) break;
        done += step;
        if (done > failAfter) throw new Error('One worker stopped.');
        onProgress?.(done, worlds, 0);
        if (done < worlds) onPartial?.(partial());
      }
      const last = partial();
      return { ...last, result: { ...last.result, worlds: done } };
    },
    async preview({ scenario, worlds, levers }, { onPartial, signal } = {}) {
      await wait(10 * pace, signal);
      if (!signal?.aborted) onPartial?.(previewOf(idOf(scenario), 10, levers, worlds));
      await wait((worlds - 10) * pace, signal);
      return previewOf(idOf(scenario), worlds, levers);
    },
    close() {},
  };
}
