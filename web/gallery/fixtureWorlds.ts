/** Invented worlds for the eye: right in shape, wrong in every number. Nothing of the simulation is in here. */
import { ESTIMANDS, FACTORS, OUTCOMES, SERIES, STEPS } from '../state/contract.ts';
import type { Ensemble, Factor, Fan, LeverSettings, OutcomeId, Q, SeriesId, Step } from '../state/contract.ts';
import { weekIndex } from '../state/time.ts';

export const START = '2000-01-03';
export const WEEKS = 834;
const FROM = weekIndex(START, '2012-11-05');
const TO = weekIndex(START, '2015-04-06');

/** Log points of each step between the surveys, for the three stories and one more. */
const profiles: Record<string, Partial<Record<Step | 'persons', number>>> = {
  fell: { truth: -1.17, persons: 0, place: -0.03, exposure: -0.01, frame: -0.02, concealed: -0.02, seen: 0.01, judged: -0.05, weighted: -0.02 },
  hidden: { truth: 0.02, persons: -0.05, place: -0.09, exposure: -0.62, frame: -0.08, concealed: -0.28, seen: -0.08, judged: -0.06, weighted: -0.02 },
  'measured-differently': { truth: -0.06, persons: -0.03, place: -0.01, exposure: -0.03, frame: -0.3, concealed: -0.02, seen: -0.34, judged: -0.46, weighted: -0.05 },
  own: { truth: -0.5, persons: -0.02, place: -0.1, exposure: -0.2, frame: -0.1, concealed: -0.1, seen: -0.05, judged: -0.1, weighted: -0.03 },
};
/** Share at each rung in 2012, and children counted. */
const before = [0.096, 0.101, 0.093, 0.096, 0.081, 0.08, 0.084, 0.083, 0.0825];
const persons = [21000, 9000, 7900, 5600, 5000, 3600, 3600, 2050, 2050];

const noise = (seed: number): (() => number) => {
  let a = seed >>> 0;
  const uniform = (): number => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform() + 1e-12)) * Math.cos(2 * Math.PI * uniform());
};

export function quantity(values: readonly number[]): Q {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number): number => {
    const h = (sorted.length - 1) * p;
    const i = Math.floor(h);
    return sorted[i]! + (h - i) * ((sorted[i + 1] ?? sorted[i]!) - sorted[i]!);
  };
  return { mean: values.reduce((a, b) => a + b, 0) / values.length, median: at(0.5), q05: at(0.05), q95: at(0.95) };
}

interface FakeWorld {
  readonly steps: readonly number[];
  readonly persons: number;
  readonly from: readonly number[];
  readonly series: Float32Array;
  readonly outcomes: Record<OutcomeId, number>;
}

