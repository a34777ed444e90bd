import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, wrap } from "../../tools/sabotage/sabotage-table.js";

/** Enclosures that are too wide, of points and of values; no symmetry; a projection that is wrong. */
export const sabotages: readonly Sabotage[] = [
  patch(
    "the balls around the minimisers are a thousand million times too wide",
    "minima/stationary-ball.js",
    ["radius: (exponent / R) * UP", "radius: 1e9 * (exponent / R) * UP"],
    { missed: ["C07.2", "C07.3", "C07.4", "C07.5"] },
  ),
  patch(
    "the values are known to nine decimals only",
    "network/enclosed-evaluation.js",
    ["const off = ((lossError", "const off = 1e6 * ((lossError"],
    { missed: ["C07.10", "C07.11", "C07.14", "C07.15", "C07.12"] },
  ),
  patch(
    "no symmetry is known",
    "chapters/07-distinct-values/distinct-values-symmetry.js",
    ["if (ridge > 0)", "if (one) return false; if (ridge > 0)"],
    { missed: ["C07.6", "C07.8", "C07.9", "C07.11", "C07.15"] },
  ),
  wrap(
    "of all projections one is taken, with an entry too few",
    "iht",
    "hardThresholdSet",
    (hardThresholdSet) => (v, sparsity) =>
      hardThresholdSet(v, Math.max(1, sparsity - 1)).slice(0, 1),
    { missed: ["C07.1", "C07.7", "C07.13"] },
  ),
];
