import type { ConstantValues } from '../instrument.ts';
import { RdsProperty } from './declarations.ts';

/**
 * What is wrong with a wave's settings taken together; each value has been checked against its own bounds before.
 * @returns one sentence a problem; none when it is right, or when the values concerned are not constants
 */
export function validateRds(values: ConstantValues): string[] {
  const problems: string[] = [];
  const { withinVenue, withinType, withinArea, areas, seeds, sample, property, sellersOnly, comesSelling, comesOther } = values;
  if (typeof withinVenue === 'number' && typeof withinType === 'number' && typeof withinArea === 'number' && withinVenue + withinType + withinArea > 1 + 1e-9) {
    problems.push(`withinVenue ${withinVenue}, withinType ${withinType} and withinArea ${withinArea} add up to more than all ties; what they leave over 1 is with anybody`);
  }
  if (typeof areas === 'object' && Array.from(areas).every((covered) => covered === 0)) problems.push('no area is in the population; put 1 for those that are');
  if (typeof seeds === 'number' && typeof sample === 'number' && seeds >= sample) problems.push(`${seeds} seeds fill a sample of ${sample}: nobody would be recruited; take fewer seeds or a larger sample`);
  if (property === RdsProperty.sellsSex && sellersOnly === 1) problems.push('of adults who sell sex all sell sex: with sellersOnly 1 ask for another property');
  if (comesSelling === 0 && comesOther === 0) problems.push('nobody would come with a coupon: comesSelling and comesOther are both 0');
  return problems;
}
