/** The part of jStat that `distributions.ts` uses; the library brings no types. */
declare module "jstat" {
  type Distribution<Parameters extends number[]> = {
    cdf(x: number, ...parameters: Parameters): number;
    /** The quantile function. */
    inv(p: number, ...parameters: Parameters): number;
  };
  const jstat: {
    normal: Distribution<[mean: number, sd: number]>;
    studentt: Distribution<[df: number]>;
    chisquare: Distribution<[df: number]>;
    centralF: Distribution<[numeratorDf: number, denominatorDf: number]>;
  };
  export default jstat;
}
