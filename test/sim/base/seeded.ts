import fc from 'fast-check';

/** Properties run on the same examples each time: a red test is a change of the code, never luck. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 834), numRuns: Number(process.env.FC_RUNS ?? 100) });

export { fc };
