import { expect } from 'vitest';
import { STORIES, storyFigures } from './stories.ts';

/** The bounds that the three stories must keep (published pair: 8.16 and 2.22 %). */
export async function expectStories(worlds: number, seed: string): Promise<void> {
  const stories = await storyFigures(worlds, seed);
  for (const name of STORIES) {
    const story = stories[name];
    expect(story.first, `${name}: median reading of 2012`).toBeGreaterThanOrEqual(0.065);
    expect(story.first, `${name}: median reading of 2012`).toBeLessThanOrEqual(0.1);
    expect(story.second, `${name}: median reading of 2015`).toBeGreaterThanOrEqual(0.014);
    expect(story.second, `${name}: median reading of 2015`).toBeLessThanOrEqual(0.032);
    expect(Object.values(story.parts).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(story.past, `${name} shares its past with the others`).toEqual(stories.fell.past);
  }
  const { fell, hidden, 'measured-differently': measured } = stories;
  const sum = (parts: Readonly<Record<string, number>>, names: readonly string[]): number => names.reduce((total, name) => total + parts[name]!, 0);
  expect(fell.changeT0).toBeLessThanOrEqual(-0.5);
  expect(sum(fell.parts, ['children'])).toBeGreaterThanOrEqual(0.7);
  expect(Math.abs(hidden.changeT0)).toBeLessThan(0.25);
  expect(sum(hidden.parts, ['place', 'exposure', 'concealed'])).toBeGreaterThanOrEqual(0.7);
  expect(Math.abs(measured.changeT0)).toBeLessThan(0.25);
  expect(sum(measured.parts, ['frame', 'seen', 'judged', 'weighted', 'sampled'])).toBeGreaterThanOrEqual(0.7);
}
