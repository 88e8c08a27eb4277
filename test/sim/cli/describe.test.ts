import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { undercount } from '../../support/undercount.ts';

const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/model-description.schema.json', 'utf8')));
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
  const json = JSON.parse((await undercount(['describe', 'scenarios/stories/hidden.yaml', '--json'])).out) as unknown;
  expect(schema.safeParse(json).error).toBeUndefined();
  expect(schema.safeParse({ ...(json as object), sections: [{ id: 'a', title: 'b', blocks: [{ kind: 'table' }], sections: [] }] }).success).toBe(false);
  const { scenario, sections } = json as { readonly scenario: { readonly name: string }; readonly sections: readonly unknown[] };
  expect(scenario.name).toBe('hidden');
  expect(sections.length).toBeGreaterThan(7);
}, 60_000);

test('a wrong scenario gives its problems and exit 3, a place that takes no file exit 2', async () => {
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, 'schemaVersion: 1\nname: a\nextends: missing.yaml\n');
  const { code, out, err } = await undercount(['describe', wrong]);
  expect([code, out]).toEqual([3, '']);
  expect(err).toMatch(/^error\[E\d{4}\] /);
  const refused = async (place: string): Promise<string> => {
    const { code, out, err } = await undercount(['describe', 'scenarios/cambodia.yaml', '--out', place]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error\[E0002\] --out .*\n {2}.*\n {2}try: --out model\.md\n$/);
    return err;
  };
  expect(await refused(join(folder, 'none', 'model.md'))).toContain('folder that it should stand in');
  expect(await refused(folder)).toContain('folder of that name');
  expect(await refused(wrong)).toContain('not written over');
  expect(readFileSync(wrong, 'utf8')).toContain('name: a');
}, 60_000);
