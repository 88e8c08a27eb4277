import { expect, test } from 'vitest';
import { arithmeticDigest, DIGESTS } from './arithmeticDigest.ts';

test('the bits of every function are what they were: a change here is a change of every result', () => {
  // Oracle: an earlier version of itself; accuracy is tested elsewhere.
  expect(arithmeticDigest()).toEqual(DIGESTS);
});
