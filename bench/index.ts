import type { Bench } from './frame.ts';

/** Every bench by its name, in the order in which `npm run bench` runs them. Loaded one by one: a bench sees no other's code. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  worlds: () => import('./worlds.ts'),
  stories: () => import('./stories.ts'),
  processes: () => import('./processes.ts'),
  scale: () => import('./scale.ts'),
  workers: () => import('./workers.ts'),
  snapshot: () => import('./snapshot.ts'),
  coldStart: () => import('./coldStart.ts'),
  commonRandomNumbers: () => import('./commonRandomNumbers.ts'),
  instruments: () => import('./instruments.ts'),
  fieldworks: () => import('./fieldworks.ts'),
  estimators: () => import('./estimators.ts'),
  summaries: () => import('./summaries.ts'),
  page: () => import('./page.ts'),
  digest: () => import('./digest.ts'),
  profile: () => import('./profile.ts'),
};