export function fakeWorld(story: string, world: number, levers: LeverSettings): FakeWorld {
  const draw = noise(7919 * (world + 1));
  const profile = profiles[story] ?? profiles.own!;
  const effect = ((levers.raidCapacity ?? 1) - 1) * -0.09 + ((levers.demand ?? 1) - 1) * 0.9 + ((levers.shelterBeds ?? 1) - 1) * -0.03 + (levers.undercoverAuthority ?? 0) * -0.2 + ((levers.courtSpeed ?? 1) - 1) * -0.01;
  const shift = effect * (1 + 0.3 * draw());
  const steps = STEPS.map((step, i) => (step === 'truth' ? (profile.truth ?? 0) + shift : profile[step] ?? 0) + draw() * [0.08, 0.04, 0.05, 0.04, 0.05, 0.04, 0.04, 0.03, 0.16][i]!);
  const from = before.map((p) => p * Math.exp(0.09 * draw()));
  const level = Math.exp(0.09 * draw());
  const series = new Float32Array(SERIES.length * WEEKS);
  let wander = 0;
  const base = noise(31 * (world + 3));
  for (let w = 0; w < WEEKS; w++) {
    wander = wander * 0.985 + base() * 0.012;
    const t = Math.min(1, Math.max(0, (w - FROM) / (TO - FROM)));
    const smooth = t * t * (3 - 2 * t);
    const trend = Math.exp(-0.0002 * w + wander + smooth * steps[0]!) * level;
    const children = 2300 * trend;
    const sight = Math.exp(smooth * ((profile.exposure ?? 0) + (profile.concealed ?? 0)) * 1.6);
    const away = 0.24 * Math.exp(-smooth * (profile.place ?? 0) * 1.5);
    const study = children * (1 - away);
    const open = study * 0.55 * sight;
    const hiddenPart = study - open;
    const put = (id: SeriesId, value: number): void => { series[SERIES.indexOf(id) * WEEKS + w] = value; };
    put('childrenAll', children); put('childrenStudy', study); put('elsewhere', children * away);
    put('studyOpen', open); put('studyConcealed', hiddenPart * 0.36); put('studyClandestine', hiddenPart * 0.5); put('studyOffVenue', hiddenPart * 0.14);
    put('shareAll', 0.115 * trend); put('shareStudy', 0.12 * trend); put('sharePublic', 0.11 * trend * sight);
    put('perceivedRisk', 0.05 + 0.1 * smooth); put('objectiveRisk', 0.04 + 0.04 * smooth);
  }
  const raids = levers.raidCapacity ?? 1;
  const n = (mean: number, sd = 0.12): number => Math.max(0, Math.round(mean * (1 + sd * draw())));
  const outcomes: Record<OutcomeId, number> = {
    removals: n(210 * raids ** 0.7), convictions: n(64 * (levers.courtSpeed ?? 1) ** 0.5), clandestineFinds: n(9 + 60 * (levers.undercoverAuthority ?? 0), 0.3),
    raids: n(150 * raids), raidsWaiting: n(31 * raids / (levers.shelterBeds || 0.3), 0.25), childWeeks: n(250000 * Math.exp(shift)),
    childrenAtEnd: series[WEEKS - 1]!, childrenStudyAtEnd: series[2 * WEEKS - 1]!, entries: n(2600),
  };
  return { steps, persons: (profile.persons ?? 0) + 0.03 * draw(), from, series, outcomes };
}

