import { Exposure, LeadSource, Strategy, childExposure } from '../../../sim/model/dimensions.ts';
import { atArea, childrenIn, count, countIf, isChild, operates, personsIn, type Investigation, type PlainWorld, type Venue } from '../state.ts';
import { SANCTION, sanctioned, signalLeak } from './beliefs.ts';
import { bedsUsed, takeIntoCare } from './care.ts';
import { fileCase } from './courts.ts';
import { displaceChildren } from './displacement.ts';
import { takeLead } from './leads.ts';
import { closeForAWhile, closeForGood } from './market.ts';
import { COERCED, haveBirthday } from './turnover.ts';

export function underInvestigation(world: PlainWorld, venue: Venue): boolean {
  return world.investigations.some((investigation) => investigation.venue === venue);
}

/** Free investigators take up waiting leads. */
export function stepRaids(world: PlainWorld): void {
  const { raids: p } = world.params;
  world.areas.forEach((_, area) => {
    const capacity = Math.floor(atArea(world, p.capacity, area) * p.politicalWill[world.week]);
    while (countIf(world.investigations, ({ venue }) => venue.area === area) < capacity) {
      const venue = takeLead(world, area);
      if (!venue) return;
      const weeks = Math.ceil(Math.max(1, world.chance.gamma(p.durationShape, p.durationWeeks)));
      world.investigations.push({ venue, generation: venue.generation, due: world.week + weeks, waited: 0 });
      count(world, 'investigations', area);
    }
  });
}

/** Investigations that are due end in a raid, wait for a bed, or come to nothing. */
export function visitInvestigations(world: PlainWorld): void {
  const due = world.investigations.filter((investigation) => investigation.due === world.week);
  for (const investigation of due) conclude(world, investigation);
}

function conclude(world: PlainWorld, investigation: Investigation): void {
  const { venue } = investigation;
  const { raids: p, care } = world.params;
  const end = (): void => {
    world.investigations = world.investigations.filter((other) => other !== investigation);
  };
  if (venue.generation !== investigation.generation || !operates(venue)) {
    end();
    count(world, 'raidsEmpty', venue.area);
  } else if (p.bedsNeeded === 1 && bedsUsed(world, venue.area) >= Math.floor(atArea(world, care.beds, venue.area))) {
    if (investigation.waited < p.bedWaitWeeks) {
      investigation.waited++;
      investigation.due++;
      count(world, 'raidsWaiting', venue.area);
    } else {
      end();
      count(world, 'raidsGivenUp', venue.area);
    }
  } else {
    end();
    raid(world, venue);
  }
}

function raid(world: PlainWorld, venue: Venue): void {
  const { raids: p, leads } = world.params;
  const { area, strategy } = venue;
  count(world, 'raids', area);
  const leak = Math.min(1, p.leak[world.week] * world.trained.integrity[world.week][area] * (venue.guarded ? p.guardedLeakFactor : 1));
  if (world.chance.coin(leak)) {
    count(world, 'raidsLeaked', area);
    signalLeak(world, venue);
    return;
  }
  const evidence = (p.quality[world.week] + leads.undercover[world.week] * p.undercoverQuality) * p.unitQuality[area] * world.trained.skill[world.week][area];
  if (strategy === Strategy.noMinors || childrenIn(venue) === 0 || !world.chance.coin(Math.min(1, evidence) * p.findability[strategy])) {
    count(world, 'raidsEmpty', area);
    return;
  }
  const exposure = childExposure(strategy);
  count(world, exposure === Exposure.open ? 'findsOpen' : exposure === Exposure.concealed ? 'findsConcealed' : 'findsClandestine', area);
  if (venue.leadSource === LeadSource.casework) count(world, 'findsCasework', area);
  removeChildren(world, venue);
  removeAdults(world, venue);
  sanctioned(world, venue, SANCTION.raid);
  fileCase(world, venue);
  count(world, 'venuesClosed', area);
  if (world.chance.coin(p.reopens)) {
    displaceChildren(world, venue, 1);
    closeForAWhile(world, venue, p.closureWeeks);
  } else {
    count(world, 'adultsOut', area, personsIn(venue) - childrenIn(venue));
    closeForGood(world, venue);
  }
}

function removeChildren(world: PlainWorld, venue: Venue): void {
  const { raids: p } = world.params;
  for (const place of venue.places) {
    const { person } = place;
    if (!person || !isChild(person)) continue;
    haveBirthday(world, venue, person);
    if (!isChild(person) || !world.chance.coin(p.present * p.identified * p.identifiedByRoute[person.route])) continue;
    place.person = undefined;
    place.refills++;
    if (venue.leadSource === LeadSource.casework) count(world, 'identifiedCasework', venue.area);
    takeIntoCare(world, venue, person);
  }
}

function removeAdults(world: PlainWorld, venue: Venue): void {
  const { raids: p } = world.params;
  for (const place of venue.places) {
    if (!place.person || isChild(place.person)) continue;
    const coerced = place.person.route === COERCED;
    if (!world.chance.coin(coerced ? p.adultsAssisted : p.adultsDetained)) continue;
    place.person = undefined;
    count(world, 'adultsLeft', venue.area);
    count(world, coerced ? 'adultsAssisted' : 'adultsDetained', venue.area);
  }
}
