import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, wrap } from "../../tools/sabotage/sabotage-table.js";

/** A projection on one fixed subspace, the largest values, one projection only, steps that are too long. */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "the first entries are kept, whatever their magnitudes",
    "iht",
    "hardThreshold",
    () => (v, s) => v.map((x, a) => (a < s ? x : 0)),
    { missed: ["C02.3", "C02.4", "C02.7", "C02.8"] },
  ),
  wrap(
    "the largest values are kept, not the largest magnitudes",
    "iht",
    "hardThreshold",
    () => (v, s) => {
      const kept = [...v.keys()].sort((a, b) => v[b] - v[a]).slice(0, s);
      return v.map((x, a) => (kept.includes(a) ? x : 0));
    },
    { missed: ["C02.3", "C02.4", "C02.5", "C02.6"] },
  ),
  wrap(
    "of several projections only the first is given",
    "iht",
    "hardThresholdSet",
    (hardThresholdSet) => (v, s) => hardThresholdSet(v, s).slice(0, 1),
    { missed: ["C02.1", "C02.2"] },
  ),
  patch(
    "the steps of the sequence are eight times as long",
    "iht/iht.js",
    ["theta[a] - gamma * gradient[a]", "theta[a] - 8 * gamma * gradient[a]"],
    { missed: ["C02.9", "C02.10", "C02.11"] },
  ),
];
