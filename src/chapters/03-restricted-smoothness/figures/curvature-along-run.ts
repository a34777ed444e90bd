import type { Data } from "plotly.js-dist";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { columnWidth, colors, styles, template } from "../../../plots/theme.js";
import { thinned } from "../../../plots/thinned.js";
import { log10 } from "../../../numerics/elementary.js";

/** The largest curvature at θ^k: in all directions, and in those of its support. */
interface Curvature {
  readonly k: number;
  readonly dense: number;
  readonly onSupport: number;
}

/**
 * The largest eigenvalue of the Hessian along a run, of all of it and of the part on the support, below
 * a global constant `bound`; both axes are logarithmic, so k = 0 is left out.
 */
export function curvatureAlongRun(run: readonly Curvature[], bound: number): Figure {
  const shown = thinned(run, true);
  const [first, last] = [shown[0], shown[shown.length - 1]];
  const trace = (name: string, values: number[], i: number): Data => ({
    type: "scatter",
    mode: "lines+markers",
    name,
    x: shown.map(({ k }) => k),
    y: values,
    line: { color: styles[i].color, dash: styles[i].dash, width: 1.5, simplify: false },
    marker: { color: styles[i].color, symbol: styles[i].symbol, size: 6, maxdisplayed: 8 },
    cliponaxis: false,
  });
  const low = Math.min(...shown.map(({ onSupport }) => onSupport));
  const told = ({ k, dense, onSupport }: Curvature): string =>
    `${dense.toPrecision(3)} and ${onSupport.toPrecision(3)} at iteration ${k}`;
  return {
    data: [
      trace(
        "all directions",
        shown.map(({ dense }) => dense),
        0,
      ),
      trace(
        "on the support",
        shown.map(({ onSupport }) => onSupport),
        1,
      ),
    ],
    layout: {
      template,
      width: columnWidth,
      height: 248,
      xaxis: { title: { text: "iteration <i>k</i>" }, ...logAxis(1, last.k) },
      yaxis: {
        title: { text: "largest curvature at θ<sup><i>k</i></sup>" },
        ...logAxis(low, 2 * bound),
        range: [log10(low / 1.3), log10(2 * bound)],
      },
      shapes: [
        {
          type: "line",
          xref: "paper",
          x0: 0,
          x1: 1,
          y0: bound,
          y1: bound,
          line: { color: colors.ink, width: 1, dash: "dash" },
        },
      ],
      annotations: [
        {
          xref: "paper",
          x: 0.98,
          y: log10(bound),
          xanchor: "right",
          yanchor: "bottom",
          text: "global constant",
          showarrow: false,
        },
      ],
    },
    caption:
      `The largest eigenvalue of the Hessian along ${last.k} iterations, of the whole and of its part on the ` +
      `support, below the global constant ${bound.toPrecision(5)} (dashed). Both axes are logarithmic.`,
    alt:
      `Two lines below a horizontal one at ${bound.toPrecision(5)}: the curvature in all directions ` +
      `and on the support is ${told(first)}, ${told(last)}.`,
  };
}
