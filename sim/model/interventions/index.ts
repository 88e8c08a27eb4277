import { casework } from './casework.ts';
import { closeDistrict } from './closeDistrict.ts';
import { courtMonitoring } from './courtMonitoring.ts';
import { courtSpeed } from './courtSpeed.ts';
import { crackdown } from './crackdown.ts';
import { demand } from './demand.ts';
import { hotline } from './hotline.ts';
import { impunityEvent } from './impunityEvent.ts';
import type { InterventionKind } from './kind.ts';
import { legalRepresentation } from './legalRepresentation.ts';
import { prevention } from './prevention.ts';
import { publicRaid } from './publicRaid.ts';
import { raidCapacity } from './raidCapacity.ts';
import { shelterBeds } from './shelterBeds.ts';
import { shelterLoss } from './shelterLoss.ts';
import { shelterQuality } from './shelterQuality.ts';
import { specialistUnits } from './specialistUnits.ts';
import { undercoverAuthority } from './undercoverAuthority.ts';

/** Changes any parameter that may change over time; the scenario names it, and one of set, scale, add. */
const change: InterventionKind = { text: 'Changes a parameter that may change over time.', changes: () => [] };

/** Kinds of interventions that a scenario may date. */
export const interventionKinds: Readonly<Record<string, InterventionKind>> = {
  change, raidCapacity, courtSpeed, undercoverAuthority, shelterBeds, demand, prevention,
  closeDistrict, impunityEvent, publicRaid, casework, hotline, specialistUnits,
  crackdown, shelterLoss, shelterQuality,
  courtMonitoring, legalRepresentation,
};
