import type { OutcomeOfLever } from './outcomes.ts';

/** An intervention that the page offers as a lever, in force from the scenario's `forkAt` to its end. */
export interface Lever {
  /** Also the kind of the intervention. */
  readonly id: string;
  readonly name: string;
  readonly group: 'Prevention' | 'Demand' | 'Policing' | 'Courts' | 'Care';
  readonly text: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value at which nothing changes. */
  readonly neutral: number;
  /** What is plausible, for the pale part of the track. */
  readonly plausible: readonly [number, number];
  /** What it acts on directly: shown beside it, before any effect on children. */
  readonly actsOn: readonly OutcomeOfLever[];
}

export const levers: readonly Lever[] = [
  {
    id: 'demand', name: 'Demand', group: 'Demand', unit: '× the story’s own', min: 0.5, max: 1.2, step: 0.01, neutral: 1, plausible: [0.8, 1.05],
    text: 'Clients’ demand for children in every area. It sets what owners earn and how many vacancies they mean for children.', actsOn: ['entries', 'childrenAtEnd'],
  },
  {
    id: 'raidCapacity', name: 'Raid capacity', group: 'Policing', unit: '× the story’s own', min: 0, max: 5, step: 0.05, neutral: 1, plausible: [0.5, 3],
    text: 'Investigations that the police can run at the same time. A raid also needs a lead, and a free bed.', actsOn: ['raids', 'removals', 'raidsWaiting'],
  },
  {
    id: 'undercoverAuthority', name: 'Undercover authority', group: 'Policing', unit: 'share of full', min: 0, max: 1, step: 0.01, neutral: 0, plausible: [0, 1],
    text: 'From observing only (0) to full authority (1). Clandestine venues are mostly found with it, and evidence carries more raids.', actsOn: ['clandestineFinds', 'removals'],
  },
  {
    id: 'courtSpeed', name: 'Court speed', group: 'Courts', unit: '× the story’s own', min: 0.25, max: 4, step: 0.05, neutral: 1, plausible: [0.5, 2],
    text: 'How fast cases get from arrest to judgment. Fewer are settled or lose their witness on the way.', actsOn: ['convictions', 'childrenAtEnd'],
  },
  {
    id: 'shelterBeds', name: 'Shelter beds', group: 'Care', unit: '× the story’s own', min: 0, max: 3, step: 0.05, neutral: 1, plausible: [0.4, 2],
    text: 'Places where a child who was removed can stay. A raid needs a free bed.', actsOn: ['raidsWaiting', 'removals'],
  },
];
