import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

interface Example {
  readonly file: string;
  readonly command: string;
  /** Lines printed below it in the page; none where the page shows none. */
  readonly shown: readonly string[];
}

/** Indented blocks of a page: commands (a backslash carries one over to the next line), and what stands in the block after a command's. */
function examplesOf(file: string): readonly Example[] {
  const blocks = readFileSync(file, 'utf8').replace(/ \\\n +/g, ' ').split(/\n\n+/).map((block) => block.split('\n').filter((line) => line.startsWith('    ')).map((line) => line.trim()));
  return blocks.flatMap((block, i) => {
    const commands = block.filter((line) => line.startsWith('undercount estimate '));
    const next = blocks[i + 1] ?? [];
    const shown = commands.length === 1 && !next.some((line) => line.startsWith('undercount ')) ? next : [];
    return commands.map((command) => ({ file, command, shown }));
  });
}

const pages = readdirSync('docs').filter((name) => /^estimate.*\.md$/.test(name)).map((name) => `docs/${name}`);
const examples = pages.flatMap(examplesOf);
const plain = (text: string): string => text.replace(/\s+/g, ' ');

test('every page of an estimator has examples, and most show what is printed', () => {
  expect(new Set(examples.map(({ file }) => file)).size).toBe(pages.length);
  expect(examples.filter(({ shown }) => shown.length > 0).length).toBeGreaterThan(examples.length / 2);
});

test.each(examples.map((example) => [`${example.file}: ${example.command.slice(0, 90)}`, example] as const))('%s runs, and prints what the page shows', async (_, { command, shown }) => {
  const args = command.split(/\s+/).slice(1).map((part) => part.replace(/^'(.*)'$/, '$1'));
  const { code, out, err } = await undercount(args);
  expect([code, err]).toEqual([0, '']);
  for (const line of shown) expect(plain(out)).toContain(plain(line).replace(/\.$/, ''));
}, 60_000);
