import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bundle } from '../../../scripts/bundle.mjs';
import { step } from '../../../sim/model/step.ts';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { conserveThrough } from '../../support/conservationRuns.ts';
import { advanceTo, compileSmall, worldOf } from '../../support/scenarios.ts';

let base: CompiledScenario;
beforeAll(async () => {
  base = await compileSmall();
});

describe('nobody appears or vanishes, in tiny worlds of random scenarios that recount themselves every week', () => {
  test('300 scenarios with numbers anywhere within their bounds', () => conserveThrough(base, 300, false));
  test('200 scenarios with most numbers at an end of their bounds', () => conserveThrough(base, 200, true));
});

describe('a debug build', () => {
  test('throws in the week in which a count is not what a recount gives; otherwise nothing is looked at', () => {
    const { world, record } = worldOf(base);
    advanceTo(world, record, 20);
    world.count.stock[2]!++;
    expect(() => step(world)).not.toThrow();
    vi.stubGlobal('UNDERCOUNT_DEBUG', true);
    try {
      expect(() => step(world)).toThrow(/conservation is violated \(1\): week 20: stock cell 2/);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('has the assertion in its bundle, and a normal build has not', async () => {
    const built = async (debug: boolean): Promise<string> => {
      const folder = mkdtempSync(join(tmpdir(), 'undercount-debug-'));
      try {
        await bundle({ worker: 'sim/node/entry.ts' }, folder, { define: { UNDERCOUNT_DEBUG: String(debug) } });
        return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
      } finally {
        rmSync(folder, { recursive: true });
      }
    };
    expect(await built(true)).toContain('conservation is violated');
    const normal = await built(false);
    expect(normal).not.toContain('conservation is violated');
    expect(normal).not.toContain('UNDERCOUNT_DEBUG');
    // What the terminal runs.
    const run = readdirSync('dist/node').filter((name) => name.endsWith('.mjs')).map((name) => readFileSync(join('dist/node', name), 'utf8')).join('');
    expect(run.includes('conservation is violated')).toBe(process.env['UNDERCOUNT_DEBUG'] === '1');
  });
});
