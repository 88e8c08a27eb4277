/** What a lever can be shown to act on: sums from the fork to the end, or stocks at the end. */
export type OutcomeOfLever =
  | 'removals' | 'convictions' | 'clandestineFinds' | 'raids' | 'raidsWaiting' | 'childWeeks' | 'childrenAtEnd' | 'childrenStudyAtEnd' | 'entries';
