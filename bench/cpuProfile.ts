import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  /** From 0, as are columns. */
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** What is read of a .cpuprofile, as `node --cpu-prof` writes it. */
export interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface FunctionTime {
  readonly name: string;
  readonly file: string;
  readonly percent: number;
}

/** Source file, from the repository's folder, of a place in a bundle; empty where it has none. */
export type FindSource = (at: CallFrame) => string;

/**
 * Time of each function itself, the costliest first, in % of all time in functions of sim/: reading the program and the profiler's own do not count.
 * Functions of one name and file are one; the garbage collector counts, as what the core makes it do.
 */
export function readProfile({ nodes, samples, timeDeltas }: CpuProfile, find: FindSource): readonly FunctionTime[] {
  const byNode = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, { name: string; file: string; time: number }>();
  let all = 0;
  samples.forEach((id, i) => {
    const frame = byNode.get(id)!;
    const { functionName } = frame;
    const collector = functionName === '(garbage collector)';
    const file = collector ? '' : find(frame);
    if (!collector && !file.startsWith('sim/')) return;
    // The bundler numbers functions of one name: `add$1`.
    const name = functionName.replace(/(?<=[a-z])\$\d+$/i, '') || '(unnamed)';
    const key = `${name} ${file}`;
    const entry = times.get(key) ?? { name, file, time: 0 };
    entry.time += timeDeltas[i]!;
    all += timeDeltas[i]!;
    times.set(key, entry);
  });
  return [...times.values()].sort((a, b) => b.time - a.time).map(({ name, file, time }) => ({ name, file, percent: (100 * time) / all }));
}

/** Finds sources by the map beside a bundle. @param read text of a file by its path */
export function sourceFinder(read: (path: string) => string): FindSource {
  const maps = new Map<string, SourceMap>();
  return ({ url, lineNumber, columnNumber }) => {
    if (!url.startsWith('file:')) return '';
    let map = maps.get(url);
    if (!map) {
      map = new SourceMap(JSON.parse(read(`${fileURLToPath(url)}.map`)) as SourceMapPayload);
      maps.set(url, map);
    }
    const entry = map.findEntry(lineNumber, columnNumber);
    return 'originalSource' in entry ? entry.originalSource.replace(/^(\.\.\/)+/, '') : '';
  };
}
