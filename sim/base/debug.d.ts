/** Put in place by a build (scripts/build.mjs): true in a debug build, where the core asserts what must always hold. Absent where nothing is built. */
declare const UNDERCOUNT_DEBUG: boolean | undefined;
