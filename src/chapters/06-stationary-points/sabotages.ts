import type { Sabotage } from "../../tools/sabotage/sabotage.js";
import { patch, wrap } from "../../tools/sabotage/sabotage-table.js";

/** Wrong bounds, steps that go up, exchanges that never help, verdicts turned round, a wrong label. */
export const sabotages: readonly Sabotage[] = [
  patch(
    "the workers give balls that are too large, values too low and slopes ten times as steep",
    "chapters/06-stationary-points/support-batch.js",
    [
      "(ball && { ball })",
      `(ball && { ball: {
        ...ball,
        radius: ball.radius + 0.1,
        value: { lower: ball.value.lower - 2e-3, upper: ball.value.upper - 1e-3 },
        gradient: {
          lower: ball.gradient.lower.map((x) => 10 * x),
          upper: ball.gradient.upper.map((x) => 10 * x),
        },
      } })`,
    ],
    { missed: ["C06.1", "C06.2", "C06.4", "C06.5", "C06.8", "C06.7"] },
  ),
  patch(
    "the steps of the sequence go up the gradient",
    "iht/iht.js",
    ["theta[a] - gamma * gradient[a]", "theta[a] + gamma * gradient[a]"],
    { missed: ["C06.7", "C06.9", "C06.10"] },
  ),
  wrap(
    "every start counts as inside its neighbourhood",
    "chapters/06-stationary-points",
    "escapeStarts",
    (escapeStarts) => (objective, points, options) =>
      escapeStarts(objective, points, options).map((start) => ({ ...start, inside: true })),
    { missed: ["C06.14"] },
  ),
  patch(
    "no exchange of one entry is seen to lower the value",
    "chapters/06-stationary-points/stability-coordinates.js",
    ["objective.value(theta) - tolerance", "objective.value(theta) - 1e9"],
    { missed: ["C06.5", "C06.6"] },
  ),
  wrap(
    "verdicts are turned round",
    "chapters/06-stationary-points",
    "htStability",
    (htStability) => (network, theta, step) => {
      const verdict = htStability(network, theta, step);
      return { ...verdict, kind: verdict.kind === "stable" ? "unstable" : "stable" };
    },
    { missed: ["C06.11", "C06.13"] },
  ),
  wrap(
    "one setosa of the training rows is called a virginica",
    "data",
    "publishedSplit",
    (publishedSplit) => async (seed) => {
      const split = await publishedSplit(seed);
      const labels = split.train.labels.slice();
      labels[labels.indexOf(0)] = 2;
      return { ...split, train: { ...split.train, labels } };
    },
    { missed: ["C06.3", "C06.8", "C06.12"] },
  ),
];
