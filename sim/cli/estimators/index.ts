import { change } from './change.ts';
import type { Estimator } from './estimator.ts';
import { mse } from './mse.ts';
import { nsum } from './nsum.ts';
import { prevalence } from './prevalence.ts';
import { rds } from './rds.ts';
import { survey } from './survey.ts';

/** Every `undercount estimate NAME`, in the order of the help. */
export const estimators: readonly Estimator[] = [survey, mse, rds, nsum, prevalence, change];
