import type { Dataset } from "../../../data/dataset.js";
import { requireThat, requireVector } from "../../../numerics/checks.js";
import { connections } from "../../../plots/connections.js";
import type { Figure } from "../../../plots/figure.js";

/**
 * A sparse network as its connections, with the inputs that have one: of thirty inputs those that three weights use
 * are three lines, not thirty. Classes are all drawn. Throws on a θ of another length, and on one without a weight.
 */
export function learnedNetwork(
  { dataset }: { readonly dataset: Pick<Dataset, "featureNames" | "classNames"> },
  theta: Float64Array,
): Figure {
  const { featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  requireVector("learnedNetwork", "theta", theta, (d + 1) * K);
  const weightAt = (k: number, j: number): number => theta[j < d ? d * k + j : d * K + k]!;
  const inputs = featureNames
    .map((_, j) => j)
    .filter((j) => classNames.some((_, k) => weightAt(k, j) !== 0));
  requireThat(inputs.length > 0, "learnedNetwork", "theta", "a vector with a weight", "none");
  const shown = Float64Array.from([
    ...classNames.flatMap((_, k) => inputs.map((j) => weightAt(k, j))),
    ...classNames.map((_, k) => weightAt(k, d)),
  ]);
  const names = { featureNames: inputs.map((j) => featureNames[j]!), classNames };
  const figure = connections({ dataset: names }, shown);
  const rest = d - inputs.length;
  if (rest === 0) return figure;
  const [few, all] = [shown.length, theta.length];
  const without = `${rest} ${rest === 1 ? "other has" : "others have"} none.`;
  return {
    ...figure,
    caption: `${figure.caption.replace(`of its ${few} `, `of its ${all} `)} Of ${d} inputs those with a connection are drawn; ${without}`,
    alt: `${figure.alt.replace(` of ${few} `, ` of ${all} `)} Of ${d} inputs ${without}`,
  };
}
