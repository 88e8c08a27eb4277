/** What introduces elements 2, 3, 5 and 6 of ODD. */
export const scales = {
  entities: 'Entities are areas, venues, persons in venues, children exploited outside venues, children in care, and cases before the courts. State variables are columns of numbers, one row an entity; everything that changes while a world runs is in them. Person means anybody; child means under 18 on that day, and adult the others.',
  time: 'Time goes by weeks that begin on Monday. Birthdays fall into exact weeks: a child turns 16 and 18 on time, whatever else happens.',
  space: 'Space is the list of areas. Venues are synthetic: none stands for a real one.',
  bands: 'Bands of age are children up to 15, children of 16 or 17, and adults. Exposure is that of a person’s own work: open, concealed, clandestine, or closed while the venue does not operate. Adults of a venue in clandestine use that keeps a front work openly.',
};

export const scheduling = {
  order: 'Each week the steps below are taken in this order. Then the instruments that are due read the world and write nothing into it, and the week is recorded with its stocks and flows.',
  events: 'The events of handleEvents are taken last scheduled first; the order is fixed, and all draws are keyed by entity, so that it carries no chance of its own. An event that no longer holds (a person who has left meanwhile) is passed over.',
  processes: 'The processes, what they read and write of the state, and the random streams that they draw from:',
};

export const initialisation = {
  state: 'The first state is drawn from the parameters of the scenario. It is not meant to be a state of the real market: a burn-in before the record makes the model forget it, which a check tests by comparing starting states that differ widely.',
  data: 'The first state depends on the scenario alone; two worlds of one scenario differ in draws.',
};

export const inputData =
  'Parameters that vary over time are inputs: tables by date, expressions of time, and dated interventions. They are read once, before a world starts, as one value a week. There is no other input: no file is read while a world runs. The tables stand with the parameters of each submodel below; what is dated as an intervention, a shock or a rule stands here.';

export const submodels = {
  intro: 'Each submodel has its relations and then its parameters. Symbols are names of parameters and of state variables. A value that is a distribution is drawn once a world. Labels: sourced is read in a source, derived follows from sources by arithmetic, assumed is ours; the range is what is thought plausible, and the scenario is refused when a value lies outside.',
  instruments: 'Instruments are programs that read a world as a fieldwork team or a registry would. Their settings may differ between waves.',
  outputs: 'The record of a world has one row a week with the parts below. A digest of it identifies a world.',
};

export const references: readonly string[] = [
  'Anwar and Loughran 2011, Testing a Bayesian learning theory of deterrence among serious juvenile offenders. Criminology 49.',
  'Becker 1968, Crime and punishment: an economic approach. Journal of Political Economy 76.',
  'Grimm et al. 2005, Pattern-oriented modeling of agent-based complex systems. Science 310.',
  'Grimm et al. 2020, The ODD protocol for describing agent-based and other simulation models: a second update. JASSS 23(2) 7.',
  'Groves and Lyberg 2010, Total survey error: past, present, and future. Public Opinion Quarterly 74.',
  'Guerette and Bowers 2009, Assessing the extent of crime displacement and diffusion of benefits. Criminology 47.',
  'Lochner 2007, Individual perceptions of the criminal justice system. American Economic Review 97.',
  'McFadden 1974, Conditional logit analysis of qualitative choice behavior. In Zarembka (ed.), Frontiers in Econometrics.',
  'Müller et al. 2013, Describing human decisions in agent-based models: ODD+D. Environmental Modelling and Software 48.',
  'Nagin 2013, Deterrence in the twenty-first century. Crime and Justice 42.',
  'Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3. SC 2011.',
  'Zurell et al. 2010, The virtual ecologist approach: simulating data and observers. Oikos 119.',
];
