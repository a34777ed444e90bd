import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, wrap } from "../../tools/sabotage/sabotage-table.js";

/** False lists and verdicts, infima that are too high or were not found, and networks that lie. */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "a minimal support is missing, a direction is turned round, the supports are miscounted",
    "chapters/05-attained-minimum",
    "attainedSupports",
    (attainedSupports) => async (network, options) => {
      const supports = await attainedSupports(network, options);
      const [, other, ...rest] = [...supports.minimalUnattained].reverse();
      const turned = { ...other, direction: other.direction.map((x) => -x) };
      return {
        ...supports,
        minimalUnattained: [...rest.reverse(), turned],
        attainedBySize: [1, 15, 105, 455, 1365, 3003, 5005, 6435, 6435, 5005, 3003, 1365, 455, 105, 15, 1], // prettier-ignore
      };
    },
    {
      missed: ["C05.2", "C05.3", "C05.4", "C05.6", "C05.8", "C05.15"],
    },
  ),
  wrap(
    "one setosa of all 150 rows is called a virginica",
    "data",
    "loadIris",
    (loadIris) => async () => {
      const iris = await loadIris();
      const labels = iris.labels.slice();
      labels[0] = 2;
      return { ...iris, labels };
    },
    { missed: ["C05.7", "C05.8"] },
  ),
  patch(
    "rows come without the 1 for the bias",
    "chapters/05-attained-minimum/row-rank.js",
    ["const one = integers[d * size];", "const one = 0n;"],
    { missed: ["C05.22"] },
  ),
  patch(
    "no direction separates all rows of two classes",
    "chapters/05-attained-minimum/class-separation.js",
    ["answer.strictPairs === both.size", "answer.strictPairs > both.size"],
    { missed: ["C05.23"] },
  ),
  patch(
    "infima that are not attained are 0.01 too high",
    "minima/infimum-on-support.js",
    ["value: reduced.value(theta)", "value: reduced.value(theta) + 0.01"],
    { missed: ["C05.1", "C05.9", "C05.17"] },
  ),
  wrap(
    "no way to infinity is found",
    "chapters/05-attained-minimum",
    "lowestInfima",
    (lowestInfima) => async (network, supports, options) =>
      (await lowestInfima(network, supports, options)).map((entry) => ({ ...entry, rays: [] })),
    { missed: ["C05.11", "C05.12", "C05.13", "C05.14"] },
  ),
  wrap(
    "no support is said to attain its minimum",
    "minima",
    "attainsMinimum",
    () => async (network) => {
      const direction = new Float64Array(network.dimension);
      return { kind: "unattained", direction, exact: [], strictPairs: 0, weights: [] };
    },
    { missed: ["C05.5", "C05.10"] },
  ),
  wrap(
    "a run stands still, and so does its value",
    "chapters/05-attained-minimum",
    "sampledRun",
    (sampledRun) => (objective, options, sampling) => {
      const samples = sampledRun(objective, options, sampling);
      const [first] = samples;
      return samples.map((one) => ({ ...one, theta: first.theta, value: 1 }));
    },
    { missed: ["C05.16", "C05.24", "C05.18"] },
  ),
  wrap(
    "minimisers are a thousand times too long",
    "minima",
    "minimizeOnSupport",
    (minimizeOnSupport) => (network, support) => {
      const minimum = minimizeOnSupport(network, support);
      return { ...minimum, theta: minimum.theta.map((x) => 1000 * x) };
    },
    { missed: ["C05.19", "C05.21"] },
  ),
  wrap(
    "blocks of a matrix are half of what they are",
    "numerics",
    "submatrix",
    (submatrix) => (matrix, dimension, indices) =>
      submatrix(matrix, dimension, indices).map((x) => x / 2),
    { missed: ["C05.20"] },
  ),
];
