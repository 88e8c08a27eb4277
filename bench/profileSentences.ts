/** A sentence on each function that has been among the ten costliest of a world, by its name in the source. */
export const SENTENCES: Readonly<Record<string, string>> = {};
