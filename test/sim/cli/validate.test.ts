import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

let folder: string;
const file = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undercount-test-'));
  mkdirSync(file('folder.yaml'));
  writeFileSync(file('empty.yaml'), '');
  writeFileSync(file('large.yaml'), '# '.padEnd(10_000_000, 'x'));
  writeFileSync(file('binary.yaml'), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
  writeFileSync(file('broken.yaml'), 'name: [a\n');
  writeFileSync(file('circle.yaml'), 'schemaVersion: 1\nname: a\nextends: circle.yaml\n');
  writeFileSync(file('bomb.yaml'), `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]\n`).join('')}`);
  writeFileSync(file('proto.yaml'), '__proto__: { x: 1 }\nconstructor: 1\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(['folder', 'empty', 'large', 'binary', 'broken', 'circle', 'bomb', 'proto', 'missing'])('run and validate answer a %s file with a problem, exit 3, and no stack trace', async (name) => {
  for (const command of ['run', 'validate']) {
    const { code, out, err } = await undercount([command, file(`${name}.yaml`)]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^error\[E\d{4}\] /);
    expect(err).toContain(`${name}.yaml`);
    expect(err).not.toMatch(/\n\s+at .*:\d+:\d+/);
  }
}, 30_000);

test('the stories and their base are right; one wrong file among right ones gives exit 3, and --json lists all', async () => {
  const right = ['scenarios/cambodia.yaml', 'scenarios/stories/fell.yaml', 'scenarios/stories/hidden.yaml', 'scenarios/stories/measured-differently.yaml'];
  expect((await undercount(['validate', ...right])).code).toBe(0);
  const { code, out } = await undercount(['validate', right[0]!, file('empty.yaml'), '--json']);
  expect(code).toBe(3);
  const { files } = JSON.parse(out) as { readonly files: readonly { readonly valid: boolean; readonly problems: readonly { readonly code: string }[] }[] };
  expect(files.map(({ valid, problems }) => [valid, problems.length > 0])).toEqual([[true, false], [false, true]]);
});
