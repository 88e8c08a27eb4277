/** What is read of a .cpuprofile, as `node --cpu-prof` writes it. */
export interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number } }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface FunctionTime {
  readonly name: string;
  readonly file: string;
  readonly percent: number;
}

/** Source file of a line of a bundle. */
export type FindSource = (url: string, line: number) => string;

/**
 * Time of each function itself, the costliest first, in % of all time in functions of sim/: reading the program and the profiler's own do not count.
 * Functions of one name and file are one; the garbage collector counts, as what the core makes it do.
 */
export function readProfile({ nodes, samples, timeDeltas }: CpuProfile, find: FindSource): readonly FunctionTime[] {
  const byNode = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, { name: string; file: string; time: number }>();
  let all = 0;
  samples.forEach((id, i) => {
    const { functionName, url, lineNumber } = byNode.get(id)!;
    const collector = functionName === '(garbage collector)';
    const file = collector ? '' : find(url, lineNumber);
    if (!collector && !file.startsWith('sim/')) return;
    // The bundler numbers functions of one name.
    const name = functionName.replace(/(?<=[a-z])\d+$/i, '') || '(unnamed)';
    const key = `${name} ${file}`;
    const entry = times.get(key) ?? { name, file, time: 0 };
    entry.time += timeDeltas[i]!;
    all += timeDeltas[i]!;
    times.set(key, entry);
  });
  return [...times.values()].sort((a, b) => b.time - a.time).map(({ name, file, time }) => ({ name, file, percent: (100 * time) / all }));
}

/** Bundles of esbuild name each module's file in a comment before it. @param read text of a file by its path */
export function sourceFinder(read: (path: string) => string): FindSource {
  const modules = new Map<string, readonly string[]>();
  return (url, line) => {
    if (!url.startsWith('file:')) return '';
    let files = modules.get(url);
    if (!files) {
      let file = '';
      files = read(new URL(url).pathname).split('\n').map((text) => (file = /^\/\/ ((?:sim|bench|node_modules)\/\S+)$/.exec(text)?.[1] ?? file));
      modules.set(url, files);
    }
    return files[line] ?? '';
  };
}
