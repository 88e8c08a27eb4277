import { expect, test } from 'vitest';
import { tellUnderWay, underWayIn } from '../../../sim/worker/underWay.ts';

test('a world that takes long is spoken of four times a second; one that is done sooner, and the end, are not', () => {
  const said: number[] = [];
  let now = 1000;
  const week = tellUnderWay(({ underWay }) => said.push(underWay), () => now);
  const world = (from: number, msPerWeek: number): void => {
    for (let done = from; done <= 100; done++) {
      now += msPerWeek;
      week(done, 100);
    }
  };
  world(1, 2);
  expect(said).toEqual([]);
  // From its first week on, 249 ms and less go unsaid.
  world(1, 10);
  expect(said).toEqual([0.26, 0.51, 0.76]);
  // One that goes on from a kept past begins at a later week.
  said.length = 0;
  world(61, 50);
  expect(said).toEqual([0.66, 0.71, 0.76, 0.81, 0.86, 0.91, 0.96]);
});

test('only a message of that form is heard', () => {
  expect([{ underWay: 0.5 }, { id: '1', value: 3 }, null, 'underWay', { underWay: 'half' }, undefined].map(underWayIn)).toEqual([0.5, undefined, undefined, undefined, undefined, undefined]);
});
