import { betaInc, exp, expm1, gammaQ, log, log1p, logGamma, normalCdf, pow } from '../../../sim/base/dmath.ts';
import { betaQuantile } from '../../../sim/base/random/beta.ts';
import { gammaQuantile } from '../../../sim/base/random/gamma.ts';
import { normalQuantile } from '../../../sim/base/random/normal.ts';
import { poissonQuantile } from '../../../sim/base/random/poisson.ts';
import { makeKeys, uniform } from '../../../sim/base/random/streams.ts';
import { createSha256 } from '../../../sim/base/sha256.ts';

const FUNCTIONS: Readonly<Record<string, (u: number, v: number) => number>> = {
  exp: (u) => exp(1500 * u - 750),
  log: (u, v) => log(u * exp(1400 * v - 700)),
  log1p: (u, v) => log1p(u - v),
  expm1: (u, v) => expm1((u - v) * 20),
  pow: (u, v) => pow(10 * u, 40 * v - 20),
  normalCdf: (u) => normalCdf(20 * u - 10),
  logGamma: (u, v) => logGamma(u * exp(10 * v)),
  gammaQ: (u, v) => gammaQ(20 * u, 40 * v),
  betaInc: (u, v) => betaInc(9 * u, 3 * v, u * v),
  normalQuantile: (u) => normalQuantile(u),
  gammaQuantile: (u, v) => gammaQuantile(u, 5 * v, 1),
  betaQuantile: (u, v) => betaQuantile(u, 5 * v, 2),
  poissonQuantile: (u, v) => poissonQuantile(u, 60 * v),
};

/**
 * SHA-256 of the bits of each function at 2000 keyed points, first 16 digits. Free of hosts, so that any engine can be asked for it:
 * Node, a browser, gjs and jsc must all give the same.
 */
export function arithmeticDigest(): Record<string, string> {
  const keys = makeKeys([1093, 834], 0);
  const values = new Float64Array(2000);
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(FUNCTIONS)) {
    for (let i = 0; i < values.length; i++) values[i] = value(uniform(keys, 0, i, 0), uniform(keys, 0, i, 1));
    const hash = createSha256();
    hash.update(new Uint8Array(values.buffer));
    result[name] = hash.digestHex().slice(0, 16);
  }
  return result;
}

/** What it has always been. */
export const DIGESTS = {
  exp: 'd4eeb1c07dc1fa09',
  log: 'f9e1b62514a78900',
  log1p: '35a3499638b7e5eb',
  expm1: '9640060070b48636',
  pow: '461891598d259788',
  normalCdf: '2107f2fef5fb59ce',
  logGamma: '7f29523f774576a9',
  gammaQ: 'c3e885e380697dc6',
  betaInc: '0afacaf673c085ca',
  normalQuantile: '44f85efd13a53c30',
  gammaQuantile: '660f0647cb861b13',
  betaQuantile: '2c86f5ac14300beb',
  poissonQuantile: 'b418a7d70e18f40f',
};
