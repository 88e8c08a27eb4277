import { nearest } from '../base/problem.ts';
import { normalPath, pathFrom } from './paths.ts';
import type { Problems } from './problems.ts';
import { shorten } from './problems.ts';
import { at, describe, type MapTree, type Spot } from './tree.ts';
import { yamlTree } from './yamlTree.ts';

/** Why a file has no text. `notText`: not UTF-8; `tooLarge`: the host did not read it. */
export type FileError = 'missing' | 'directory' | 'tooLarge' | 'unreadable' | 'notText';

/** Gives a file's text; the host knows how. Paths use `/`; those of parents are relative to the same place as the first. */
export type ReadFile = (path: string) => Promise<{ readonly text: string } | { readonly error: FileError }>;

/** Largest scenario file, in UTF-16 units of its text. */
export const LARGEST_FILE = 256 * 1024;
const LONGEST_CHAIN = 16;

/** The documents of a scenario from the base (first) to the file asked for (last), or undefined when one cannot be used. */
export async function readChain(files: ReadFile, path: string, problems: Problems): Promise<readonly MapTree[] | undefined> {
  const chain: MapTree[] = [];
  const visited: string[] = [];
  let next: { path: string; from: Spot; said: readonly string[] } | undefined = { path, from: { file: path, line: 0, column: 0 }, said: [] };
  while (next) {
    visited.push(normalPath(next.path));
    const text = await readText(files, next.path, next.from, next.said, problems);
    const tree: MapTree | undefined = text === undefined ? undefined : yamlTree(text, next.path, problems);
    if (tree === undefined) return undefined;
    chain.unshift(tree);
    const parent = at(tree, ['extends']);
    if (parent === undefined) break;
    const from: Spot = parent.kind === 'scalar' ? parent.spot : tree.entries.get('extends')!.key;
    const target = parent.kind === 'scalar' && typeof parent.value === 'string' ? parent.value : undefined;
    if (target === undefined || !/^[^:\\\s/][^:\\]*$/.test(target)) {
      problems.add('E1015', from, ['extends'], `\`extends\` names a file beside this one or relative to it, with "/"; read ${describe(parent)}.`, 'extends: ../cambodia.yaml');
      return undefined;
    }
    const file = pathFrom(next.path, target);
    if (visited.includes(normalPath(file))) {
      problems.add('E1014', from, ['extends'], `The files extend each other in a circle: ${[...visited, normalPath(file)].map((name) => shorten(name, 80)).join(' → ')}.`);
      return undefined;
    }
    if (visited.length >= LONGEST_CHAIN) {
      problems.add('E1015', from, ['extends'], `More than ${LONGEST_CHAIN} files extend each other.`);
      return undefined;
    }
    next = { path: file, from, said: ['extends'] };
  }
  return chain;
}

/** One file without what it extends, or undefined when it cannot be used. */
export async function readFileAlone(files: ReadFile, path: string, problems: Problems): Promise<MapTree | undefined> {
  const text = await readText(files, path, { file: path, line: 0, column: 0 }, [], problems);
  return text === undefined ? undefined : yamlTree(text, path, problems);
}

/** The text of a file, without its byte order mark; what is wrong goes to `problems`, at `from`. */
export async function readText(files: ReadFile, path: string, from: Spot, said: readonly string[], problems: Problems): Promise<string | undefined> {
  const name = shorten(path, 120);
  let read: Awaited<ReturnType<ReadFile>>;
  try {
    read = await files(path);
  } catch {
    read = { error: 'unreadable' };
  }
  if ('text' in read) {
    const here = { file: path, line: 0, column: 0 };
    if (read.text.length > LARGEST_FILE) problems.add('E1003', here, [], tooLarge(name));
    else if (!isText(read.text)) problems.add('E1005', here, [], `${name} is not text in UTF-8.`);
    else return read.text.charCodeAt(0) === 0xfeff ? read.text.slice(1) : read.text;
    return undefined;
  }
  if (read.error === 'missing') problems.add('E1001', from, said, `There is no file ${name}.`, suffixHint(path));
  else if (read.error === 'directory') problems.add('E1002', from, said, `${name} is a directory; a scenario is a file.`);
  else if (read.error === 'tooLarge') problems.add('E1003', from, said, tooLarge(name));
  else if (read.error === 'notText') problems.add('E1005', from, said, `${name} is not text in UTF-8.`);
  else problems.add('E1004', from, said, `${name} cannot be read.`);
  return undefined;
}

const tooLarge = (name: string): string => `${name} is larger than ${LARGEST_FILE / 1024} KB, which is the most that a scenario file may have.`;

/** U+FFFD stands where a decoder met bytes that are no UTF-8. */
function isText(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) return false;
  }
  return true;
}

function suffixHint(path: string): string | undefined {
  const ending = /\.([A-Za-z]+)$/.exec(path)?.[1];
  if (ending === undefined) return path === '' ? undefined : `${path}.yaml`;
  return ending !== 'yaml' && nearest(ending, ['yaml', 'yml']) ? `${path.slice(0, -ending.length)}yaml` : undefined;
}
