import type { Equation } from '../../model/process.ts';

/** A cell of a table: words, or something to be read letter by letter (a name, an expression). */
export type Cell = string | { readonly code: string };

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'equations'; readonly equations: readonly Equation[] };

/** A part of the description. `id` names it for programs; titles are for people. All texts are plain text, whoever wrote them. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** The description of the model under one scenario: `undercount describe --json`. */
export interface ModelDescription {
  readonly title: string;
  readonly version: string;
  readonly scenario: { readonly name: string; readonly title: string; readonly file: string; readonly hash: string };
  readonly sections: readonly Section[];
}

export function section(id: string, title: string, blocks: readonly Block[], sections: readonly Section[] = []): Section {
  return { id, title, blocks, sections };
}

export function text(...paragraphs: readonly string[]): Block[] {
  return paragraphs.map((paragraph) => ({ kind: 'text', text: paragraph }));
}

/** No table without rows. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows }];
}

export const code = (name: string): Cell => ({ code: name });
