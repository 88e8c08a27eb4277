import { Rung } from '../../measure/estimands.ts';
import type { CheckContext, Rule, Verdict } from '../rule.ts';
import { withInstrumentSettings, withSettings, type Settings } from '../settings.ts';
import { advance, market, startTrial, worldsOf } from '../worlds.ts';

/** An establishment survey without error, and owners who show everybody. */
const PERFECT: Settings = {
  coverage: 1, coverageConcealed: 1, coverageClandestine: 0, frameAgeWeeks: 0, refusal: 0, onShift: 1, countsNonSelling: 1,
  ageBias: 0, ageNoise: 0, confirmationLost: 0, weightTilt: 1, fullEnumeration: 1, tipOff: 0,
};
const SHOWN: Settings = { 'owners.shown': 1 };

/** A reading without error is the share that it is a reading of, to the last bit. */
async function errorsOff(context: CheckContext): Promise<Verdict> {
  const plain = market(context);
  const set = (settings: Settings): Settings => context.faults?.settings?.(settings) ?? settings;
  const perfect = withInstrumentSettings(withSettings(plain, SHOWN), set(PERFECT));
  let [readings, unequal, distance, usual] = [0, 0, 0, 0];
  for (let index = 0; index < worldsOf(context, 4, 20); index++) {
    for (const scenario of [perfect, plain]) {
      const trial = startTrial(scenario, context.seed, index);
      advance(trial, Math.max(...scenario.instruments.flatMap((i) => i.waves.map((w) => w.week))) + 1, undefined, context.faults);
      for (const { seen } of trial.observations) {
        if (!seen?.prevalence) continue;
        const { reading, ladder: { children, persons } } = seen.prevalence;
        const truth = children[Rung.T2]! / persons[Rung.T2]!;
        if (scenario === plain) usual = Math.max(usual, Math.abs(reading.share - truth));
        else {
          readings++;
          if (reading.share !== truth) unequal++;
          distance = Math.max(distance, Math.abs(reading.share - truth));
        }
      }
    }
    await context.pause();
  }
  return {
    passed: readings > 0 && unequal === 0 && usual > 0,
    numbers: [
      { name: 'readings', value: readings, expected: 'above 0' },
      { name: 'of these, that are not exactly T2’s share', value: unequal, expected: '0' },
      { name: 'largest distance from it', value: distance, expected: '0' },
      { name: 'largest distance with the scenario’s errors', value: usual, expected: 'above 0' },
    ],
  };
}

export const measurementRules: readonly Rule[] = [
  {
    id: 'errors-off',
    sentence: 'The model must read T2’s share exactly when every measurement error is switched off.',
    how: 'A complete frame of age 0, everyone shown, on shift and counted, ages judged rightly, no refusals, design weights, full enumeration: T6 against T2, in every wave.',
    errorProbability: 0,
    run: errorsOff,
  },
];
