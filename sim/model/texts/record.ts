import type { RecordLayout } from '../processes/record.ts';

/** One sentence for each part of a recorded week, in the order of the record. */
export const recordTexts: { readonly [K in keyof RecordLayout]: string } = {
  stock: 'Persons in venues by area, type, exposure and band.',
  offVenueStock: 'Children exploited outside venues by area and band.',
  venueStock: 'Venues not gone, by strategy and area.',
  bedsUsed: 'Shelter beds in use, by area.',
  inAssessment: 'Of these, residents still in assessment, by area.',
  inFollowUp: 'Children followed up after a completed stay, by area.',
  investigationsOpen: 'Investigations under way, by area.',
  caseStock: 'Cases before the courts, by stage and area.',
  trialsWaiting: 'Of these, the last stage: cases waiting for a trial day, by area.',
  leadCount: 'Leads waiting, by area.',
  perceivedCount: 'Venues that reviewed this week, by strategy; with the sum of their perceived risk it gives the mean.',
  sanctions: 'Venues sanctioned this week, by their strategy at the raid: with the venues of a strategy it gives objective risk.',
  flow: 'Flows of the week, by area.',
};

/** What is kept beside the weekly rows. */
export const recordExtras: readonly (readonly [name: string, text: string])[] = [
  ['perceivedSum', 'Sum of perceived risk over the week’s reviews, by strategy; the only numbers of the record that are not whole.'],
  ['od', 'Moves of children left behind, by area, type and exposure of origin and by destination: cumulative, kept once in 52 weeks and at the end.'],
];
