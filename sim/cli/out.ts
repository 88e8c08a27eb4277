import { mkdir, open, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { dateOf } from '../base/weeks.ts';
import { csv } from '../io/csv.ts';
import { brief } from '../report/brief.ts';
import { SERIES, type Ensemble } from '../run/result.ts';
import { resolvedYaml } from '../scenario/resolvedYaml.ts';
import type { CompiledScenario } from '../scenario/types.ts';
import type { LoadedScenario } from '../worker/load.ts';
import { instrumentTables } from './instrumentTables.ts';
import { movesTables } from './movesTables.ts';
import { columnsReadme } from './outReadme.ts';

/** Makes the folder; a sentence when that cannot be. */
export async function prepareFolder(folder: string): Promise<string | undefined> {
  try {
    await makeFolder(resolve(folder));
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST' || code === 'ENOTDIR') return 'There is a file where the folder should be.';
    return `The folder cannot be made (${error instanceof Error ? error.message : String(error)}).`;
  }
}

/** Parents first, one by one: mkdir's own `recursive` never ends where a parent exists but takes no folders (/proc, Node 20). */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error('a file'), { code: 'EEXIST' });
  await makeFolder(dirname(folder));
  await mkdir(folder);
}

/**
 * Writes everything of a run. Tables are exact: rounding and "fewer than 10" are for the screen.
 * @param onShare told how far the world is that is simulated once more for the tables of what instruments see
 */
export async function writeRun(folder: string, ensemble: Ensemble, { resolved, compiled }: LoadedScenario, onShare: (share: number) => void): Promise<void> {
  const { result, fans, scalarNames, scalars, worldIndex } = ensemble;
  const { calendar } = compiled;
  const worlds = Array.from(worldIndex, (world, row) => [world, ...scalars.subarray(row * scalarNames.length, (row + 1) * scalarNames.length)]);
  const weekly = SERIES.flatMap((series) =>
    Array.from({ length: calendar.weeks }, (_, week) => {
      const { q05, q25, q50, q75, q95 } = fans[series];
      return [dateOf(calendar, calendar.burnInWeeks + week), series, q05[week], q25[week], q50[week], q75[week], q95[week]];
    }));
  const files: Readonly<Record<string, string>> = {
    'result.json': `${JSON.stringify(result, null, 2)}\n`,
    'scenario.yaml': resolvedYaml(resolved),
    'brief.md': brief(result, compiled.title),
    'worlds.csv': csv(['world', ...scalarNames], worlds),
    'weekly.csv': csv(['week', 'series', 'q05', 'q25', 'q50', 'q75', 'q95'], weekly),
    ...movesTables(ensemble, compiled),
    'README.md': columnsReadme(result),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  // The scenario names these: with them it can be run again from here.
  await writeEvidence(folder, resolved.evidence);
  await writeInstrumentTables(folder, compiled, result.seed, onShare);
}

async function writeEvidence(folder: string, evidence: LoadedScenario['resolved']['evidence']): Promise<void> {
  const records = Object.entries(evidence);
  if (records.length > 0) await makeFolder(join(folder, 'evidence'));
  for (const [id, { text }] of records) await writeFile(join(folder, 'evidence', `${id}.yaml`), text);
}

async function writeInstrumentTables(folder: string, compiled: CompiledScenario, seed: string, onShare: (share: number) => void): Promise<void> {
  const files = new Map<string, FileHandle>();
  try {
    for (const piece of instrumentTables(compiled, seed)) {
      if ('share' in piece) {
        onShare(piece.share);
        continue;
      }
      const file = files.get(piece.file) ?? (await open(join(folder, piece.file), 'w'));
      files.set(piece.file, file);
      await file.write(piece.text);
    }
  } finally {
    await Promise.all([...files.values()].map((file) => file.close()));
  }
}
