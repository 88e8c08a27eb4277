import type { Block, Cell, ModelDescription, Section } from './document.ts';

/**
 * Words as Markdown that shows them as they are: whatever a scenario says makes no table cell, tag, link or heading.
 * Line breaks become spaces, other control characters disappear.
 */
export function escapeMarkdown(words: string): string {
  return oneLine(words).replace(/[\\`*_{}[\]<>|~$]/g, '\\$&').replace(/&(?=#|[a-z])/gi, '&amp;').replace(/^(\s*)([#+-])(?=\s)/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2');
}

/** A code span, with a fence longer than any in it. In a table a bar would end the cell even in code. */
export function codeSpan(words: string, inTable: boolean): string {
  const line = oneLine(words);
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${inTable ? line.replaceAll('|', '\\|') : line}${pad}${fence}`;
}

function oneLine(words: string): string {
  // Control, bidirectional and zero-width characters have no place in a description.
  return words.replace(/\s+/g, ' ').replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '').trim();
}

function cell(content: Cell): string {
  return typeof content === 'string' ? escapeMarkdown(content) : codeSpan(content.code, true);
}

function block(content: Block): string {
  switch (content.kind) {
    case 'text': return escapeMarkdown(content.text);
    case 'list': return content.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'equations': return content.equations.map(({ formula, text }) => `- ${codeSpan(formula, false)}  \n  ${escapeMarkdown(text)}`).join('\n');
    case 'table': {
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      return [line(content.head.map(escapeMarkdown)), line(content.head.map(() => '---')), ...content.rows.map((row) => line(row.map(cell)))].join('\n');
    }
  }
}

function part({ title, blocks, sections }: Section, level: number): string[] {
  return [`${'#'.repeat(Math.min(level, 6))} ${escapeMarkdown(title)}`, ...blocks.map(block), ...sections.flatMap((inner) => part(inner, level + 1))];
}

/** The description as one Markdown document (GitHub's dialect, for its tables). */
export function markdown({ title, sections }: ModelDescription): string {
  return `${[`# ${escapeMarkdown(title)}`, ...sections.flatMap((inner) => part(inner, 2))].join('\n\n')}\n`;
}
