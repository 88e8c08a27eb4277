import { listsIn, mainTerms } from './patterns.ts';

/** A formula that was understood, or what is wrong with it. */
export type Formula =
  | { readonly kind: 'terms'; readonly terms: readonly number[] }
  | { readonly kind: 'wrong'; readonly what: string; readonly fix: string };

/**
 * Reads the right side of a model formula: list names, `A:B` an interaction, `A*B` both lists and their interaction, joined by `+`; `.` or nothing is all lists.
 * Each list's own effect is always in, and with an interaction all those within it (a hierarchical model): A:B:C brings A:B, A:C and B:C.
 * A name that is no word stands in backquotes. `~` in front may be left out.
 * @param lists names, in the order of the bits
 */
export function readFormula(text: string, lists: readonly string[]): Formula {
  const example = lists.length > 1 ? `--model '. + ${lists[0]}:${lists[1]}'` : `--model '.'`;
  const wrong = (what: string): Formula => ({ kind: 'wrong', what, fix: example });
  const terms = new Set<number>(mainTerms(lists.length));
  const tokens = tokensOf(text);
  if (tokens === undefined) return wrong('the formula holds a sign that is none of + : * . or a backquote that is never closed');
  if (tokens[0] === '~') tokens.shift();
  if (tokens.length === 0) return wrong('the formula is empty');
  let current = 0;
  let expectsName = true;
  for (const token of tokens) {
    if (token === '+' || token === ':' || token === '*') {
      if (expectsName) return wrong(`a list's name is missing before "${token}"`);
      if (token === '+') current = 0;
      expectsName = true;
      continue;
    }
    if (!expectsName) return wrong(`a +, : or * is missing before "${token}"`);
    expectsName = false;
    if (token === '.') {
      if (current !== 0) return wrong('"." stands for all lists and takes part in no interaction');
      continue;
    }
    const list = lists.indexOf(token.startsWith('`') ? token.slice(1, -1) : token);
    if (list < 0) return wrong(`"${token}" is none of the lists ${lists.join(', ')}`);
    if ((current & (1 << list)) !== 0) return wrong(`list ${token} stands twice in one interaction`);
    current |= 1 << list;
    // Hierarchy makes * and : the same: both bring what is within.
    for (let within = current; within > 0; within = (within - 1) & current) terms.add(within);
  }
  if (expectsName) return wrong('the formula ends where a list should be named');
  return { kind: 'terms', terms: [...terms].sort((a, b) => listsIn(a) - listsIn(b) || a - b) };
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  const pattern = /\s*(`[^`]+`|[~+:*]|[\p{L}_][\p{L}\p{N}_.]*|\.)/uy;
  let at = 0;
  while (at < text.length) {
    if (text.slice(at).trim() === '') break;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    tokens.push(match[1]!);
    at = pattern.lastIndex;
  }
  return tokens;
}
