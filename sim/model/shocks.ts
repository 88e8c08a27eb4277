/** Kinds of shocks: one-off events that act on the state itself, where a dated change acts on a parameter. */
export const SHOCKS = ['closeDistrict', 'impunityEvent', 'publicRaid', 'shelterLoss'] as const;
export type ShockKind = (typeof SHOCKS)[number];

/** One shock of a scenario, as plain data. A world has them in the order of their weeks. */
export interface Shock {
  readonly kind: ShockKind;
  /** Simulated week, counted from the start of the burn-in: it acts at that week's beginning. */
  readonly week: number;
  readonly value: number;
  /** Index of the area; −1 everywhere. */
  readonly area: number;
  /** Code of the venue type; −1 all of them. */
  readonly type: number;
}
