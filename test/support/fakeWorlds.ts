import { makeCalendar } from '../../sim/base/weeks.ts';
import { SERIES, type WorldResult } from '../../sim/run/result.ts';
import { scalarNames } from '../../sim/run/scalars.ts';
import type { CompiledScenario } from '../../sim/scenario/types.ts';

/** A compiled scenario without parameters: enough for everything that only counts worlds. */
export function fakeScenario(name = 'fake', weeks = 40): CompiledScenario {
  const calendar = { ...makeCalendar('2012-01-02', '2015-12-28', 10), weeks, totalWeeks: weeks + 10 };
  const wave = (id: string, at: string, week: number, published: number | null) => ({ id, at, week, published, parameters: [] });
  return {
    name, title: name, file: `${name}.yaml`, hash: name.padEnd(64, '0'), calendar, forkAt: '2012-11-12', forkWeek: 21,
    areas: [{ id: 'city', name: 'City', study: true }], parameters: [], shocks: [],
    instruments: [{ id: 'survey', kind: 'establishmentSurvey', waves: [wave('first', '2012-11-05', 20, 0.0816), wave('second', '2015-04-06', 45, 0.0222)] }],
    rules: [],
  };
}

/** A number in [0, 1) that depends on its arguments alone; no good generator, but a repeatable one. */
export function hash01(...parts: readonly number[]): number {
  let h = 0x9e3779b9 | 0;
  for (const part of parts) {
    h = Math.imul(h ^ part, 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return (h >>> 0) / 4_294_967_296;
}

/** A world made of nothing but numbers that look right. In every eleventh world a reading of 0 leaves no logarithm. */
export function fakeWorld(scenario: CompiledScenario, seed: number, world: number, tilt = 1): WorldResult {
  const scalars = Float64Array.from(scalarNames(scenario), (name, i) => {
    if (name.startsWith('step.sampled') && world % 11 === 10) return NaN;
    const u = hash01(seed, world, i);
    if (name.endsWith('.share')) return 0.02 + 0.06 * u;
    if (/T\w+\.persons/.test(name)) return 20_000 + Math.floor(1_000 * u);
    if (/T\w+\.children/.test(name) || name.startsWith('outcome')) return Math.floor((500 + 1_500 * u) * tilt);
    if (name === 'personWeeks') return 25_000 * scenario.calendar.totalWeeks;
    return u - 0.5;
  });
  const { weeks } = scenario.calendar;
  const series = Float32Array.from({ length: SERIES.length * weeks }, (_, i) => {
    const kind = Math.floor(i / weeks);
    const u = hash01(seed, world, kind, i % weeks);
    if (SERIES[kind]!.startsWith('share') || SERIES[kind]!.endsWith('Risk')) return 0.1 * u;
    return Math.floor(2_000 * u * tilt);
  });
  const digest = Array.from({ length: 8 }, (_, i) => Math.floor(hash01(seed, world, 99, i) * 4_294_967_296).toString(16).padStart(8, '0')).join('');
  return { world, digest, readingsDigest: digest.split('').reverse().join(''), scalars, series };
}
