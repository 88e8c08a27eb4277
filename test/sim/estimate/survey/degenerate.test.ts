import { describe, expect, test } from 'vitest';
import { codes, estimated, refused, sample } from './support.ts';

describe('where there is no estimate, it is said why', () => {
  test.each([
    ['one row', () => refused(sample([1])), 'single first-stage unit'],
    ['one cluster', () => refused(sample([1, 2, 3], { clusters: [codes([1, 1, 1])] })), 'single first-stage unit'],
    ['a denominator of 0', () => refused(sample([0, 0, 0], { x: [0, 0, 0] }), { statistic: 'ratio' }), 'denominator is 0'],
    ['weights of 0', () => refused(sample([1, 2, 3], { weights: [0, 0, 0] })), 'weight above 0'],
    ['an empty subpopulation', () => refused(sample([1, 2, 3], { domain: [[0, 0, 0]] })), 'no row belongs'],
    ['nothing but missing values', () => refused(sample([NaN, NaN])), 'no row has a value'],
    ['a stratum with one unit', () => refused(sample([1, 2, 3], { strata: [codes([1, 1, 2])] })), 'only one sampled unit'],
    ['a subpopulation in one cluster', () => refused(sample([1, 2, 3, 4], { clusters: [codes([1, 1, 2, 2])], domain: [[1, 1, 0, 0]] })), 'no degree of freedom'],
    ['a jackknife with a stratum of one unit', () => refused(sample([1, 2, 3], { strata: [codes([1, 1, 2])] }), { variance: { kind: 'jackknife' } }), 'only one sampled unit'],
    ['a bootstrap with a stratum of one unit', () => refused(sample([1, 2, 3], { strata: [codes([1, 1, 2])] }), { lonely: 'adjust', variance: { kind: 'bootstrap', replications: 10, seed: [1, 1] } }), 'only one sampled unit'],
    ['every stratum with one unit', () => refused(sample([1, 2, 3], { strata: [codes([1, 2, 3])] }), { lonely: 'average' }), 'nothing to average'],
    ['a logit interval of a mean', () => refused(sample([1, 2, 3]), { interval: 'logit' }), 'for shares'],
  ])('%s', (_, reason, words) => expect(reason()).toContain(words));
});

describe('columns that contradict each other are named, with a row where it shows', () => {
  test.each([
    ['a cluster in two strata', () => refused(sample([1, 2, 3, 4], { strata: [codes([1, 1, 2, 2])], clusters: [codes([1, 2, 2, 3])] })), 'cluster 2:'],
    ['population sizes and fractions mixed', () => refused(sample([1, 2], { fpc: [[10, 0.5]] })), 'fpc 1:'],
    ['a size that differs within a stratum', () => refused(sample([1, 2, 3], { fpc: [[10, 10, 11]] })), 'fpc 2:'],
    ['more sampled than there are', () => refused(sample([1, 2, 3], { fpc: [[2, 2, 2]] })), 'fpc 0: more units'],
    ['fewer corrections than stages', () => refused(sample([1, 2], { clusters: [codes([1, 2]), codes([1, 2])], fpc: [[9, 9]] })), 'fpc : 1 columns'],
    ['more strata than stages', () => refused(sample([1, 2], { strata: [codes([1, 1]), codes([1, 1])] })), 'strata : 2 columns'],
  ])('%s', (_, reason, words) => expect(reason()).toContain(words));
});

test('a census has no sampling error: the interval is the estimate', () => {
  for (const fpc of [[3, 3, 3], [1, 1, 1]]) {
    const { standardError, interval } = estimated(sample([2, 4, 9], { fpc: [fpc] }));
    expect([standardError, interval.low, interval.high]).toEqual([0, 5, 5]);
  }
});

test('clusters numbered anew in each stratum are told apart with nest', () => {
  const [y, strata] = [[1, 2, 3, 4, 5, 7], [codes([1, 1, 1, 2, 2, 2])]];
  const anew = estimated(sample(y, { strata, clusters: [codes([1, 1, 2, 1, 2, 2])] }), { nest: true });
  const apart = estimated(sample(y, { strata, clusters: [codes([1, 1, 2, 3, 4, 4])] }));
  expect(anew.standardError).toBe(apart.standardError);
  expect(anew.units).toBe(4);
});

test('rows with weight 0 count as rows of the design and not as persons', () => {
  const { n, estimate } = estimated(sample([1, 2, 100], { weights: [1, 1, 0] }));
  expect([n, estimate]).toEqual([2, 1.5]);
});
