import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type YAMLParseError } from 'yaml';
import type { Problems } from './problems.ts';
import { shorten } from './problems.ts';
import type { Entry, MapTree, Path, Spot, Tree } from './tree.ts';
import { unfitForYaml } from './yamlGuard.ts';

/** Nodes after aliases are unfolded; the base scenario has about 3,000. */
const MOST_NODES = 40_000;
const DEEPEST = 24;
/** Own names of every object in JavaScript: refused as keys, so that nothing downstream has to think of them. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_SYNTAX_PROBLEMS = 20;

/**
 * YAML text as a tree with places. The map at the root, or undefined when the text cannot be used; what is wrong goes to `problems`.
 * Dates stay text (YAML 1.2 core schema, whatever the file's directive says). Never throws.
 */
export function yamlTree(text: string, file: string, problems: Problems): MapTree | undefined {
  const lines = new LineCounter();
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  const unfit = unfitForYaml(text);
  if (unfit) {
    problems.add(unfit.code, spotAt(unfit.offset), [], unfit.what);
    return undefined;
  }
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, schema: 'core', version: '1.2', merge: false, logLevel: 'error' });
  for (const error of document.errors.slice(0, MOST_SYNTAX_PROBLEMS)) addSyntaxProblem(error, text, spotAt, problems);
  for (const warning of document.warnings.slice(0, MOST_SYNTAX_PROBLEMS)) {
    const tag = warning.code === 'TAG_RESOLVE_FAILED';
    problems.add(tag ? 'E1012' : 'E1007', spotAt(warning.pos[0]), [], tag ? 'Tags (words that begin with "!") are not used in scenario files.' : `${warning.message}.`);
  }
  if (document.errors.length + document.warnings.length > 0) return undefined;
  const start = spotAt(0);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    problems.add('E1006', start, [], 'The file is empty.', 'schemaVersion: 1');
    return undefined;
  }
  const tree = makeConverter(spotAt, problems)(document.contents, [], start, 0);
  if (tree === undefined || tree.kind === 'map') return tree;
  problems.add('E1018', tree.spot, [], 'A scenario file is a map: lines of the form "key: value".', 'schemaVersion: 1');
  return undefined;
}

type Convert = (node: unknown, path: Path, fallback: Spot, depth: number) => Tree | undefined;

function makeConverter(spotAt: (offset: number) => Spot, problems: Problems): Convert {
  // Anchors stand before their aliases, so one pass in the order of the text knows them all; null while an anchored node is being read.
  const anchors = new Map<string, Node | null>();
  let budget = MOST_NODES;

  const convert: Convert = (node, path, fallback, depth) => {
    const spot = hasRange(node) ? spotAt(node.range[0]) : fallback;
    if (budget-- <= 0) {
      if (budget === -1) problems.add('E1010', spot, path, `The document unfolds to more than ${MOST_NODES} values; repeat less with aliases ("*name").`);
      return undefined;
    }
    if (depth > DEEPEST) {
      problems.add('E1011', spot, path, `The document nests deeper than ${DEEPEST} levels; no scenario does.`);
      return undefined;
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) return convert(target, path, spot, depth + 1);
      problems.add('E1010', spot, path, `The alias "*${shorten(node.source)}" ${target === null ? 'stands inside what it repeats' : `has no anchor "&${shorten(node.source)}" above it`}.`);
      return undefined;
    }
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor) anchors.set(anchor, null);
    const tree = convertPlain(node, path, spot, depth);
    if (anchor) anchors.set(anchor, node as Node);
    return tree;
  };

  const convertPlain: Convert = (node, path, spot, depth) => {
    if (isSeq(node)) return { kind: 'list', spot, items: node.items.map((item, i) => convert(item, [...path, i], spot, depth + 1)).filter((item) => item !== undefined) };
    if (isMap(node)) return { kind: 'map', spot, entries: convertEntries(node.items, path, spot, depth) };
    const value: unknown = isScalar(node) ? node.value : null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { kind: 'scalar', spot, value };
    return { kind: 'scalar', spot, value: null };
  };

  const convertEntries = (pairs: readonly Pair[], path: Path, around: Spot, depth: number): Map<string, Entry> => {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const keyNode: unknown = pair.key;
      const key = hasRange(keyNode) ? spotAt(keyNode.range[0]) : around;
      const name = isScalar(keyNode) ? keyText(keyNode.source, keyNode.value) : undefined;
      const inner = [...path, name ?? '?'];
      if (name === undefined) {
        problems.add('E1018', key, path, 'A key must be a plain word, not a list, a map, an alias or nothing.');
        continue;
      }
      if (RESERVED.has(name)) {
        problems.add('E1013', key, inner, `"${name}" cannot be used as a key.`);
        continue;
      }
      const first = entries.get(name);
      if (first) {
        problems.add('E1009', key, inner, `"${shorten(name)}" stands twice in this map; the first is in line ${first.key.line}.`);
        continue;
      }
      const value = convert(pair.value, inner, key, depth + 1);
      if (value) entries.set(name, { key, value });
    }
    return entries;
  };
  return convert;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** A key as it stands in the file: `2000` and `true` are text where they are keys. */
function keyText(source: string | undefined, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value === null || value === undefined || source === undefined ? undefined : source;
}

/** The parser's own messages are good; the commonest two get plainer words. */
function addSyntaxProblem(error: YAMLParseError, text: string, spotAt: (offset: number) => Spot, problems: Problems): void {
  const spot = spotAt(error.pos[0]);
  if (error.code === 'TAB_AS_INDENT' || text[error.pos[0]] === '\t') problems.add('E1008', spot, [], 'Lines are indented with spaces in YAML; here stands a tab.');
  else if (error.code === 'BLOCK_AS_IMPLICIT_KEY') problems.add('E1007', spot, [], 'A second ": " stands on this line. Text that holds ": " goes between quotes.');
  else if (error.code === 'MULTIPLE_DOCS') problems.add('E1007', spot, [], 'A scenario file holds one document; "---" begins a second one here.');
  else problems.add('E1007', spot, [], `${shorten(error.message, 160).replace(/[.:]$/, '')}.`);
}
