import type { InterventionKind } from './kind.ts';

export const closeDistrict: InterventionKind = {
  text: 'A share of the venues of an area closes for good at once; the children in them are displaced.',
  value: { unit: 'share', bounds: [0, 1], text: 'Share of the area’s venues (of the type, where one is named) that close.' },
  shock: { kind: 'closeDistrict', area: 'needed', venueType: 'possible' },
};
