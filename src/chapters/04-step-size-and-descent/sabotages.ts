import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, wrap } from "../../tools/sabotage/sabotage-table.js";

/** A constant and a bound that are too small, a promise and a step that are wrong, a thresholding that is none. */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "the constants of smoothness are a sixteenth of the proven ones",
    "chapters/03-restricted-smoothness",
    "smoothnessUpperBound",
    (smoothnessUpperBound) => (network, m) => smoothnessUpperBound(network, m) / 16,
    { missed: ["C04.1", "C04.2", "C04.5", "C04.6", "C04.8", "C04.9", "C04.10"] },
  ),
  patch(
    "the classical inequality promises with 1/γ + L",
    "chapters/04-step-size-and-descent/descent.js",
    ["(1 / stepSize - smoothness)", "(1 / stepSize + smoothness)"],
    { missed: ["C04.3", "C04.4", "C04.5"] },
  ),
  patch(
    "the sequence takes steps of 0.1, whatever it is told",
    "iht/iht.js",
    ["theta[a] - gamma * gradient[a]", "theta[a] - 0.1 * gradient[a]"],
    { missed: ["C04.5", "C04.6", "C04.7", "C04.12"] },
  ),
  wrap(
    "the bound of the gradient is a third of the true one",
    "chapters/04-step-size-and-descent",
    "gradientBound",
    (gradientBound) => (network) => gradientBound(network) / 3,
    { missed: ["C04.11"] },
  ),
  wrap(
    "the first entries are kept, whatever their magnitudes",
    "iht",
    "hardThresholdSet",
    () => (v, s) => [v.map((x, a) => (a < s ? x : 0))],
    { missed: ["C04.13", "C04.14", "C04.15"] },
  ),
  wrap(
    "no step is seen to rise",
    "chapters/04-step-size-and-descent",
    "riseOfStep",
    (riseOfStep) => (network, x, step) => ({ ...riseOfStep(network, x, step), rises: false }),
    { missed: ["C04.16"] },
  ),
];
