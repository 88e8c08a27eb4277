import { beforeAll, test } from 'vitest';
import type { CompiledScenario } from '../../../sim/scenario/types.ts';
import { conserveThrough } from '../../support/conservationRuns.ts';
import { compileSmall } from '../../support/scenarios.ts';

let base: CompiledScenario;
beforeAll(async () => {
  base = await compileSmall();
});

test('nobody appears or vanishes in 4,000 tiny worlds of random scenarios that recount themselves every week', () => conserveThrough(base, 4000, false));
test('nor in 2,000 with most numbers at an end of their bounds', () => conserveThrough(base, 2000, true));
