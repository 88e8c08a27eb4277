import type { Section } from '../document.ts';
import { section, text } from '../document.ts';

/** Element 4 of ODD: the eleven design concepts, in their order. */
export const concepts: readonly Section[] = [
  section('basicPrinciples', 'Basic principles', text(
    'Four bodies of theory meet. Owners choose under risk as in the economics of crime (Becker 1968), with choices that are random from outside and steady from inside (random utility, McFadden 1974). What deters them is perceived risk, which is learnt from sanctions seen and fades (Nagin 2013; Anwar and Loughran 2011; Lochner 2007; Sherman 1990; Sorg et al. 2013); its certainty counts more than its severity. A scenario may choose another rule, in which the risk follows from the numbers of investigators and of venues that use minors (Epstein 2002). Enforcement moves some of what it does not end (displacement and diffusion of benefits: Guerette and Bowers 2009; Telep et al. 2014). And a survey is an observation model with a frame, a sample, non-response and misclassification (total survey error: Groves and Lyberg 2010), applied to a virtual world as ecologists do (Zurell et al. 2010).',
    'The justice response is a chain with limited capacity at each link: leads wait for investigators, raids for shelter beds, cases for the prosecutor, the investigating judge and a trial day, while settlement and loss of witnesses take cases out of it. What passes through the chain depends on its narrowest part, so the effect of widening one part depends on all others.',
  )),
  section('emergence', 'Emergence', text(
    'Emergent: how many children are exploited and where, the mix of open, concealed and clandestine use, perceived and objective risk, who is deterred by whose sanctions, clients’ fear, delays and outcomes before the courts, beds in use, and all readings of instruments. They follow from decisions of owners, from queues, and from ages that run on.',
    'Imposed: arrivals of children at risk and their course over time; clients’ spending by segment and how much of it looks for children; hazards of leaving; rates of leads by source; capacities, training and care; when and with what type venues open; general crackdowns and all other dated events of the past. In particular total inflow is given: the model can say what limits the number of vacancies that children fill, but not why children become vulnerable.',
  )),
  section('adaptation', 'Adaptation', text(
    'Owners adapt: at staggered quarterly reviews they compare five strategies (no minors, open, concealed or clandestine use, giving up) at the risk they perceive, the demand they meet and their own taste. Children left behind when a venue is raided, closes or gives up minors may be moved to other places by whoever exploits them; this is a lottery with given weights, not a choice, since no source describes the decision, and a share of the volume is lost on the way. Clients adapt a little: each segment looks less where children are hidden from it, and stays away for a while after raids, arrests and convictions that it hears of.',
    'Police, courts and shelters follow rules and capacities that the scenario dates; training of officers moves skill, integrity and trust with a lag, and is lost by transfer and forgetting. A programme may adapt to what instruments report, where the scenario states a rule: it hears readings when they are published, acts after a delay, and never sees the truth (management strategy evaluation, Punt et al. 2016).',
  )),
  section('objectives', 'Objectives', text(
    'Owners maximise a utility without units: revenue from using minors, less expected loss weighted by aversion to risk (felt less than in proportion, and less the longer judgment takes), less a cost of the strategy, plus standing terms of their own. There are no prices. No other agent has an objective. Persons who are exploited have none in this model: that is a limit of what is known and of what may be modelled, and no statement about them.',
  )),
  section('learning', 'Learning', text(
    'Owners learn one number, the probability of being sanctioned within a quarter. It is updated by sanctions of their own, of venues in their network, in their area and, through media, elsewhere, by convictions and by betrayed raids, and forgets towards a prior. What counts as a sanction is chosen by the scenario: a raid that finds children, an arrest, or a conviction. A public raid is a signal to all, an event of impunity takes away what had been learnt. Under the rule of Epstein 2002 nothing is learnt. Clients learn in the same way, by area, and forget. How decisions use what was learnt does not change over time.',
  )),
  section('prediction', 'Prediction', text(
    'Owners expect the near future to be like what they believe now. They discount a loss by the delay until judgment that the trade of their area has seen so far. Nobody looks further ahead, and nobody reasons about what others will do.',
  )),
  section('sensing', 'Sensing', text(
    'Owners know their own raids, hear of sanctions in their network with less weight and of those in their area with less again, and know demand and the costs of strategies. General crackdowns close venues whether they use minors or not, and tell owners nothing about that risk. Investigators know only leads, from five sources: tips of the public, hotlines (which must answer, in a language of the caller), other agencies, NGO casework and patrols. The public tells whom it trusts: trust rises with local focal officers and falls with crackdowns. The police do not know which venues use minors; a lead reaches a venue the more easily the more openly and the more children it uses, and clandestine venues are found mostly by casework with undercover authority. Instruments see what their own observation model lets them see.',
  )),
  section('interaction', 'Interaction', text(
    'Direct: investigators with venues; children moved between venues. Indirect: venues compete for children at risk, for what one hires is lacking for others; a raid changes what neighbours believe and what clients fear; crackdowns cost the trust that leads come from; cases compete for trial days, raids for investigators and for shelter beds. A raid may have to wait until a bed is free, so full shelters slow the police; slow courts lower the loss that owners expect.',
  )),
  section('stochasticity', 'Stochasticity', text(
    'Chance stands for what is not modelled: when persons enter and leave, who is hired, tastes, when leads come in, durations, the outcome of raids and trials, who is sampled and how ages are judged. Parameters, strengths of dated interventions and acts of rules that are not known well may be given as distributions; they are drawn once a world, so an ensemble shows both kinds of uncertainty together.',
    'Every draw is a function of the seed, the world, the purpose of the draw and the entity it is for (counter-based generator Threefry-2x32, Salmon et al. 2011). Two scenarios with the same seed therefore differ only where the one changes something (common random numbers), and instruments draw under keys of their own, so that adding or moving one changes nothing in the world.',
  )),
  section('collectives', 'Collectives', text(
    'Areas, police units with their trained officers, courts, shelter networks, the trade of an area and segments of clients are collectives with capacities, queues or memories but no decisions. A venue’s network is a ring of neighbours within its area: a stand-in for trade relations of which nothing is known but that they exist.',
  )),
  section('observation', 'Observation', text(
    'The record of a world holds all stocks and flows of every week, harms of enforcement and the table of moves among them, beside which stand the readings of instruments. The distance between the number of children exploited and a reading is taken apart along a ladder of estimands, each of which counts fewer than the one above: everybody, the study areas, public venues, the sampling frame, those shown, reached, judged to be under 18, and the sample as weighted.',
    'Counts are of children exploited in the simulated world. They are no estimates for a real place.',
  )),
];

