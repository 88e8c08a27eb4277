/** Words about a folder of shipped scenarios. */
export interface ScenarioGroup {
  /** Below scenarios/; empty for that folder itself. */
  readonly folder: string;
  readonly title: string;
  readonly text: string;
}

/** Folders below scenarios/ whose files are something else. */
export const notScenarios: readonly string[] = ['evidence'];

/** Markdown; the folders in the order in which a newcomer would want them. */
export const groups: readonly ScenarioGroup[] = [
  { folder: '', title: 'Where everything begins', text: 'The base says all there is to say; every other file says only what differs. The past up to the survey of 2012 is the same in all of them, but for what a file names.' },
  { folder: 'stories', title: 'Stories: one pair of readings, three worlds', text: 'Each was fitted so that its survey reads about what was published, 8.16 % and then 2.22 %, and each has another truth. That a story exists says nothing about how likely it is. Try `npx undercount run scenarios/stories/hidden.yaml`.' },
  { folder: 'hypotheses', title: 'Hypotheses: one mechanism each', text: 'H1 to H8 free one mechanism each (H8 all of them), with a strength that is drawn in every world from nothing to as strong as it may be. They are priors, fitted to nothing. Try `npx undercount run scenarios/hypotheses/h6-demand-shift.yaml`.' },
  { folder: 'interventions', title: 'Interventions: what one might do', text: 'What a strategist would compare, alone and combined, laid over the base from the end of 2012 on. Run two of them with the same seed: their worlds are the same until the week in which they part. Try `npx undercount run scenarios/interventions/casework.yaml`.' },
  { folder: 'closed-loop', title: 'Closed loop: a programme that listens to its indicator', text: 'Rules hear what a survey reports, never the truth, and act on it after a delay. Try `npx undercount run scenarios/closed-loop/wind-down.yaml` and compare it with its twin.' },
  { folder: 'instruments', title: 'Instruments: who else looks at the same world', text: 'Each file holds one kind of instrument beside the survey of the base; adding one changes nothing in the world. A file can be laid over any scenario. How each kind works, what its figure is a figure of and how its interval covers stand in [docs/instruments.md](../docs/instruments.md). Try `npx undercount run scenarios/instruments/police-database.yaml`.' },
  { folder: 'variants', title: 'Variants', text: 'Other horizons, and a story without its boldest assumption. Try `npx undercount run scenarios/variants/horizon-2025.yaml`.' },
];

export const listIntro: readonly string[] = [
  'All scenarios that come with undercount. A scenario is a YAML file; one that extends another says only what it changes there. This list is made from the files (`npm run describe`), and a test fails when it is not current.',
  '`npx undercount run FILE` runs one, `npx undercount describe FILE` writes the model under it, with a section on what it changes, and `npx undercount validate FILE` checks one of your own. Every figure is a statement about a simulated market, not about a place.',
];

export const listEnd: readonly string[] = [
  '## Your own',
  'Put a file anywhere, and let its first lines name its parent:\n\n```yaml\nschemaVersion: 1\nextends: scenarios/steady.yaml   # relative to this file\nname: fewer-clients\ntitle: Fewer clients look for children\ndescription: Demand falls by a fifth over two years. All else stays as it was in 2012.\ninterventions:\n  fewerClients:\n    kind: demand\n    from: 2012-11-19\n    rampWeeks: 104\n    value: 0.8\n    label: assumed\n    range: [0.5, 1.3]\n    source: F3\n```',
  'The kinds of interventions, and every parameter with its unit, bounds and range, stand in [docs/model.md](../docs/model.md); with [docs/scenario.schema.json](../docs/scenario.schema.json) an editor completes and checks the file as you write.',
];
