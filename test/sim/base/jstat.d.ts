/** The parts of jstat (no types of its own) that serve as an oracle. */
declare module 'jstat' {
  interface Continuous { cdf(x: number, ...parameters: number[]): number; inv(p: number, ...parameters: number[]): number }
  interface Discrete { cdf(k: number, ...parameters: number[]): number; pdf(k: number, ...parameters: number[]): number }
  export const jStat: {
    normal: Continuous; gamma: Continuous; beta: Continuous; lognormal: Continuous; studentt: Continuous; triangular: Continuous; exponential: Continuous;
    poisson: Discrete; binomial: Discrete;
  };
}
