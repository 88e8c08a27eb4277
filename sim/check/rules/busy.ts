import type { Settings } from '../settings.ts';

/** Settings under which something happens often enough in a small market for its presence, and a change of it, to be seen. */

/** No venue closes for good, and none waits to open. */
export const STANDS: Settings = { 'market.closePerMonth': 0, 'market.initialOpen': 1, 'owners.closeUtility': -100, 'raids.reopens': 1, 'crackdowns.lasting': 0 };
/** Owners who do not respond: what is left is who enters and who leaves. */
export const FROZEN: Settings = { 'owners.inertia': 1 };
/** Many leads and raids, and no raid that waits for a bed. */
export const RAIDS: Settings = { 'leads.tips': { times: 20 }, 'raids.capacity': 20, 'raids.bedsNeeded': 0 };
/** The same, with owners who do not respond to them. */
export const BUSY: Settings = { ...FROZEN, ...RAIDS };
/** Every raid makes a case, and the law takes its course in each. */
export const CASES: Settings = { ...BUSY, 'raids.leak': 0, 'raids.quality': 1, 'courts.arrested': 1, 'courts.charged': 0.8, 'courts.dismissed': 0.2, 'courts.ageProven': 0.5, 'courts.trialsPerWeek': 1 };
/** The same, where many cases end before their trial. */
export const LOST_CASES: Settings = { ...CASES, 'courts.settlementBeforeChargePerMonth': 0.2, 'courts.settlementPerMonth': 0.05 };
/** Many clandestine venues, and casework that looks for them. */
export const HIDDEN: Settings = { ...BUSY, 'owners.cost.clandestine': 0.6, 'leads.casework.clandestine': 0.5 };
/** Many children in shelters, with room for all, and often exploited again. */
export const HOUSED: Settings = { ...BUSY, 'care.beds': 500, 'care.referred': 1, 'care.reexploited': 0.6, 'care.leavesEarly': 0.25, 'care.qualityProtects': 0.8 };
/** General crackdowns everywhere at any time, and nothing that raids do beside them. */
export const CRACKDOWN: Settings = { 'crackdowns.perMonth': 0.05, 'raids.capacity': 0 };
