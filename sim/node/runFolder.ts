import { readFile as read, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeRows, type Rows } from '../ensemble/rows.ts';
import type { RunResult } from '../run/result.ts';

/** What of a run is read back: who it was, and the scalars of its worlds. */
export interface StoredRun {
  readonly result: Pick<RunResult, 'version' | 'run' | 'seed' | 'scale' | 'worlds' | 'scenario'>;
  readonly rows: Rows;
  /** The scenario with everything it extends filled in. */
  readonly scenario: string;
}

export type RunFolderRead = { readonly run: StoredRun } | { readonly problem: { readonly file: string; readonly what: string } };

/** Whether a path is a folder: then it should be one that `run --out` has written. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Reads back what `undercount run --out` has written. Never throws, whatever is in the files. */
export async function readRunFolder(folder: string): Promise<RunFolderRead> {
  const [resultFile, worldsFile] = ['result.json', 'worlds.csv'].map((name) => join(folder, name)) as [string, string];
  const problem = (file: string, what: string): RunFolderRead => ({ problem: { file, what } });
  const text = await read(resultFile, 'utf8').catch(() => undefined);
  if (text === undefined) return problem(resultFile, 'The folder holds no result.json: it is none that "undercount run --out" has written.');
  const result = resultOf(text);
  if (!result) return problem(resultFile, 'It is not the result of a run.');
  const table = await read(worldsFile, 'utf8').catch(() => undefined);
  if (table === undefined) return problem(worldsFile, 'The folder holds no worlds.csv.');
  const rows = rowsOf(table);
  if (typeof rows === 'string') return problem(worldsFile, rows);
  if (rows.count !== result.worlds) return problem(worldsFile, `It holds ${rows.count} worlds, and result.json says ${result.worlds}.`);
  return { run: { result, rows, scenario: join(folder, 'scenario.yaml') } };
}

function resultOf(text: string): StoredRun['result'] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const has = (member: unknown): member is Readonly<Record<string, unknown>> => typeof member === 'object' && member !== null;
  if (!has(value) || !has(value['scenario'])) return undefined;
  const { version, run, seed, scale, worlds, scenario } = value;
  const right = [version, run, seed, scenario['hash']].every((one) => typeof one === 'string') && typeof scale === 'number' && typeof worlds === 'number';
  return right ? (value as unknown as StoredRun['result']) : undefined;
}

/** worlds.csv as rows; a sentence when it is not one. An empty cell is NaN. */
function rowsOf(text: string): Rows | string {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const [first, ...names] = header.split(',');
  if (first !== 'world' || names.length === 0) return 'Its first line is not that of a table of worlds.';
  const rows = makeRows(names);
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const cells = line.split(',');
    const world = Number(cells[0]);
    if (cells.length !== names.length + 1 || !Number.isInteger(world) || world < 0 || world > 1e6) return `Line ${i + 2} is not a world.`;
    const scalars = Float64Array.from(cells.slice(1), (cell) => (cell === '' ? NaN : Number(cell)));
    if (cells.slice(1).some((cell, at) => cell !== '' && Number.isNaN(scalars[at]!))) return `Line ${i + 2} holds something that is not a number.`;
    rows.add(world, scalars);
  }
  return rows;
}
