import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { DIGESTS } from '../sim/base/arithmeticDigest.ts';
import { firstMove, GOLDEN_SCENARIOS, type Golden } from '../support/golden.ts';
import { buildProgram, engines } from '../support/engines.ts';
import type { EngineAnswer } from './engineProgram.ts';

const golden = JSON.parse(readFileSync('test/golden/digests.json', 'utf8')) as Readonly<Record<string, Golden>>;
/** What `npm run engines` prints. */
const table: { readonly engine: string; readonly version?: string; readonly seconds: number; readonly answer: EngineAnswer }[] = [];

beforeAll(() => buildProgram());

// The oracle of each engine is another: what Node has written down (test/golden), and what the engine before it answers.
for (const { name, path, version, run } of engines()) {
  const title = `${name} reads the base and the stories and simulates them to the bit as they are written down, whole or forked, with instruments or without`;
  test.skipIf(path === undefined)(path === undefined ? `${title}: it is not here (npm run engines installs it)` : title, async () => {
    const from = Date.now();
    const answer = await run(path!);
    table.push({ engine: name, version, seconds: (Date.now() - from) / 1000, answer });
    mkdirSync('dist/test', { recursive: true });
    writeFileSync('dist/test/engines.json', JSON.stringify(table));
    expect(answer.arithmetic).toEqual(DIGESTS);
    expect(Object.keys(answer.scenarios)).toEqual([...GOLDEN_SCENARIOS]);
    for (const [scenario, { plain, forked }] of Object.entries(answer.scenarios)) {
      const { record, readings } = golden[scenario]!;
      expect(firstMove(golden[scenario]!, { ...plain, readings }), scenario).toBeUndefined();
      expect([forked.record, forked.readings], scenario).toEqual([record, readings]);
    }
    // Scenario hashes, world 1, and every number that a world gives back.
    expect(answer).toEqual(table[0]!.answer);
  }, 180_000);
}
