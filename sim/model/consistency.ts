/** What a scenario says of its parameters, as the rules of consistency see it: means of what is drawn, with the dated changes. */
export interface ValueView {
  /** Simulated weeks that are looked at: from the first recorded to the last. */
  readonly firstWeek: number;
  readonly weeks: number;
  /** Names of a parameter's members; one empty name for a scalar. */
  members(parameter: string): readonly string[];
  at(parameter: string, member: number, week: number): number;
}

/** What does not go together. `week`: the first in which it does not; absent when it never changes. */
export interface Inconsistency {
  readonly week?: number;
  readonly what: string;
  readonly fix?: string;
}

/** Parameters that are right one by one, and wrong together. */
export interface ConsistencyRule {
  /** Code of the problem; W: a warning. */
  readonly code: 'E2023' | 'E2024' | 'W2001';
  /** `group.key` of all that it looks at; the problem stands at the first. Not applied where one of them is not declared. */
  readonly parameters: readonly [string, ...string[]];
  readonly find: (view: ValueView) => Inconsistency | undefined;
}

/** Weights that are taken relative to their sum, so that one must be positive in each week. */
const WEIGHTS = ['displacement.weights', 'market.initialMix', 'market.openingMix', 'demand.share'] as const;

const weightsSumToSomething = (parameter: string): ConsistencyRule => ({
  code: 'E2023',
  parameters: [parameter],
  find(view) {
    const members = view.members(parameter);
    for (let week = view.firstWeek; week < view.weeks; week++) {
      if (members.some((_, member) => view.at(parameter, member, week) > 0)) continue;
      return { week, what: `all weights of ${parameter} are 0: they are taken relative to their sum, so at least one must be above it.`, fix: `{ ${members[0]}: 1, … }` };
    }
    return undefined;
  },
});

const entryAgesInOrder: ConsistencyRule = {
  code: 'E2024',
  parameters: ['turnover.childEntryYoungest', 'turnover.childEntryMean'],
  find(view) {
    const [youngest, mean] = [view.at('turnover.childEntryYoungest', 0, view.firstWeek), view.at('turnover.childEntryMean', 0, view.firstWeek)];
    return youngest < mean ? undefined : { what: `the youngest age at entry (${youngest}) is not below the mean (${mean}) of the distribution that it cuts off.`, fix: `value: ${Math.min(14.5, mean - 1)}` };
  },
};

const bedsWhereRaidsNeedThem: ConsistencyRule = {
  code: 'W2001',
  parameters: ['care.beds', 'raids.bedsNeeded', 'raids.capacity'],
  find(view) {
    if (view.at('raids.bedsNeeded', 0, view.firstWeek) < 1) return undefined;
    const areas = view.members('care.beds');
    for (let week = view.firstWeek; week < view.weeks; week++) {
      const without = areas.filter((_, area) => view.at('care.beds', area, week) < 1 && view.at('raids.capacity', area, week) >= 1);
      if (without.length > 0) {
        return { week, what: `there is no bed in ${without.join(' and ')}, and raids need one (raids.bedsNeeded is 1): none is made there.`, fix: 'a bed, or raids.bedsNeeded: 0' };
      }
    }
    return undefined;
  },
};

export const consistencyRules: readonly ConsistencyRule[] = [...WEIGHTS.map(weightsSumToSomething), entryAgesInOrder, bedsWhereRaidsNeedThem];