/** ODD+D (Müller et al. 2013): what the eleven concepts do not ask about human decisions. */
export const humanDecisions: readonly Section[] = [
  section('background', 'Theoretical and empirical background', text(
    'Decisions of owners are described by discrete choice, because the strategies are few and exclusive, because owners differ for reasons that are not observed, and because a logit makes the influence of risk and demand smooth and testable. Persistence is stated twice, as on good evidence neither is rare: a review often changes nothing (inertia), and the unobserved terms belong to the owner and are rarely drawn anew.',
    'No source has measured the utilities of this trade. Weights of deterrence come from studies of other crimes in other places; strengths of displacement from studies of street crime. Such values are labelled assumed, with a range, and the sensitivity of results to them belongs to the results. Which mechanisms exist follows from evaluations, assessments and reports that the list of sources names.',
  )),
  section('decision', 'Individual decision making', text(
    'Who decides: the owner of a venue, alone. What: the strategy, or to give up. When: once a quarter, on the venue’s own week, so that one raid does not move an area at once; and on opening. How: the strategy of highest utility, random terms included. A strategy of prohibitive cost is no option.',
    'Whether an owner who gives up minors was deterred is asked of the model itself: would the same venue, all else equal, have gone on had it known of no sanction? A change of strategy takes most of the venue’s children along. Hiring follows from the strategy: a share of vacancies is meant for a child, by strategy, taste and demand; whether a child fills it depends on arrivals. Norms and social pressure are not modelled apart from what others’ sanctions teach. Space enters by the area alone. Uncertainty enters as perceived risk; owners do not prefer certainty for its own sake.',
  )),
  section('heterogeneity', 'Heterogeneity', text(
    'Venues differ in type, area, size, taste, protection, front, standing random terms and beliefs. Persons differ in age, entry route (of their own, through debt, under coercion; the latter two leave less easily and are identified less often), times exploited before and how long they stay. Clients differ by segment (local, regional, foreign, incidental) in what they look for, how far they search and what they fear. Police units, courts and shelters differ by area in capacity and quality. All owners decide by the same rule with the same weights.',
  )),
  section('implementation', 'Implementation', text(
    'The model is written in TypeScript and runs in Node and in browsers with the same result to the last bit: it uses only arithmetic that is exact or its own functions built from it. Time goes by weeks; what happens to persons, cases and children in care is kept in a calendar of events, so that a week costs what happens in it.',
    'The program is open. The files named after the processes below hold the code; parameters have no defaults there, each value stands with its label and source in the scenario.',
  )),
];