export function fakeEnsemble(story: string, file: string, seed: string, worlds: readonly FakeWorld[], of: number): Ensemble {
  const each = <T>(f: (world: FakeWorld) => T): T[] => worlds.map(f);
  const share = worlds.map((world) => ESTIMANDS.map((_, i) => {
    const log = world.steps.slice(0, i + 1).reduce((a, b) => a + b, 0) + world.persons;
    return { from: world.from[i]!, to: world.from[i]! * Math.exp(log), log };
  }));
  const ladder = ESTIMANDS.map((estimand, i) => ({
    estimand, label: estimand,
    from: { at: '2012-11-05', ...quantity(share.map((s) => s[i]!.from)), children: quantity(share.map((s) => s[i]!.from * persons[i]!)), persons: quantity([persons[i]!]) },
    to: { at: '2015-04-06', ...quantity(share.map((s) => s[i]!.to)), children: quantity(share.map((s) => s[i]!.to * persons[i]!)), persons: quantity([persons[i]!]) },
    change: quantity(share.map((s) => s[i]!.to / s[i]!.from - 1)),
  }));
  const fans = Object.fromEntries(SERIES.map((id, at) => {
    const some = worlds.slice(0, 60);
    const fan = { q05: new Float64Array(WEEKS), q25: new Float64Array(WEEKS), q50: new Float64Array(WEEKS), q75: new Float64Array(WEEKS), q95: new Float64Array(WEEKS) };
    for (let w = 0; w < WEEKS; w++) {
      const sorted = some.map((x) => x.series[at * WEEKS + w]!).sort((a, b) => a - b);
      const q = (p: number): number => sorted[Math.round((sorted.length - 1) * p)]!;
      fan.q05[w] = q(0.05); fan.q25[w] = q(0.25); fan.q50[w] = q(0.5); fan.q75[w] = q(0.75); fan.q95[w] = q(0.95);
    }
    return [id, fan];
  })) as Record<SeriesId, Fan>;
  const atWeek = (x: FakeWorld, id: number, week: number): number => x.series[id * WEEKS + week]!;
  const truth = (id: number) => ({ from: quantity(each((x) => atWeek(x, id, FROM))), to: quantity(each((x) => atWeek(x, id, TO))), change: quantity(each((x) => atWeek(x, id, TO) / atWeek(x, id, FROM) - 1)) });
  const one = (v: number): Q => quantity([v]);
  const reading = (i: 'from' | 'to') => {
    const q = ladder[8]![i];
    const se = i === 'from' ? 0.0085 : 0.0045;
    return {
      mean: q.mean, median: q.median, q05: q.q05, q95: q.q95,
      instrument: 'survey', at: q.at, published: i === 'from' ? 0.0816 : 0.0222, publishedFrom: null, sensitivity: one(0.8), sensitivityByBand: { upTo15: one(0.9), from16To17: one(0.76) },
      specificity: one(0.995), venues: one(i === 'from' ? 232 : 287), personsSeen: one(2014), judgedChildren: one(q.median * 2014), judgedUpTo15: one(8), designEffect: one(2),
      standardError: one(se), low: one(Math.max(0.002, q.median - 1.96 * se)), high: one(q.median + 1.96 * se), replaced: one(40),
    };
  };
  const scalarNames = ['reading.survey.first.share', 'reading.survey.second.share', 'ladder.first.T0.children', 'ladder.second.T0.children', 'outcome.childrenAtEnd'];
  const scalars = Float64Array.from(worlds.flatMap((x, i) => [share[i]![8]!.from, share[i]![8]!.to, atWeek(x, 0, FROM), atWeek(x, 0, TO), x.outcomes.childrenAtEnd]));
  const factor = (f: Factor, i: number): number => worlds[i]!.steps[STEPS.indexOf(f === 'children' ? 'truth' : (f as Step))]!;
  return {
    fans, scalarNames, scalars, worldIndex: Int32Array.from(worlds, (_, i) => i),
    samples: worlds.slice(0, 20).map((x, world) => ({ world, series: x.series })),
    result: {
      version: '0.1.0', run: `fixture-${story}`, ...(worlds.length < of ? { partial: true as const } : {}), scenario: { name: story, file, hash: `fixture-${story}` }, seed, scale: 1,
      worlds: worlds.length, weeks: WEEKS, digest: `fixture-${story}-${seed}-${worlds.length}`, readingsDigest: '', timing: { seconds: 1, worldsPerSecond: 40, personWeeksPerSecond: 1e9 },
      truth: { children: truth(0), childrenStudyAreas: truth(1) }, readings: [reading('from'), reading('to')], instruments: [], ladder,
      decomposition: STEPS.map((step, i) => ({
        step, logPoints: quantity(each((x) => x.steps[i]! + (i === 0 ? x.persons : 0))), children: quantity(each((x) => x.steps[i]!)), persons: quantity(each((x) => (i === 0 ? x.persons : 0))),
      })),
      attribution: FACTORS.map((f) => ({ factor: f, logPoints: quantity(worlds.map((x, i) => (f === 'adults' ? x.persons : factor(f, i)) * (f === 'sampled' ? 1 : 0.95))) })),
      crossReadings: { laterWorldEarlierInstrument: one(0.026), earlierWorldLaterInstrument: one(0.08) }, notEstimable: 0,
      outcomes: Object.fromEntries(OUTCOMES.map((id) => [id, quantity(each((x) => x.outcomes[id]))])) as Record<OutcomeId, Q>,
      risk: { objective: { open: one(0.05), concealed: one(0.03), clandestine: one(0.01) }, perceived: { open: one(0.1), concealed: one(0.09), clandestine: one(0.08) }, lagWeeks: one(20) },
      moves: { stop: one(300), sameType: one(120), otherType: one(160), concealed: one(60), clandestine: one(80), offVenue: one(70), otherStudyArea: one(20), outsideStudy: one(40), abroad: one(20), lost: one(130) },
      rules: [],
      notes: [],
    },
  };
}
