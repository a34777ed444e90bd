import type { Data } from "plotly.js-dist";
import { requirePositive, requireThat } from "../../../numerics/checks.js";
import { columnPlaces } from "../../../plots/column-places.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { axisColor, pageWidth, styles, template } from "../../../plots/theme.js";
import { plain } from "../../../plots/plain.js";
import { written } from "../../../plots/written.js";
import { log10 } from "../../../numerics/elementary.js";

/** A stationary point: its number of entries and the longest step γ* at which it is stable. */
export interface MarginPoint {
  readonly sparsity: number;
  readonly margin: number;
}

/** More points of one sparsity than this cannot be told apart. */
const MOST_POINTS = 100;

/**
 * The margins γ* of stationary points, a column for each s in which they are sorted, and the line γ* = γ:
 * above it the points are HT-stable at the step γ = `stepSize`, below it not.
 *
 * A margin of 0 or ∞ has no place on the scale and is left out. A long column is thinned evenly, its ends
 * stay.
 */
export function stablePoints(list: readonly MarginPoint[], stepSize: number): Figure {
  const points = list.filter(({ margin }) => margin > 0 && margin < Infinity);
  requireThat(
    points.length > 0,
    "stablePoints",
    "points",
    "at least one with a finite margin",
    "none",
  );
  requirePositive("stablePoints", "stepSize", stepSize);
  const sparsities = [...new Set(points.map(({ sparsity }) => sparsity))].sort((a, b) => a - b);
  const columns = sparsities.map((s) => {
    const margins = points.filter(({ sparsity }) => sparsity === s).map(({ margin }) => margin);
    return { s, margins: margins.sort((a, b) => a - b) };
  });
  const placed = columns.flatMap(({ s, margins }) =>
    columnPlaces(margins.length, s, MOST_POINTS).map(({ rank, x }) => ({
      x,
      y: Number(margins[rank].toPrecision(4)),
    })),
  );
  const group = (name: string, stable: boolean): Data => {
    const shown = placed.filter(({ y }) => y >= stepSize === stable);
    const style = styles[stable ? 0 : 1];
    return {
      type: "scatter",
      mode: "markers",
      name,
      x: shown.map(({ x }) => x),
      y: shown.map(({ y }) => y),
      marker: { color: style.color, symbol: style.symbol, size: 4 },
    };
  };
  const margins = points.map(({ margin }) => margin);
  const [low, high] = [Math.min(...margins), Math.max(...margins)];
  const stable = columns.map(({ s, margins }) => {
    const count = margins.filter((margin) => margin >= stepSize).length;
    return `${count} of ${margins.length} for s = ${s}`;
  });
  const [from, to] = [sparsities[0] - 0.6, sparsities[sparsities.length - 1] + 0.6];
  return {
    data: [
      group("HT-stable", true),
      group("not", false),
      {
        type: "scatter",
        mode: "lines",
        x: [from, to],
        y: [stepSize, stepSize],
        line: { color: axisColor, width: 1, dash: "dash" },
        hoverinfo: "skip",
        showlegend: false,
      },
    ],
    layout: {
      template,
      width: pageWidth,
      height: 320,
      showlegend: true,
      xaxis: {
        title: { text: "sparsity <i>s</i>" },
        range: [from, to],
        tickvals: sparsities,
      },
      yaxis: { title: { text: "margin γ* (longest stable step)" }, ...logAxis(low, high) },
      annotations: [
        {
          x: to - 0.05,
          y: log10(stepSize) - 0.05,
          text: `γ = ${stepSize.toPrecision(3)}`,
          showarrow: false,
          xanchor: "right",
          yanchor: "top",
        },
      ],
    },
    caption:
      "The margin γ* of every stationary point on a support that attains its minimum, sorted within " +
      `each <i>s</i>; points above the line are HT-stable at the step γ = ${stepSize.toPrecision(4)}: ` +
      `${columns.reduce((sum, { margins }) => sum + margins.filter((m) => m >= stepSize).length, 0)} of ${points.length}.` +
      (columns.some(({ margins }) => margins.length > MOST_POINTS)
        ? ` Of more than ${MOST_POINTS} points of one <i>s</i> ${MOST_POINTS} are drawn, evenly by rank.`
        : ""),
    alt:
      `Scatter chart on a logarithmic scale: margins from ${plain(written(low))} to ` +
      `${plain(written(high))} in a column for each sparsity. HT-stable are ${stable.join(", ")}.`,
  };
}
