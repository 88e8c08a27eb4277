import { test } from 'vitest';
import { expectStories } from '../../support/storyBounds.ts';

test.each(['1', '2'])('200 worlds of seed %s: the three stories read the published pair, and differ where they should', { timeout: 600_000 }, (seed) => expectStories(200, seed));
