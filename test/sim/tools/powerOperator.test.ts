import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** From `base` to `check`: everything whose numbers must be the same on every engine. */
const rooms = ['base', 'stats', 'estimate', 'model', 'measure', 'scenario', 'run', 'ensemble', 'infer', 'check'];

/** Places of `**` and `**=` in a text of TypeScript, as `file:line`. */
function powers(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      if (operator === ts.SyntaxKind.AsteriskAsteriskToken || operator === ts.SyntaxKind.AsteriskAsteriskEqualsToken) {
        found.push(`${file}:${source.getLineAndCharacterOfPosition(node.operatorToken.getStart()).line + 1}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}

test('** and **= are found wherever they stand, and a comment or text with ** is not', () => {
  const text = 'const a = 2 ** 3;\n// 2 ** 3\nconst b = "2 ** 3";\nlet c = a;\nc **= 2;\nconst d = (x: number) => [x ** 2];\n/** doc */';
  expect(powers('x.ts', text)).toEqual(['x.ts:1', 'x.ts:5', 'x.ts:6']);
});

test('the core has no ** : its last bits differ between engines (use base/dmath)', () => {
  const all = rooms.flatMap((room) => {
    const folder = `sim/${room}`;
    try {
      return files(folder);
    } catch {
      return [];
    }
  });
  expect(all.length).toBeGreaterThan(5);
  expect(all.flatMap((file) => powers(file, readFileSync(file, 'utf8')))).toEqual([]);
});
