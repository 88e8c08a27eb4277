import { Lexer } from 'yaml';

/** No scenario nests deeper; the YAML composer calls itself for every level, so this is looked at before it starts. */
const DEEPEST = 24;
const WIDEST_INDENT = 120;

/** What makes a text unfit for the YAML parser, with its offset; undefined when it may be parsed. */
export interface Unfit {
  readonly code: 'E1007' | 'E1011';
  readonly offset: number;
  readonly what: string;
}

/**
 * Reads the tokens of a YAML text (the lexer does not call itself, however deep the text) and refuses nesting that would exhaust the stack:
 * in V8 a stack that ends inside a regular expression ends the process.
 */
export function unfitForYaml(text: string): Unfit | undefined {
  const closing: string[] = [];
  let offset = 0;
  let indicators = 0;
  let lineStart = true;
  for (const token of new Lexer().lex(text)) {
    const first = token[0];
    if (token === '[' || token === '{') {
      closing.push(token === '[' ? ']' : '}');
      if (closing.length > DEEPEST) return { code: 'E1011', offset, what: `Brackets nest deeper than ${DEEPEST}; no scenario does.` };
    } else if (token === ']' || token === '}') {
      if (closing.pop() !== token) return { code: 'E1007', offset, what: `A "${token}" closes nothing that was opened.` };
    } else if (token === '-' || token === '?' || token === ':') {
      if (++indicators > DEEPEST) return { code: 'E1011', offset, what: `More than ${DEEPEST} levels begin on one line; no scenario does that.` };
    } else if (lineStart && first === ' ' && token.length > WIDEST_INDENT && token.trim() === '') {
      return { code: 'E1011', offset, what: `A line is indented by more than ${WIDEST_INDENT} spaces; no scenario is.` };
    }
    lineStart = first === '\n' || first === '\r';
    if (lineStart) indicators = 0;
    // The lexer marks the start of documents and scalars with control characters that do not stand in the text.
    if (token !== '\u0002' && token !== '\u0018' && token !== '\u001f') offset += token.length;
  }
  return undefined;
}
