/** How far raters agree: Krippendorff's alpha, Cohen's kappa and the intraclass correlation. */
export { type IntraclassCorrelation, intraclassCorrelation } from "./intraclass-correlation";
export {
  type AlphaInterval,
  alphaInterval,
  type KrippendorffAlpha,
  krippendorffAlpha,
  type Metric,
  type Ratings,
} from "./krippendorff";
export { type WeightedKappa, type Weights, weightedKappa } from "./weighted-kappa";
