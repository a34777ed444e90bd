import type { Data } from "plotly.js-dist";
import { requireVector } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { axisColor, columnWidth, styles, template } from "../../../plots/theme.js";

/**
 * Two vectors of the plane, the segment between them and its midpoint, over the 1-sparse vectors:
 * the picture of a set that is not convex.
 */
export function sparseMidpoint(x: Float64Array, y: Float64Array): Figure {
  requireVector("sparseMidpoint", "x", x, 2);
  requireVector("sparseMidpoint", "y", y, 2);
  const middle = [(x[0] + y[0]) / 2, (x[1] + y[1]) / 2];
  const reach = 1.2 * Math.max(...[...x, ...y].map(Math.abs));
  const range: [number, number] = [-reach / 4, reach];
  const [line, point] = [styles[1], styles[3]];
  const written = (v: ArrayLike<number>): string => `(${v[0]}, ${v[1]})`;
  const data: Data[] = [
    {
      type: "scatter",
      mode: "lines",
      name: "1-sparse",
      x: [...range, null, 0, 0],
      y: [0, 0, null, ...range],
      line: { color: axisColor, width: 2.5 },
      hoverinfo: "skip",
    },
    {
      type: "scatter",
      mode: "lines+markers",
      name: "segment",
      x: [x[0], y[0]],
      y: [x[1], y[1]],
      line: { color: line.color, dash: line.dash, width: 1.5 },
      marker: { color: line.color, symbol: line.symbol, size: 8 },
    },
    {
      type: "scatter",
      mode: "markers",
      name: "midpoint",
      x: [middle[0]],
      y: [middle[1]],
      marker: { color: point.color, symbol: point.symbol, size: 8 },
    },
  ];
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height: 264,
      xaxis: { title: { text: "<i>v</i><sub>1</sub>" }, range, dtick: 1, constrain: "domain" },
      yaxis: {
        title: { text: "<i>v</i><sub>2</sub>" },
        range,
        dtick: 1,
        scaleanchor: "x",
        constrain: "domain",
      },
    },
    caption:
      `The 1-sparse vectors of the plane are its two axes. The midpoint of ${written(x)} and ` +
      `${written(y)} lies on neither.`,
    alt:
      "The two axes of the plane drawn thick, a dashed segment from a point on the one to a point on " +
      `the other, and its midpoint ${written(middle)} off both axes.`,
  };
}
