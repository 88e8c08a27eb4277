import { test } from 'vitest';
import { expectStories } from '../../support/storyBounds.ts';

// The 200 worlds that the bounds are stated for are in stories.slow.test.ts; the medians of 16 lie well inside them too.
test('16 worlds: the three stories read the published pair, and differ where they should', { timeout: 120_000 }, () => expectStories(16, '1'));
