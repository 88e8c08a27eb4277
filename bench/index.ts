import type { Bench } from './frame.ts';

/** Every bench by its name, in the order in which `npm run bench` runs them. Loaded one by one: a bench sees no other's code. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  worlds: () => import('./worlds.ts'),
  scale: () => import('./scale.ts'),
};
