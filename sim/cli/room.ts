import { worldMemory } from '../run/worldMemory.ts';
import { LARGEST_SCALE, SMALLEST_SCALE } from '../scenario/scale.ts';
import { seedWords } from '../scenario/seed.ts';
import { FIELDWORK_BYTES, watches } from '../run/fieldworks.ts';
import type { CompiledInstrument, CompiledScenario } from '../scenario/types.ts';
import { counted } from './validate.ts';

/**
 * Measured as the largest resident set of runs at 1 to 100 times the market, with 1 and 2 workers (Node 20): 123 MB at the default size with one
 * worker, 239 MB at 100 times. The estimate lies 5 to 20 % above each of them (test/sim/cli/room.test.ts measures two again).
 */
const PROGRAM_BYTES = 125e6;
const WORKER_BYTES = 25e6;
/** What a worker needs beside the world while it simulates, relative to the world. */
const BESIDE = 0.1;

/** What a run needs and gets. */
export interface Room {
  /** How many workers have room: as many as wanted, or fewer; 0 when not even one has. */
  readonly workers: number;
  /** Bytes of one worker with its world; of the whole run with the workers that have room (with one, where none has). */
  readonly perWorker: number;
  readonly needed: number;
  readonly available: number;
}

/** Estimates memory before anything is started. @param available bytes that may still be taken @param more bytes that each worker needs besides */
export function roomFor(scenario: CompiledScenario, seed: string, wanted: number, available: number, more = 0): Room {
  const perWorker = WORKER_BYTES + (1 + BESIDE) * worldMemory(scenario, seedWords(seed)) + more;
  const workers = Math.max(0, Math.min(wanted, Math.floor((available - PROGRAM_BYTES) / perWorker)));
  return { workers, perWorker, needed: PROGRAM_BYTES + Math.max(1, workers) * perWorker, available };
}

/** The same for fieldworks: beside its world a worker holds copies of the weeks that instruments look at, and what the teams hold. */
export function roomForSurvey(scenario: CompiledScenario, instruments: readonly CompiledInstrument[], seed: string, wanted: number, available: number): Room {
  const copies = instruments.reduce((sum, instrument) => sum + (watches(instrument) ? 0 : 2 * instrument.waves.length), 0);
  const beside = copies * worldMemory(scenario, seedWords(seed)) + FIELDWORK_BYTES;
  return roomFor(scenario, seed, wanted, available, beside);
}

/** Said when fewer workers than wanted have room. */
export function fewerWorkers({ workers, perWorker, available }: Room, wanted: number): string {
  return `memory    ${workers} of ${counted(wanted, 'worker')}: each needs about ${megabytes(perWorker)} with its world, and about ${megabytes(available)} are available.`;
}

/** Said when more workers than cores will be at work; undefined when not. */
export function aboveCores(workers: number, cores: number): string | undefined {
  return workers > cores ? `workers   ${workers} on ${counted(cores, 'core')}: the results are the same, and come no sooner.` : undefined;
}

/** The refusal: what is needed, what there is, and what would fit. */
export function noRoom({ needed, perWorker, available }: Room, scale: number, wanted: number): string {
  const perScale = (perWorker - WORKER_BYTES) / scale;
  const fits = roundedDown((available - PROGRAM_BYTES - WORKER_BYTES) / perScale);
  const all = wanted === 1 ? '' : ` (with all ${wanted}: about ${megabytes(needed + (wanted - 1) * perWorker)})`;
  return `error[E0004] --scale ${scale}\n  A run with one worker needs about ${megabytes(needed)}${all}; about ${megabytes(available)} are available.\n`
    + `  try: ${fits >= SMALLEST_SCALE ? `--scale ${Math.min(fits, LARGEST_SCALE)} --workers 1` : 'ending other programs, or a machine with more memory'}`;
}

/** Two figures, never more than the number. */
function roundedDown(value: number): number {
  if (!(value > 0)) return 0;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.floor(value / unit) * unit).toFixed(3));
}

function megabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1e6)).replace(/\B(?=(\d{3})+$)/g, ',')} MB`;
}
