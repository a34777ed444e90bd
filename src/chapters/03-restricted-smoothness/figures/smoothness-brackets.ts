import type { Data } from "plotly.js-dist";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { columnWidth, colors, styles, template } from "../../../plots/theme.js";

/** An interval that a constant is proven to lie in, for 1, 2, 3, … entries. */
interface Bracket {
  readonly lower: number;
  readonly upper: number;
}

/** How far the two constants of one number of entries stand apart. */
const APART = 0.16;

/**
 * The brackets of Λ_m and of L_s against the number of entries m or s, each a line from its lower to its
 * upper end, below the dense constant. Where the two ends agree a single marker is left.
 */
export function smoothnessBrackets(
  restricted: readonly Bracket[],
  pairs: readonly Bracket[],
  dense: number,
): Figure {
  const rule = "as many as restricted";
  requireThat(pairs.length === restricted.length, "smoothnessBrackets", "pairs", rule, pairs.length); // prettier-ignore
  const entries = restricted.length;
  const trace = (name: string, brackets: readonly Bracket[], i: number): Data => ({
    type: "scatter",
    mode: "lines+markers",
    name,
    x: brackets.flatMap((_, n) => [n + 1, n + 1, null].map((x) => x && x + (i - 0.5) * 2 * APART)),
    y: brackets.flatMap(({ lower, upper }) => [lower, upper, null]),
    line: { color: styles[i].color, width: 1.5 },
    marker: { color: styles[i].color, symbol: styles[i].symbol, size: 5 },
  });
  const wide = (brackets: readonly Bracket[]): string => {
    const gaps = brackets.map(({ lower, upper }) => upper / lower);
    const at = gaps.indexOf(Math.max(...gaps));
    return `${gaps[at].toFixed(3)} at ${at + 1}`;
  };
  return {
    data: [
      trace("Λ<sub><i>m</i></sub>", restricted, 0),
      trace("<i>L</i><sub><i>s</i></sub>", pairs, 1),
    ],
    layout: {
      template,
      width: columnWidth,
      height: 248,
      xaxis: { title: { text: "entries <i>m</i> or <i>s</i>" }, dtick: entries > 20 ? 5 : 2, tick0: 1, range: [0.5, entries + 0.5] }, // prettier-ignore
      yaxis: { title: { text: "smoothness constant" }, range: [0, 1.16 * dense] },
      shapes: [
        {
          type: "line",
          xref: "paper",
          x0: 0,
          x1: 1,
          y0: dense,
          y1: dense,
          line: { color: colors.ink, width: 1, dash: "dot" },
        },
      ],
      annotations: [
        {
          xref: "paper",
          x: 0.02,
          y: dense,
          xanchor: "left",
          yanchor: "bottom",
          text: "dense constant <i>L</i>",
          showarrow: false,
        },
      ],
    },
    caption:
      `Brackets of the smoothness constants of sparse points (Λ) and of sparse pairs (L), proven from above ` +
      `and attained from below, for 1 to ${entries} entries; the dense constant is ${dense.toPrecision(5)}.`,
    alt:
      `Intervals rising with the number of entries. Of Λ the widest has a ratio of ${wide(restricted)}, of ` +
      `L of ${wide(pairs)}. Both end at the dense constant ${dense.toPrecision(5)}.`,
  };
}
