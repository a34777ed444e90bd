import type { Data } from "plotly.js-dist";
import { requirePositive, requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { axisColor, columnWidth, styles, template } from "../../../plots/theme.js";
import { plain } from "../../../plots/plain.js";
import { written } from "../../../plots/written.js";
import { log10 } from "../../../numerics/elementary.js";

/** The least distance of two different values for each sparsity, on one data set. */
export interface GapSeries {
  readonly name: string;
  readonly gaps: readonly { readonly sparsity: number; readonly gap: number }[];
}

/**
 * The smallest gap between different values against s on a logarithmic axis, for one or two data sets, and
 * as a line the width of the widest enclosure: a gap above it is decided.
 */
export function smallestGaps(series: readonly GapSeries[], width: number): Figure {
  const rule = "one or two";
  requireThat([1, 2].includes(series.length), "smallestGaps", "series", rule, series.length);
  requirePositive("smallestGaps", "width", width);
  const all = series.flatMap(({ gaps }) => gaps);
  for (const { gap } of all) requirePositive("smallestGaps", "gap", gap);
  const sparsities = all.map(({ sparsity }) => sparsity);
  const [first, last] = [Math.min(...sparsities), Math.max(...sparsities)];
  const data = series.map(({ name, gaps }, i): Data => {
    const { color, dash, symbol } = styles[i];
    return {
      type: "scatter",
      mode: "lines+markers",
      name,
      x: gaps.map(({ sparsity }) => sparsity),
      y: gaps.map(({ gap }) => Number(gap.toPrecision(4))),
      line: { color, dash, width: 1 },
      marker: { color, symbol, size: 7 },
    };
  });
  const values = all.map(({ gap }) => gap);
  const least = Math.min(...values);
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height: 264,
      showlegend: series.length > 1,
      margin: { ...template.layout?.margin, t: series.length > 1 ? 32 : 8 },
      xaxis: { title: { text: "sparsity <i>s</i>" }, dtick: 1, range: [first - 0.5, last + 0.5] },
      yaxis: {
        title: { text: "smallest gap in nats" },
        ...logAxis(width, Math.max(...values)),
        range: [log10(width) - 0.7, log10(Math.max(...values)) + 0.5],
      },
      shapes: [
        {
          type: "line",
          xref: "paper",
          x0: 0,
          x1: 1,
          y0: width,
          y1: width,
          line: { color: axisColor, width: 1, dash: "dot" },
        },
      ],
      annotations: [
        {
          xref: "paper",
          x: 1,
          xanchor: "right",
          y: log10(width),
          yanchor: "bottom",
          text: "widest enclosure of a value",
          showarrow: false,
        },
      ],
    },
    caption:
      "The smallest gap between the values of two different models among the HT-stable points with " +
      `<i>s</i> entries. The least, ${written(least, 2)}, is ${Math.floor(least / width)} times the ` +
      `width of the widest enclosure of a value, ${written(width, 2)}.`,
    alt: `Line chart on a logarithmic scale. ${series
      .map(
        ({ name, gaps }) =>
          `${name}: ${gaps.map(({ sparsity, gap }) => `${plain(written(gap, 2))} for s = ${sparsity}`).join(", ")}`,
      )
      .join("; ")}. The widest enclosure is ${plain(written(width, 2))}.`,
  };
}
