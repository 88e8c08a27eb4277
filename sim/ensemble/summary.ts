import { createSha256 } from '../base/sha256.ts';
import { utf8 } from '../base/utf8.ts';
import { SERIES, type Ensemble, type Fan, type SeriesId, type WorldResult } from '../run/result.ts';
import { scalarNames } from '../run/scalars.ts';
import { makeRows, type Rows } from './rows.ts';
import { makeRunResult, type RunFacts } from './runResult.ts';
import { COUNT_STEPS, makeWeeklyHistogram, SHARE_STEPS } from './weeklyHistogram.ts';

/** Worlds of one run: the weekly counts are 16 bits wide. */
export const MOST_WORLDS = 50_000;

/** Single worlds whose weekly series are kept, to be drawn as thin lines: those of the lowest indices. */
const SAMPLES = 20;

const SHARES: ReadonlySet<SeriesId> = new Set<SeriesId>(['shareAll', 'shareStudy', 'sharePublic', 'perceivedRisk', 'objectiveRisk']);

export interface Summary {
  /** Adds a world; a second result of the same world is passed over. */
  add(result: WorldResult): void;
  readonly count: number;
  /** All that is in so far. @param seconds time the run has taken */
  ensemble(seconds: number): Ensemble;
  readonly rows: Rows;
}

/** Gathers worlds into an ensemble, in any order of arrival and with the same outcome. */
export function makeSummary(facts: RunFacts): Summary {
  if (facts.worlds > MOST_WORLDS) throw new Error(`a run holds at most ${MOST_WORLDS} worlds`);
  const { weeks } = facts.scenario.calendar;
  const rows = makeRows(scalarNames(facts.scenario));
  const digests: string[] = [];
  const readingsDigests: string[] = [];
  const histograms = SERIES.map((series) => makeWeeklyHistogram(weeks, SHARES.has(series) ? SHARE_STEPS : COUNT_STEPS));
  let moves: { worlds: number; readonly sum: Float64Array } | undefined;
  const samples: { readonly world: number; readonly series: Float32Array }[] = [];

  return {
    rows,
    get count() {
      return rows.count;
    },
    add({ world, scalars, series, digest, readingsDigest, moves: table }) {
      if (rows.has(world)) return;
      rows.add(world, scalars);
      digests[world] = digest;
      readingsDigests[world] = readingsDigest;
      histograms.forEach((histogram, i) => histogram.add(series.subarray(i * weeks, (i + 1) * weeks)));
      if (table) {
        moves ??= { worlds: 0, sum: new Float64Array(table.length) };
        moves.worlds += 1;
        for (let i = 0; i < table.length; i++) moves.sum[i]! += table[i]!;
      }
      if (world < SAMPLES) samples.push({ world, series });
    },
    ensemble: (seconds) => ({
      result: makeRunResult(rows, facts, { seconds, digest: digestOf(digests), readingsDigest: digestOf(readingsDigests) }),
      fans: Object.fromEntries(SERIES.map((series, i) => [series, histograms[i]!.fan()])) as Record<SeriesId, Fan>,
      scalarNames: rows.names,
      worldIndex: rows.index(),
      scalars: rows.all(),
      samples: [...samples].sort((a, b) => a.world - b.world),
      ...(moves ? { moves: { worlds: moves.worlds, sum: moves.sum.slice() } } : {}),
    }),
  };
}

/** SHA-256 of the worlds' digests (64 hexadecimal digits each, as ASCII) one after another in the order of the index; empty when they were not asked for. */
export function digestOf(byWorld: readonly string[]): string {
  const hash = createSha256();
  let any = false;
  for (const digest of byWorld) {
    if (!digest) continue;
    any = true;
    hash.update(utf8(digest));
  }
  return any ? hash.digestHex() : '';
}
