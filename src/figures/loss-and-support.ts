import type { Data } from "plotly.js-dist";
import { require } from "../numerics/checks.js";
import { layoutAxes } from "./axis-names.js";
import type { Figure } from "./figure.js";
import type { Iterate } from "../iht/iht.js";
import { logAxis } from "./log-axis.js";
import { connectionsOf, type Names } from "./network-drawing.js";
import { lastChange, presence } from "./support-spans.js";
import { colors, columnWidth, hairlineColor, template } from "./theme.js";
import { thinned } from "./thinned.js";

type Run = readonly Pick<Iterate, "k" | "value" | "theta">[];

/**
 * The loss of a run above, its support below, on one logarithmic axis of iterations (from k = 1).
 *
 * Each connection has a row: a line from the first iteration at which it is present to the first at
 * which it is absent again, solid where it is positive, dashed where it is negative.
 * `iterates` are recorded ones: what happens between two of them is not seen.
 */
export function lossAndSupport({ dataset }: { readonly dataset: Names }, iterates: Run): Figure {
  const shown = iterates.filter(({ k }) => k > 0);
  const rule = "a run with at least two iterates after the first";
  require(shown.length > 1, "lossAndSupport", "iterates", rule, `${shown.length} of them`);
  const { featureNames, classNames } = dataset;
  const inputs = [...featureNames, "bias"];
  const all = connectionsOf(dataset, shown[0].theta);
  const row = ({ from, to }: { from: number; to: number }): number => to * inputs.length + from;
  const spans = all.flatMap((connection, a) =>
    presence(shown, a).map((span) => ({ ...span, row: row(connection) })),
  );
  const sign = (wanted: number): Data => ({
    type: "scatter",
    mode: "lines",
    name: wanted > 0 ? "positive" : "negative",
    x: spans.filter((span) => span.sign === wanted).flatMap(({ from, to }) => [from, to, null]),
    y: spans.filter((span) => span.sign === wanted).flatMap((span) => [span.row, span.row, null]),
    yaxis: "y2",
    line: {
      color: wanted > 0 ? colors.blue : colors.orange,
      dash: wanted > 0 ? "solid" : "dash",
      width: 5,
    },
    hoverinfo: "x",
  });
  const points = thinned(shown, true);
  const [first, last] = [shown[0], shown[shown.length - 1]];
  const settled = lastChange(shown);
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        x: points.map(({ k }) => k),
        y: points.map(({ value }) => value),
        line: { color: colors.ink, width: 1.5, simplify: false },
        showlegend: false,
      },
      sign(1),
      sign(-1),
      groupNames(classNames.length, inputs.length, first.k),
    ],
    layout: {
      template,
      width: columnWidth,
      height: 8 * Math.round((200 + 15 * all.length) / 8),
      ...layoutAxes({
        x: {
          title: { text: "iteration <i>k</i>" },
          ...logAxis(first.k, last.k),
          range: [Math.log10(first.k), Math.log10(last.k)],
          anchor: "y2",
        },
        y: {
          title: { text: "loss in nats" },
          rangemode: "tozero",
          domain: [1 - 110 / (150 + 15 * all.length), 1],
        },
        y2: {
          domain: [0, 1 - 130 / (150 + 15 * all.length)],
          range: [all.length - 0.5, -0.5],
          tickvals: all.map((_, a) => a),
          ticktext: classNames.flatMap(() => inputs),
          ticks: "",
          showgrid: true,
          gridcolor: hairlineColor,
          gridwidth: 0.5,
        },
        y3: {
          overlaying: "y2",
          side: "right",
          range: [all.length - 0.5, -0.5],
          tickvals: classNames.map((_, k) => (k + 0.5) * inputs.length - 0.5),
          ticktext: [...classNames],
          tickangle: 90,
          ticklabelstandoff: 4,
          ticks: "",
          showline: false,
        },
      }),
      shapes: classNames.slice(1).map((_, k) => ({
        type: "line",
        xref: "paper",
        yref: "y2",
        x0: 0,
        x1: 1,
        y0: (k + 1) * inputs.length - 0.5,
        y1: (k + 1) * inputs.length - 0.5,
        line: { width: 1, color: hairlineColor },
      })),
    },
    caption:
      `The loss and the connections present along ${last.k} iterations. A connection has a line ` +
      `while it is present, solid while it is positive, dashed while it is negative; the last ` +
      `recorded change of the support is at iteration ${settled}.`,
    alt:
      `Above, the loss against the iteration, from ${first.value.toPrecision(4)} to ` +
      `${last.value.toPrecision(4)}. Below, for each of ${all.length} connections the iterations at ` +
      `which it is present; the support changes last at iteration ${settled}.`,
  };
}

/** The axis of the class names needs a trace to stand on. */
function groupNames(classes: number, inputs: number, k: number): Data {
  return {
    type: "scatter",
    mode: "lines",
    x: [k, k],
    y: [0, classes * inputs - 1],
    yaxis: "y3",
    line: { width: 0 },
    hoverinfo: "skip",
    showlegend: false,
  };
}
