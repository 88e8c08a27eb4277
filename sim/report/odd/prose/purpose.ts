/** Element 1 of ODD: what the model is for, and how one can tell whether it is good enough for that. */
export const purpose: readonly string[] = [
  'Surveys of commercial sex establishments in three study cities found that 8.16 % of the persons working there in 2012 were under 18, and 2.22 % in 2015. The model asks what such a fall can mean: fewer children exploited, exploitation moved out of sight, or a changed measurement.',
  'It is a model for explanation and for comparing designs of measurement and of policy, not for prediction of a place. It simulates a market, the justice response to it, and, as separate programs that only read the simulated world, the instruments that measured it. Since the truth of a simulated world is known, every reading can be set beside it and the difference taken apart.',
  'The model is built so that several different histories can produce the published pair. The base is a mixture: each rival mechanism after 2012 (fewer arrivals, less demand, costlier open use, cheaper clandestine use, fewer children shown to strangers, ages judged otherwise) has a strength that is drawn in every world, from nothing to strong, so that the base gives no verdict. Overlays free one mechanism at a time (scenarios/hypotheses) or tell one story of each kind (scenarios/stories), from a world in which nothing changes after 2012 (scenarios/steady.yaml). A single scenario therefore proves nothing about what happened; what the model can show is which observations would tell the histories apart, how large the effect of a mechanism is under stated assumptions, and which assumptions a conclusion rests on.',
];

export const patternsIntro =
  'The model is judged by several patterns at once, of different places, times and scales (pattern-oriented modelling, Grimm et al. 2005). Each passes through the observation model of its own source before it is compared: what that source could see, of whom, where. Some are held out: they were not used to set any parameter, by the script or by hand. The command "undercount check --patterns" gives the simulated medians and intervals.';

export const rulesIntro =
  'Apart from patterns the model must obey rules that follow from what it is. The command "undercount check" tests them with worlds of their own and prints the numbers behind each verdict; the appendix lists the rules.';
