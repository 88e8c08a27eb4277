import { formatProblem } from '../../base/problem.ts';
import type { Compared } from '../../ensemble/decomposition.ts';
import { version } from '../../ensemble/version.ts';
import { readFile } from '../../node/files.ts';
import { isFolder, readRunFolder, type StoredRun } from '../../node/runFolder.ts';
import { list } from '../../report/words.ts';
import { comparedWaves, onLadder, scalarNames } from '../../run/scalars.ts';
import { AT, atDates, dateRead, type DateRead } from '../../scenario/atDates.ts';
import type { CompiledInstrument } from '../../scenario/types.ts';
import { atScale, loadScenario, type LoadedScenario } from '../../worker/load.ts';
import { Exit } from '../usage.ts';

/** What stops a command: a code, what it is about, a sentence, what to do, and the exit code. `said`: the lines were complete. */
export interface Refused {
  readonly exit: number;
  readonly lines: readonly string[];
}

export function refused(exit: number, code: string, about: string, what: string, fix: string): Refused {
  return { exit, lines: [`error[${code}] ${about}`, `  ${what}`, `  try: ${fix}`] };
}

/** One of the things to be taken apart: a scenario, or a run of one. */
export interface Subject {
  readonly path: string;
  readonly loaded: LoadedScenario;
  readonly stored?: StoredRun;
}

/** Reads a scenario file or the folder of a run. */
export async function readSubject(path: string): Promise<Subject | Refused> {
  if (!(await isFolder(path))) {
    const read = await loadScenario(readFile, path);
    return 'problems' in read ? { exit: Exit.invalid, lines: [...read.problems, ...read.warnings].map(formatProblem) } : { path, loaded: read.loaded };
  }
  const folder = await readRunFolder(path);
  if ('problem' in folder) return refused(Exit.invalid, 'E7006', folder.problem.file, folder.problem.what, `undercount run SCENARIO --out ${path}`);
  const { run } = folder;
  const again = `undercount run ${run.scenario} --worlds ${run.result.worlds} --seed ${run.result.seed} --out ${path}`;
  if (run.result.version !== version) {
    return refused(Exit.unsupported, 'E7005', path, `This run was made with undercount ${run.result.version}; this is ${version}, and its worlds may be others.`, again);
  }
  const read = await loadScenario(readFile, run.scenario);
  if ('problems' in read) return { exit: Exit.invalid, lines: [...read.problems, ...read.warnings].map(formatProblem) };
  const loaded = atScale(read.loaded, run.result.scale);
  if (loaded.compiled.hash !== run.result.scenario.hash) {
    return refused(Exit.invalid, 'E7006', run.scenario, 'The scenario in the folder is not the one that was run: its hash is another.', again);
  }
  if (String(run.rows.names) !== String(scalarNames(loaded.compiled))) {
    return refused(Exit.unsupported, 'E7005', path, 'Its table of worlds has other columns than this version writes: it was made with an older one.', again);
  }
  return { path, loaded, stored: run };
}

/** The instrument to be taken apart: the one that is named, else the compared one, else the first that reads a share. */
export function chosenInstrument({ path, loaded: { compiled } }: Subject, named: string | undefined): CompiledInstrument | Refused {
  const able = compiled.instruments.filter(onLadder);
  if (able.length === 0) {
    return refused(Exit.invalid, 'E7001', path, 'This scenario has no instrument that reads a share of children among persons: there is no reading to be taken apart.', 'a scenario that extends scenarios/cambodia.yaml, or one with an establishmentSurvey of its own');
  }
  if (named !== undefined) {
    const found = able.find(({ id }) => id === named);
    return found ?? refused(Exit.usage, 'E7007', `--instrument ${named}`, `${path} has no instrument of this name that reads a share; it has ${list(able.map(({ id }) => id))}.`, `--instrument ${able[0]!.id}`);
  }
  const compared = comparedWaves(compiled)?.instrument;
  return able.find((instrument) => instrument === compared) ?? able[0]!;
}

export interface Dates { readonly from: DateRead; readonly to: DateRead }

/** Both dates as the instrument has them; without flags, those of the waves that the scenario compares. */
export function chosenDates({ path, loaded: { compiled } }: Subject, instrument: CompiledInstrument, flags: { readonly from?: string; readonly to?: string }): Dates | Refused {
  const { calendar } = compiled;
  const compare = instrument.compare?.map((id) => instrument.waves.find((wave) => wave.id === id)!);
  const inTime = [...instrument.waves].sort((a, b) => a.week - b.week);
  const defaults = { from: (compare?.[0] ?? inTime[0])!.at, to: (compare?.[1] ?? inTime.at(-1))!.at };
  const read: { from?: DateRead; to?: DateRead } = {};
  for (const end of ['from', 'to'] as const) {
    const at = flags[end] ?? defaults[end];
    const date = dateRead(compiled, instrument, at);
    if (!date) return refused(Exit.usage, 'E7002', `--${end} ${at}`, `It is outside the simulated period of ${path}, ${calendar.start} to ${calendar.end} (the end itself is outside).`, `--${end} ${defaults[end]}`);
    read[end] = date;
  }
  const { from, to } = read as Dates;
  if (from.week >= to.week) {
    return refused(Exit.usage, 'E7003', `--from ${from.at} --to ${to.at}`, from.week === to.week ? 'Both dates are in the same week: nothing changes between them.' : 'The earlier date comes first.',
      from.week > to.week ? `--from ${to.at} --to ${from.at}` : `--from ${defaults.from} --to ${defaults.to}`);
  }
  return { from, to };
}

/** What the worlds of a side are taken from: the run's own table, or worlds that are simulated. */
export type Plan =
  | { readonly kind: 'stored'; readonly run: StoredRun; readonly compared: Compared }
  | { readonly kind: 'fresh'; readonly loaded: LoadedScenario; readonly compared: Compared };

/** A run keeps the two waves that its scenario compares; for any other date its worlds are simulated again. */
export function planFor({ loaded, stored }: Subject, instrument: CompiledInstrument, { from, to }: Dates): Plan {
  const { compiled } = loaded;
  const weeks = to.week - from.week;
  const kept = comparedWaves(compiled);
  if (stored && kept?.instrument === instrument && from.wave === kept.from.id && to.wave === kept.to.id) {
    return { kind: 'stored', run: stored, compared: { from: from.wave, to: to.wave, weeks } };
  }
  return { kind: 'fresh', loaded: { ...loaded, compiled: atDates(compiled, instrument, from, to) }, compared: { ...AT, weeks } };
}
