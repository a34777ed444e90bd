import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { wrap } from "../../tools/sabotage/sabotage-table.js";

/** Reports that say something else, steps that are others, refits and minima that are wrong. */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "along a separating direction one margin fewer is said to rise",
    "minima",
    "attainsMinimum",
    (attainsMinimum) => async (network, support, options) => {
      const found = await attainsMinimum(network, support, options);
      return found.kind === "unattained" ? { ...found, strictPairs: found.strictPairs - 1 } : found;
    },
    { missed: ["C12.1"] },
  ),
  wrap(
    "the loop takes shorter steps",
    "iht",
    "ihtLoop",
    (ihtLoop) => (objective, options) =>
      ihtLoop(objective, { ...options, stepSize: 0.9 * options.stepSize }),
    { missed: ["C12.2"] },
  ),
  wrap(
    "the step that is asked for is not taken",
    "chapters/12-your-own-data",
    "conditionsReport",
    (conditionsReport) =>
      (network, { stepSize: _, ...options }) =>
        conditionsReport(network, options),
    { missed: ["C12.2", "C12.3"] },
  ),
  wrap(
    "the dense constant is the only one, nothing is final or at rest, minima exist and are the best around",
    "chapters/12-your-own-data",
    "conditionsReport",
    (conditionsReport) => async (network, options) => {
      const { stability: _, ...found } = await conditionsReport(network, options);
      const { step, existence, exchange } = found;
      return {
        ...found,
        step: { ...step, restricted: { upper: step.dense.upper, by: "dense" } },
        rest: { kind: "open", why: "nothing is known" },
        existence: {
          onSupport: { ...existence.onSupport, kind: "attained" },
          onAll: { ...existence.onAll, kind: "attained" },
        },
        exchange: { ...exchange, kind: "optimal" },
      };
    },
    { missed: ["C12.2", "C12.3", "C12.5", "C12.6", "C12.7", "C12.8", "C12.9", "C12.10"] },
  ),
  wrap(
    "every minimum on a support is at zero, and a nat",
    "minima",
    "minimizeOnSupport",
    (minimizeOnSupport) => (network, support) => {
      const found = minimizeOnSupport(network, support);
      return { ...found, theta: new Float64Array(network.dimension), value: 1 };
    },
    { missed: ["C12.4", "C12.13"] },
  ),
  wrap(
    "on a support the refit has the sum of its entries for an infimum",
    "iht",
    "refits",
    (refits) => (network) => {
      const refit = refits(network);
      return (support) => ({ ...refit(support), infimum: support.reduce((sum, a) => sum + a, 0) });
    },
    { missed: ["C12.1", "C12.11", "C12.12"] },
  ),
];
