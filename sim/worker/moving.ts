import { transfer } from 'comlink';
import type { WorldResult } from '../run/result.ts';
import type { FieldworkResult, WorkerApi } from './api.ts';

/** The api with its results moved to the other side, not copied. */
export function movingApi(api: WorkerApi): WorkerApi {
  const move = (result: WorldResult): WorldResult => transfer(result, [result.scalars, result.series, ...(result.moves ? [result.moves] : [])].map(({ buffer }) => buffer as ArrayBuffer));
  const moveRows = (result: FieldworkResult): FieldworkResult => ('rows' in result ? transfer(result, [result.rows.buffer as ArrayBuffer]) : result);
  return { ...api, run: (job) => move(api.run(job)), survey: (job) => moveRows(api.survey(job)) };
}
