import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

// The same worlds on every machine: what a document shows is what its commands print, to the letter.
test('docs/decompose.md shows what its commands print; `node scripts/examples.mjs docs/decompose.md` makes it anew', () => {
  expect(() => execFileSync(process.execPath, ['scripts/examples.mjs', '--check', 'docs/decompose.md'])).not.toThrow();
});
