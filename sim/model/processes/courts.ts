import { declare } from '../../base/declare.ts';
import { describeProcess } from '../process.ts';

export const courtsParameters = declare({
  furtherSuspects: { unit: 'count', bounds: [0, 20], text: 'Mean number of suspects of a raid that finds children, beyond the first (Poisson).' },
  arrested: { unit: 'probability', bounds: [0, 1], text: 'Probability that a raid that finds children leads to the arrest of its suspects.' },
  charged: { unit: 'probability', bounds: [0, 1], text: 'Probability that the prosecutor charges a case, without representation.' },
  dismissed: { unit: 'probability', bounds: [0, 1], text: 'Probability that the investigating judge dismisses a case, whatever the age, without representation.' },
  unprovenDropped: { unit: 'probability', bounds: [0, 1], text: 'Probability that the investigating judge drops a case because age is not proven, without representation.' },
  delayWeeks: { unit: 'weeks', bounds: [0.1, 520], varies: true, text: 'Mean weeks from arrest until a case is ready for trial, at the prosecutor’s and the investigating judge’s together.' },
  prosecutorShare: { unit: 'share', bounds: [0, 1], text: 'Share of that time at the prosecutor’s.' },
  delayShape: { unit: 'index', bounds: [0.2, 50], text: 'Shape of the gamma distributions of the two times.' },
  trialsPerWeek: { unit: 'per week', bounds: [0, 1000], by: 'area', varies: true, text: 'Trials that an area’s court can hold in a week.' },
  settlementBeforeChargePerMonth: { unit: 'per month', bounds: [0, 0.9], varies: true, text: 'Hazard that a case is settled out of court before a charge, as it is right after the arrest.' },
  settlementPerMonth: { unit: 'per month', bounds: [0, 0.9], varies: true, text: 'Hazard that a charged case is settled out of court, but for the growth with waiting.' },
  witnessLossPerMonth: { unit: 'per month', bounds: [0, 0.9], varies: true, text: 'Hazard that a case loses its witness, as it is right after the arrest.' },
  growthPerMonth: { unit: 'share', bounds: [0, 5], text: 'What each month since the arrest adds to these hazards, relative to their first value.' },
  pretrialLimitWeeks: { unit: 'weeks', bounds: [1, 1000], integer: true, text: 'Weeks from arrest after which suspects who wait for judgment are released.' },
  releasedFactor: { unit: 'factor', bounds: [0, 20], text: 'Factor on these hazards once the suspects are released.' },
  ageProven: { unit: 'probability', bounds: [0, 1], text: 'Probability that the victim’s age is proven.' },
  convictedProven: { unit: 'probability', bounds: [0, 1], varies: true, text: 'Probability of a conviction at trial with age proven, without representation and monitoring.' },
  convictedUnproven: { unit: 'probability', bounds: [0, 1], text: 'The same with age not proven.' },
  downgraded: { unit: 'probability', bounds: [0, 1], text: 'Probability that a conviction with age not proven is for a lesser offence.' },
  furtherConvicted: { unit: 'probability', bounds: [0, 1], text: 'Probability that each further suspect of a case that ends in a conviction is convicted too.' },
  downgradedSignal: { unit: 'factor', bounds: [0, 1], text: 'Weight of a conviction for a lesser offence in what the trade believes, relative to one as charged.' },
  represented: { unit: 'share', bounds: [0, 1], varies: true, text: 'Share of cases in which victims have a lawyer, where the lead did not come from NGO casework.' },
  representedCasework: { unit: 'share', bounds: [0, 1], varies: true, text: 'The same where the lead came from NGO casework.' },
  representedHazard: { unit: 'factor', bounds: [0, 5], text: 'Factor on the hazards of settlement and of a lost witness in represented cases.' },
  representedOdds: { unit: 'factor', bounds: [0.05, 50], text: 'Factor on the odds of a charge, of not being dismissed and of a conviction in represented cases.' },
  monitored: { unit: 'share', bounds: [0, 1], varies: true, text: 'Share of cases that are monitored by outside observers.' },
  monitoredHazard: { unit: 'factor', bounds: [0, 5], text: 'Factor on the hazards of settlement and of a lost witness in monitored cases.' },
  monitoredOdds: { unit: 'factor', bounds: [0.05, 50], text: 'Factor on the odds of a conviction in monitored cases.' },
  expectedDelayWeeks: { unit: 'weeks', bounds: [0, 520], text: 'Weeks until judgment that the trade expects before it has seen any.' },
});

/** Cases from arrest to their end: `courts/` holds the docket (pool, stocks, queue), the hazards, the stages and the trials. */
export const courts = describeProcess({
  name: 'courts',
  text: 'Arrest of a case’s suspects; prosecutor; investigating judge; a queue for trial; judgment. Settlement and loss of witnesses compete with these all the way; suspects are released when the pre-trial limit passes.',
  declarations: courtsParameters,
  equations: [
    { formula: 'suspects = 1 + Poisson(furtherSuspects)', text: 'Persons behind a raid that finds children; they are counts of a case, nobody is modelled.' },
    { formula: 'h(t) = h₀ (1 + growthPerMonth t) · representedHazard · monitoredHazard · releasedFactor; P(ended by t) = 1 − exp(−∫h)', text: 'Settlement and loss of the witness as competing hazards, t months after the arrest; h₀ is their sum, each factor counts where it applies (releasedFactor after pretrialLimitWeeks), and each hazard takes its share of h₀ (Kalbfleisch and Prentice 2002, ch. 8). A change of a parameter is felt from the next event of the case on.' },
    { formula: 'delays ~ Gamma(delayShape), means delayWeeks · (prosecutorShare, 1 − prosecutorShare)', text: 'Weeks at the prosecutor’s and at the investigating judge’s; then cases wait for a trial day, first come, first served.' },
    { formula: 'logit P = logit p + ln representedOdds + ln monitoredOdds', text: 'Odds of a charge, of not being dismissed and of a conviction; monitoring acts on the conviction alone.' },
    { formula: 'p(not dismissed) = (1 − dismissed) · (1 − unprovenDropped if age is not proven)', text: 'What the investigating judge sends to trial.' },
    { formula: 'trialDays ← min(max(1, 4 × trialsPerWeek), trialDays + trialsPerWeek)', text: 'A trial takes one; unused ones keep for four weeks at most.' },
    { formula: 'judgmentDelay ← judgmentDelay + (weeks from arrest to judgment − judgmentDelay) / 8', text: 'What an area’s trade expects, from each judgment there on; it discounts the loss (owners).' },
    { formula: 'persons convicted = 1 + Binomial(suspects − 1, furtherConvicted)', text: 'Of a case that ends in a conviction; without proven age it is for a lesser offence with probability `downgraded`.' },
  ],
  reads: ['venue.leadSource'],
  writes: ['cases', 'area.trialDays', 'area.trialHead', 'area.trialTail', 'area.judgmentDelay', 'area.signal', 'count'],
  draws: ['arrest', 'court', 'courtDelay', 'suspects', 'prosecution', 'verdict', 'monitor'],
});
