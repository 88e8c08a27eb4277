import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { undercount } from '../../support/undercount.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'undercount-describe-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('describe prints docs/model.md for the base, --out writes the same, --json gives the same structure', async () => {
  const printed = await undercount(['describe', 'scenarios/cambodia.yaml']);
  expect([printed.code, printed.err]).toEqual([0, '']);
  const out = join(folder, 'model.md');
  expect(await undercount(['describe', 'scenarios/cambodia.yaml', '--out', out])).toMatchObject({ code: 0, out: '' });
  expect(printed.out).toBe(readFileSync(out, 'utf8'));
  const { scenario, sections } = JSON.parse((await undercount(['describe', 'scenarios/stories/hidden.yaml', '--json'])).out) as { readonly scenario: { readonly name: string }; readonly sections: readonly unknown[] };
  expect(scenario.name).toBe('hidden');
  expect(sections.length).toBeGreaterThan(7);
}, 60_000);

test('a wrong scenario gives its problems and exit 3, a place that takes no file exit 2', async () => {
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'schemaVersion: 1\nname: a\nextends: missing.yaml\n');
  const { code, out, err } = await undercount(['describe', wrong]);
  expect([code, out]).toEqual([3, '']);
  expect(err).toMatch(/^error\[E\d{4}\] /);
  expect((await undercount(['describe', 'scenarios/cambodia.yaml', '--out', join(folder, 'none', 'model.md')])).code).toBe(2);
}, 60_000);
