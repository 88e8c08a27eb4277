import { version as packageVersion } from '../../package.json';

/** Version of the program, as results carry it. */
export const version: string = packageVersion;
