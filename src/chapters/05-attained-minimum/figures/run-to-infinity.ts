import type { Data } from "plotly.js-dist";
import type { SampledIterate } from "../sampled-run.js";
import { norm } from "../../../numerics/linear.js";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { columnWidth, styles, template } from "../../../plots/theme.js";
import { written } from "../../../plots/written.js";

/** A run on whose support the infimum is not attained. */
export interface EndlessRun {
  readonly name: string;
  readonly iterates: readonly SampledIterate[];
  /** inf f on the support on which it stays. */
  readonly infimum: number;
}

/**
 * The norm of the iterates (above, linear) and by how much the loss is above its infimum (below,
 * logarithmic) along runs, over the logarithm of the iteration: straight lines say that the norm grows
 * like log k and the loss comes down like a power of k. k = 0 has no place.
 */
export function runToInfinity(runs: readonly EndlessRun[]): Figure {
  const rule = `1 to ${styles.length} runs`;
  const given = `${runs.length} runs`;
  requireThat(
    runs.length >= 1 && runs.length <= styles.length,
    "runToInfinity",
    "runs",
    rule,
    given,
  );
  const shown = runs.map(({ name, iterates, infimum }) => ({
    name,
    points: iterates
      .filter(({ k }) => k > 0)
      .map(({ k, theta, value }) => ({ k, norm: norm(theta), above: value - infimum })),
  }));
  const panel = (of: "norm" | "above", axis: "y" | "y2"): Data[] =>
    shown.map(({ name, points }, i) => ({
      type: "scatter",
      mode: "lines+markers",
      name,
      legendgroup: name,
      showlegend: axis === "y",
      x: points.map(({ k }) => k),
      y: points.map((point) => Number(point[of].toPrecision(5))),
      yaxis: axis,
      line: { color: styles[i].color, dash: styles[i].dash, width: 1.5, simplify: false },
      marker: { color: styles[i].color, symbol: styles[i].symbol, size: 6, maxdisplayed: 6 },
      cliponaxis: false,
    }));
  const last = Math.max(...shown.flatMap(({ points }) => points.map(({ k }) => k)));
  const gaps = shown.flatMap(({ points }) => points.map(({ above }) => above));
  const ends = shown.map(({ name, points }) => {
    const { k, norm, above } = points[points.length - 1];
    return plain(
      `${name} is at norm ${written(norm)} and ${written(above, 2)} above its infimum at iteration ${k}`,
    );
  });
  return {
    data: [...panel("norm", "y"), ...panel("above", "y2")],
    layout: {
      template,
      width: columnWidth,
      height: 376,
      margin: { ...template.layout?.margin, t: 40, r: 20 },
      xaxis: { title: { text: "iteration <i>k</i>" }, anchor: "y2", ...logAxis(1, last) },
      yaxis: {
        domain: [0.54, 1],
        anchor: "x",
        title: { text: "norm ‖θ<sup><i>k</i></sup>‖" },
        rangemode: "tozero",
      },
      yaxis2: {
        domain: [0, 0.46],
        anchor: "x",
        title: { text: "loss above infimum, nats" },
        ...logAxis(Math.min(...gaps), Math.max(...gaps)),
      },
    },
    caption:
      "Iterative hard thresholding on supports without a minimum: the norm of the iterates (above) and the " +
      "distance of the loss from its infimum (below), in nats.",
    alt: `Two line charts over the logarithm of the iteration: ${ends.join("; ")}.`,
  };
}
