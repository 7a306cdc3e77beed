export { quantile } from "./quantile.ts";
export { round } from "./round.ts";
export { summit } from "./summit.ts";
export { createWeightedValues, type WeightedValues } from "./weighted-values.ts";
