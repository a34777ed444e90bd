import type { Dataset } from "../data/dataset.js";

/** The names of the entries of θ = (W row-major, b), in their order: "setosa, petal length", "setosa, bias". */
export function parameterNames({
  featureNames,
  classNames,
}: Pick<Dataset, "featureNames" | "classNames">): string[] {
  const weights = classNames.flatMap((name) =>
    featureNames.map((feature) => `${name}, ${feature}`),
  );
  return [...weights, ...classNames.map((name) => `${name}, bias`)];
}
