/** What introduces elements 2, 3, 5 and 6 of ODD. */
export const scales = {
  entities: 'Entities are areas, venues, persons in venues, children exploited outside venues, children in care, and cases before the courts. Suspects are counts of a case, clients shares of spending, police officers numbers that follow from the training of a scenario: none of these is modelled one by one. State variables are columns of numbers, one row an entity; everything that changes while a world runs is in them. Person means anybody; child means under 18 on that day, and adult the others.',
  time: 'Time goes by weeks that begin on Monday. Birthdays fall into exact weeks: a child turns 16 and 18 on time, whatever else happens.',
  space: 'Space is the list of areas. Venues are synthetic: none stands for a real one.',
  bands: 'Bands of age are children up to 15, children of 16 or 17, and adults. Exposure is that of a person’s own work: open, concealed, clandestine, or closed while the venue does not operate. Adults of a venue in clandestine use that keeps a front work openly.',
};

export const scheduling = {
  order: 'Each week the steps below are taken in this order. Then the instruments that are due read the world and write nothing into it, the rules of the scenario hear the readings that are published this week, and the week is recorded with its stocks and flows.',
  events: 'The events of handleEvents are taken last scheduled first; the order is fixed, and all draws are keyed by entity, so that it carries no chance of its own. An event that no longer holds (a person who has left meanwhile) is passed over.',
  processes: 'The processes in this order: those with a step of their own, at their step; those that act on events alone, where events are handled; at the end those that others call when they act. What they read and write of the state, and the random streams that they draw from:',
};

export const initialisation = {
  state: 'The first state is drawn from the parameters of the scenario. It is not meant to be a state of the real market: a burn-in before the record makes the model forget it, which a check tests by comparing starting states that differ widely.',
  data: 'The first state depends on the scenario alone; two worlds of one scenario differ in draws.',
};

export const inputData =
  'Parameters that vary over time are inputs: tables by date, expressions of time, and dated interventions. They are laid out before a world starts, as one value a week; only a rule changes them later, for weeks still to come. There is no other input: no file is read while a world runs. The tables stand with the parameters of each submodel below; what is dated as an intervention or a shock, or decided by a rule, stands here. The base dates the past event by event, so that an overlay can switch each off.';

export const datedText = {
  changes: 'Each is in force from the Monday of its first week until its end. Those that act on one parameter follow one another in the order of dates; a strength that is a draw is drawn once a world.',
  shocks: 'Shocks act on the state itself, once, at the beginning of their week.',
};

export const rulesText = {
  intro: 'What a programme does may depend on what is measured. A rule hears the readings of one instrument as they are published, never the truth; what it decides is an intervention that nobody has dated. Which rules acted, and when, is part of the results of a run.',
  names: 'Numbers, comparisons, and, or, not, and these names. What is not known yet (a reading that is not there, or not estimable) is not true.',
};

export const submodels = {
  intro: 'Each submodel has its relations and then its parameters. Symbols are names of parameters and of state variables. A value that is a distribution is drawn once a world. Labels: sourced is read in a source, derived follows from sources by arithmetic, assumed is ours; the range is what is thought plausible, and the scenario is refused when a value lies outside. A strength that is drawn is printed with its distribution, and with the value that it has at its mean.',
  instruments: 'Instruments are programs that read a world as a fieldwork team or a registry would. Their settings may differ between waves.',
  outputs: 'The record of a world has one row a week with the parts below. A digest of it identifies a world.',
};

export const references: readonly string[] = [
  'Anwar and Loughran 2011, Testing a Bayesian learning theory of deterrence among serious juvenile offenders. Criminology 49.',
  'Becker 1968, Crime and punishment: an economic approach. Journal of Political Economy 76.',
  'Epstein 2002, Modeling civil violence: an agent-based computational approach. PNAS 99 (suppl. 3).',
  'Grimm et al. 2005, Pattern-oriented modeling of agent-based complex systems. Science 310.',
  'Grimm et al. 2020, The ODD protocol for describing agent-based and other simulation models: a second update. JASSS 23(2) 7.',
  'Groves and Lyberg 2010, Total survey error: past, present, and future. Public Opinion Quarterly 74.',
  'Guerette and Bowers 2009, Assessing the extent of crime displacement and diffusion of benefits. Criminology 47.',
  'Kalbfleisch and Prentice 2002, The statistical analysis of failure time data, 2nd edition. Wiley.',
  'Lewis and Shedler 1979, Simulation of nonhomogeneous Poisson processes by thinning. Naval Research Logistics Quarterly 26.',
  'Lochner 2007, Individual perceptions of the criminal justice system. American Economic Review 97. As a working paper: Lochner 2003, NBER 9474.',
  'McFadden 1974, Conditional logit analysis of qualitative choice behavior. In Zarembka (ed.), Frontiers in Econometrics.',
  'Müller et al. 2013, Describing human decisions in agent-based models: ODD+D. Environmental Modelling and Software 48.',
  'Nagin 2013, Deterrence in the twenty-first century. Crime and Justice 42.',
  'Punt et al. 2016, Management strategy evaluation: best practices. Fish and Fisheries 17.',
  'Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3. SC 2011.',
  'Sherman 1990, Police crackdowns: initial and residual deterrence. Crime and Justice 12.',
  'Sorg et al. 2013, Foot patrol in violent crime hot spots: the longitudinal impact of deterrence and posttreatment effects of displacement. Criminology 51.',
  'Telep et al. 2014, Displacement of crime and diffusion of crime control benefits in large-scale geographic areas. Journal of Experimental Criminology 10.',
  'Zurell et al. 2010, The virtual ecologist approach: simulating data and observers. Oikos 119.',
];
