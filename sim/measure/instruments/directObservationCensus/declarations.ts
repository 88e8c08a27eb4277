import { declare, type Compiled } from '../../../base/declare.ts';
import { costDeclarations } from '../cost.ts';

/** Settings of one wave of the census. Ranges: facts section 4, "direct-observation census". */
export const censusDeclarations = declare({
  coverage: { unit: 'share', bounds: [0, 1], by: 'type', text: 'Share of open venues of a type that the observers know and can enter.' },
  coverageConcealed: { unit: 'factor', bounds: [0, 1], by: 'type', text: 'Coverage of concealed venues of a type, relative to open ones.' },
  rounds: { unit: 'count', bounds: [1, 50], integer: true, text: 'Times that a venue is looked at: a person is counted who is there at one of them at least.' },
  onShift: { unit: 'probability', bounds: [0, 1], text: 'Probability that a person is there at the hour of a round.' },
  countsNonSelling: { unit: 'share', bounds: [0, 1], text: 'Share of adults who do not sell sex who are counted as persons.' },
  childSaidAdult: { unit: 'probability', bounds: [0, 1], text: 'Probability that an owner passes all children of 16 and 17 off as adults.' },
  youngSaidAdult: { unit: 'probability', bounds: [0, 1], text: 'Probability that an owner passes those of 15 or younger off as adults; who does so does it with the older ones too, if these are passed off at least as often.' },
  adultSaidChild: { unit: 'probability', bounds: [0, 1], text: 'Probability that an adult of 18 to 20 is said to be under 18, to a man who asks for somebody young.' },
  unfreeAdmitted: { unit: 'probability', bounds: [0, 1], text: 'Probability that talk at a venue lets out that an adult in debt or under coercion there is not free to leave; it changes no share of children.' },
  assumedCoverage: { unit: 'share', bounds: [0.01, 1], text: 'Share of venues that its makers take to be counted: numbers are divided by it; with 1 they claim to have been everywhere.' },
  assumedSeen: { unit: 'share', bounds: [0.01, 1], text: 'Share of persons in a venue that its makers take to be seen: numbers are divided by it; with 1 they claim to have seen everybody.' },
  ...costDeclarations('venue found'),
});

export type CensusParams = Compiled<typeof censusDeclarations>;

/** Keys of a wave's draws. The list has the id that `listVenues` uses. */
export const CensusPurpose = { list: 0, seen: 1, shown: 2, counted: 3, ownerSays: 4, saidYounger: 5, unfree: 6 } as const;
export const CENSUS_PURPOSES = 7;

/** Probability that a person is there at one of so many rounds: 1 - (1 - onShift)^rounds. */
export function seenAtAll({ onShift, rounds }: CensusParams): number {
  let missed = 1;
  for (let round = 0; round < rounds; round++) missed *= 1 - onShift;
  return 1 - missed;
}
