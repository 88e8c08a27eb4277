/** The three stories, in the order in which they stand, and the scenario files behind them. */
export const STORY_IDS = ['fell', 'hidden', 'measured-differently'] as const;
export type StoryId = (typeof STORY_IDS)[number] | 'own';

export const storyFile = (id: StoryId): string => `scenarios/stories/${id}.yaml`;
/** A record that the published values of the base come from. */
export const evidenceFile = (id: string): string => `scenarios/evidence/${id}.yaml`;
export const BASE_FILE = 'scenarios/cambodia.yaml';
/** The base with nothing changed after the first survey: what the stories extend. */
export const STEADY_FILE = 'scenarios/steady.yaml';
