import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, wrap } from "../../tools/sabotage/sabotage-table.js";

/** Passes, depths, counts, infima and refits that are wrong, a solver that stands still. */
export const sabotages: readonly Sabotage[] = [
  patch(
    "on each pass one component more is said to meet",
    "chapters/11-landscape/merge-tree.js",
    ["joins: met.size", "joins: met.size + 1"],
    { missed: ["C11.1"] },
  ),
  wrap(
    "there are a thousand valleys more, and every run is said to end in the deepest",
    "chapters/11-landscape",
    "landscape",
    (landscape) => (network, every, sparsity) => {
      const found = landscape(network, every, sparsity);
      const { valleys } = found;
      const more = Array.from({ length: 1000 }, () => valleys[valleys.length - 1]);
      return { ...found, valleys: [...valleys, ...more], valleyOn: () => valleys[0] };
    },
    { missed: ["C11.6", "C11.7", "C11.13"] },
  ),
  wrap(
    "of one valley it is said that it begins one entry later",
    "chapters/11-landscape",
    "oneValleyFrom",
    (oneValleyFrom) => (counts, i) => oneValleyFrom(counts, i) + 1,
    { missed: ["C11.2", "C11.4", "C11.5"] },
  ),
  wrap(
    "valleys are said to be most numerous one entry later",
    "chapters/11-landscape",
    "mostValleysAt",
    (mostValleysAt) => (counts, i) => mostValleysAt(counts, i) + 1,
    { missed: ["C11.3"] },
  ),
  wrap(
    "every infimum is a hundredth",
    "chapters/06-stationary-points",
    "infima",
    (infima) => (every) => infima(every).fill(0.01),
    { missed: ["C11.15", "C11.18", "C11.10"] },
  ),
  patch(
    "every step is said to pass over zero",
    "chapters/11-landscape/exchanges-along.js",
    ["pass: infimum(S & T)", "pass: infimum(0)"],
    { missed: ["C11.8", "C11.17"] },
  ),
  wrap(
    "exchange stays at its start",
    "iht",
    "exchange",
    (exchange) => (objective, options) => {
      const start = exchange(objective, options).next().value;
      return (function* () {
        for (let k = 0; ; k++) yield { ...start, k };
      })();
    },
    { missed: ["C11.11"] },
  ),
  wrap(
    "every minimum on a support is a millionth too high",
    "minima",
    "minimizeOnSupport",
    (minimizeOnSupport) => (network, support) => {
      const found = minimizeOnSupport(network, support);
      return { ...found, value: found.value + 1e-6 };
    },
    { missed: ["C11.9"] },
  ),
  wrap(
    "on a support the refit has its number of entries for an infimum",
    "iht",
    "refits",
    (refits) => (network) => {
      const refit = refits(network);
      return (support) => ({ ...refit(support), infimum: support.length });
    },
    { missed: ["C11.12"] },
  ),
  wrap(
    "no support is ever final",
    "iht",
    "finalSupport",
    () => async () => () => ({ kind: "open", why: { reason: "fewer-entries" } }),
    { missed: ["C11.16"] },
  ),
  wrap(
    "the height of a verdict is said to be a nat higher",
    "chapters/11-landscape",
    "finalRims",
    (finalRims) => async (network, options, starts, steps, infimum) =>
      (await finalRims(network, options, starts, steps, infimum)).map((run) => ({
        ...run,
        height: run.height + 1,
      })),
    { missed: ["C11.15"] },
  ),
  wrap(
    "a run made again has no entry",
    "chapters/11-landscape",
    "endsOf",
    (endsOf) => (sparsity, shared) =>
      endsOf(sparsity, shared).map((ends) => ({ ...ends, masks: ends.masks.map(() => 0) })),
    { missed: ["C11.14"] },
  ),
  wrap(
    "a tenth of the valleys is counted",
    "chapters/11-landscape",
    "countDeeper",
    (countDeeper) => (found, depths) =>
      countDeeper({ valleys: found.valleys.slice(0, found.valleys.length / 10) }, depths),
    { missed: ["C11.13"] },
  ),
];
