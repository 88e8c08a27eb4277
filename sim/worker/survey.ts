import type { Clock, Pool } from '../ensemble/executor.ts';
import { makeSurveySummary } from '../ensemble/surveySummary.ts';
import { notesOf } from '../report/notes.ts';
import type { FieldworkJob, FieldworkResult } from './api.ts';
import type { LoadedScenario } from './load.ts';
import type { Session, SurveyAnswer } from './sessionTypes.ts';
import { makeThrottle } from './throttle.ts';

const MS_BETWEEN_PROGRESS = 50;

interface Parts {
  readonly pool: Pool<FieldworkJob, FieldworkResult>;
  readonly scenarioOf: (hash: string) => LoadedScenario;
  readonly clock: Clock;
  readonly inFlightOf: (scenario: LoadedScenario) => number | undefined;
}

/** `survey` of a session: a job a world, on the session's own workers. */
export function makeSurvey({ pool, scenarioOf, clock, inFlightOf }: Parts): Session['survey'] {
  return async ({ scenario: hash, instruments, seed, worlds, fieldworks, change, folder }, { onProgress, signal } = {}): Promise<SurveyAnswer> => {
    const scenario = scenarioOf(hash);
    const summary = makeSurveySummary({ scenario: scenario.compiled, instruments, seed, worlds, fieldworks, stored: folder !== undefined, change, notes: notesOf(scenario.resolved, scenario.compiled.scale) });
    const startedAt = clock.now();
    const stop = new AbortController();
    let broken: SurveyAnswer['broken'];
    let underWay = 0;
    const progress = makeThrottle(clock, MS_BETWEEN_PROGRESS, () => onProgress?.(summary.count, worlds, underWay));
    const jobs = Array.from({ length: worlds }, (_, world): FieldworkJob => ({ kind: 'fieldworks', scenario: hash, world, seed, instruments, teams: fieldworks, ...(folder === undefined ? {} : { folder }) }));
    const callOff = (): void => stop.abort();
    if (signal?.aborted) callOff();
    signal?.addEventListener('abort', callOff);
    try {
      await pool.run(jobs, {
        signal: stop.signal,
        inFlight: inFlightOf(scenario),
        onUnderWay(shares) {
          underWay = shares;
          progress();
        },
        onResult(result) {
          if ('broken' in result) {
            broken = { world: result.world, why: result.broken };
            callOff();
            return;
          }
          summary.add(result.world, result.rows);
          underWay = 0;
          progress();
        },
      });
    } finally {
      signal?.removeEventListener('abort', callOff);
    }
    onProgress?.(summary.count, worlds, 0);
    return { result: summary.result((clock.now() - startedAt) / 1000), worlds: summary.worlds(), ...(broken ? { broken } : {}) };
  };
}
