import type { Rule } from '../rule.ts';
import { behaviourRules } from './behaviour.ts';
import { datedRules } from './dated.ts';
import { deterrenceRules } from './deterrence.ts';
import { everyWeekRules } from './everyWeek.ts';
import { measurementRules } from './measurement.ts';
import { memoryRules } from './memory.ts';
import { monotoneRules } from './monotone.ts';
import { offRules } from './off.ts';
import { randomnessRules } from './randomness.ts';
import { unfeltRules } from './unfelt.ts';

/** Everything that the model must do, in the order in which it is checked: cheap and exact first. */
export const rules: readonly Rule[] = [
  ...everyWeekRules, ...behaviourRules, ...deterrenceRules, ...randomnessRules, ...datedRules, ...measurementRules, ...offRules, ...unfeltRules, ...monotoneRules, ...memoryRules,
];
