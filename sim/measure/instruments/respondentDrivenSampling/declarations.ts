import { declare, type Compiled } from '../../../base/declare.ts';
import { costDeclarations } from '../cost.ts';

export const rdsDeclarations = declare({
  // Who is asked for what
  areas: { unit: 'switch', bounds: [0, 1], by: 'area', integer: true, text: '1: adults who work in venues of the area are in the population.' },
  minimumAge: { unit: 'years', bounds: [18, 60], integer: true, text: 'Age from which somebody is interviewed; nobody under 18 ever is.' },
  sellersOnly: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: the population is adults who sell sex, 0: all adults who work in venues.' },
  property: { unit: 'index', bounds: [1, 4], integer: true, text: 'What the share is taken of: 1 sells sex, 2 began under 18, 3 came by coercion, 4 came by debt.' },
  // The network
  ties: { unit: 'count', bounds: [0.1, 1000], text: 'Ties within the population that an adult would have on average if everybody could be met; venues with few adults leave some of them open.' },
  tiesSpread: { unit: 'factor', bounds: [0, 5], text: 'Standard deviation of the ties that adults would have, over their mean; lognormal, 0 gives all the same.' },
  sellersTies: { unit: 'factor', bounds: [0.05, 20], text: 'Ties of an adult who sells sex, relative to one who does not.' },
  withinVenue: { unit: 'share', bounds: [0, 1], text: 'Share of ties that are with those in the same venue.' },
  withinType: { unit: 'share', bounds: [0, 1], text: 'Share of ties that are with those in venues of the same type in the same area.' },
  withinArea: { unit: 'share', bounds: [0, 1], text: 'Share of ties that are with anybody in the same area; what is left over is with anybody in the population.' },
  unlike: { unit: 'factor', bounds: [0, 1], text: 'Factor on ties between an adult who sells sex and one who does not; 1 makes no difference.' },
  confined: { unit: 'probability', bounds: [0, 1], by: 'route', text: 'Probability that an adult is confined, has no ties and cannot be recruited, by the route of entry.' },
  // The fieldwork
  seeds: { unit: 'count', bounds: [1, 1000], integer: true, text: 'Adults with whom recruitment begins, met in proportion to the ties that they would have.' },
  seedsSelling: { unit: 'share', bounds: [0, 1], text: 'Share of the seeds who are taken from adults who sell sex; the others may be anybody.' },
  coupons: { unit: 'count', bounds: [1, 1000], integer: true, text: 'Coupons that everybody may hand on, each to another tie who was not yet interviewed.' },
  waves: { unit: 'count', bounds: [1, 1000], integer: true, text: 'Waves after the seeds; the last one gets no coupons.' },
  sample: { unit: 'count', bounds: [2, 200_000], integer: true, text: 'Interviews after which recruitment ends.' },
  comesSelling: { unit: 'probability', bounds: [0, 1], text: 'Probability that an adult who sells sex and gets a coupon comes with it.' },
  comesOther: { unit: 'probability', bounds: [0, 1], text: 'Probability that an adult who does not sell sex and gets a coupon comes with it.' },
  // Answers and estimate
  degreeError: { unit: 'factor', bounds: [0, 3], text: 'Standard deviation of the logarithm of told over true numbers of ties.' },
  admits: { unit: 'probability', bounds: [0, 1], text: 'Probability that somebody with the property says so; nobody else claims it.' },
  successive: { unit: 'switch', bounds: [0, 1], integer: true, text: '1: weights of successive sampling, which take the size of the population as known; 0: inverse degrees (RDS-II).' },
  populationAssumed: { unit: 'factor', bounds: [0.1, 10], text: 'Size of the population that successive sampling takes as known, over the true one.' },
  replications: { unit: 'count', bounds: [20, 10_000], integer: true, text: 'Replications of the bootstrap that gives the standard error.' },
  ...costDeclarations('interview'),
});

export type RdsParams = Compiled<typeof rdsDeclarations>;

/** Keys of a wave's draws. An id is never used again for anything else. */
export const RdsPurpose = { person: 0, confined: 1, withinVenue: 2, betweenVenues: 3, tie: 4, end: 5, seed: 6, seedsSelling: 7, coupon: 8, comes: 9, degree: 10, admits: 11, bootstrap: 12 } as const;
export const RDS_PURPOSES = 13;

/** Values of `property`. */
export const RdsProperty = { sellsSex: 1, beganUnder18: 2, coerced: 3, indebted: 4 } as const;

/** What has the property, to follow "who" or "adults who". */
export const PROPERTY_WORDS: Readonly<Record<number, string>> = { 1: 'sell sex', 2: 'began under 18', 3: 'came by coercion', 4: 'came by debt' };
