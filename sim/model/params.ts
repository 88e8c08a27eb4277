import type { Compiled } from '../base/declare.ts';
import type { modelDeclarations } from './parameters.ts';

/** Compiled parameters of one world, by group and key. */
export type Params = { readonly [G in keyof typeof modelDeclarations]: Compiled<(typeof modelDeclarations)[G]> };
