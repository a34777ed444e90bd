import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { wrap } from "../../tools/sabotage/sabotage-table.js";

/** Fates, tests and limits told wrongly, one each. */
export const sabotages: readonly Sabotage[] = [
  wrap(
    "every kept run converges, without a change of its support",
    "chapters/08-convergence",
    "fateRows",
    (fateRows) => (groups, columns) =>
      fateRows(groups, columns).map((row) => ({
        ...row,
        end: "attained" as const,
        lastLower: 0,
      })),
    { missed: ["C08.5", "C08.6", "C08.7", "C08.8", "C08.12", "C08.18"] },
  ),
  wrap(
    "the runs of the ridge twin and those of other splits are followed to no end",
    "chapters/08-convergence",
    "fateRows",
    (fateRows) => (groups, columns) =>
      fateRows(groups, columns).map((row) => ({
        ...row,
        by: row.ridge > 0 ? "flow" : row.by,
        end: row.split === 273 && row.ridge === 0 ? row.end : ("open" as const),
        why: row.ridge === 0 ? row.why : "lost",
      })),
    { missed: ["C08.6", "C08.17", "C08.19"] },
  ),
  wrap(
    "every run that was certified changes its support, no other does",
    "chapters/08-convergence",
    "testedRuns",
    (testedRuns) => (test, columns) =>
      testedRuns(test, columns).map((run) => ({ ...run, changed: run.final ? run.at + 1 : 0 })),
    { missed: ["C08.9", "C08.10"] },
  ),
  wrap(
    "no change comes as it was foretold",
    "chapters/08-convergence",
    "asForetold",
    () => () => false,
    { missed: ["C08.11"] },
  ),
  wrap(
    "every local minimum counts as HT-stable",
    "chapters/08-convergence",
    "localMinima",
    (localMinima) => (network, every, steps) =>
      localMinima(network, every, steps).map((list) =>
        list.map((point) => ({ ...point, kept: point.kept.map(() => true) })),
      ),
    { missed: ["C08.1", "C08.2"] },
  ),
  wrap(
    "the minimum over all parameters counts as attained",
    "minima",
    "attainsMinimum",
    (attainsMinimum) => async (network, support, options) => {
      const found = await attainsMinimum(network, support, options);
      return found.kind === "unattained" ? { kind: "undecided", why: "not looked at" } : found;
    },
    { missed: ["C08.3"] },
  ),
  wrap(
    "supports with twelve entries are not decided",
    "chapters/06-stationary-points",
    "everySupport",
    (everySupport) => async (network, options) => {
      const every = await everySupport(network, options);
      const at: typeof every.at = (mask) => {
        const record = every.at(mask);
        if (record.support.length !== 12 || record.kind !== "unattained") return record;
        return { ...record, kind: "undecided", why: "not looked at" };
      };
      return { ...every, at };
    },
    { missed: ["C08.4"] },
  ),
  wrap(
    "the last change of a run is not told",
    "iht",
    "fate",
    (fate) => async (network, options) => {
      const told = await fate(network, options);
      return { ...told, changes: told.changes.slice(0, -1) };
    },
    { missed: ["C08.14"] },
  ),
  wrap(
    "a support is proven final a million iterations later",
    "chapters/08-convergence",
    "firstFinal",
    (firstFinal) => (final, objective, options, checkpoints) => {
      const first = firstFinal(final, objective, options, checkpoints);
      return { ...first, k: first.k + 1_000_000 };
    },
    { missed: ["C08.15"] },
  ),
  wrap(
    "every final support counts as one with a minimum",
    "iht",
    "finalSupport",
    (finalSupport) => async (network, options) => {
      const final = await finalSupport(network, options);
      return (theta) => {
        const verdict = final(theta);
        if (verdict.kind === "open") return verdict;
        const { value } = verdict.limit;
        return { ...verdict, limit: { kind: "attained", theta, radius: 0, value } };
      };
    },
    { missed: ["C08.16"] },
  ),
  wrap(
    "every support is said to be final",
    "iht",
    "finalSupport",
    (finalSupport) => async (network, options) => {
      const final = await finalSupport(network, options);
      return (theta) => {
        const verdict = final(theta);
        if (verdict.kind === "final") return verdict;
        const value = { lower: 0, upper: 0 };
        const limit = { kind: "attained", theta, radius: 0, value } as const;
        return { kind: "final", support: [], limit, height: 0, way: "tangent" };
      };
    },
    { missed: ["C08.20"] },
  ),
  wrap(
    "runs are said to come nearer by less",
    "chapters/08-convergence",
    "measuredRate",
    (measuredRate) => (objective, options, limit, spans) =>
      Math.sqrt(measuredRate(objective, options, limit, spans)),
    { missed: ["C08.13"] },
  ),
  wrap(
    "all basins are equal",
    "chapters/08-convergence",
    "basins",
    (basins) => (rows, end) => {
      const found = basins(rows, end);
      return {
        supports: [...found.supports, ...found.supports],
        counts: [...found.counts, ...found.counts].map(() => 1),
      };
    },
    { missed: ["C08.12"] },
  ),
];
