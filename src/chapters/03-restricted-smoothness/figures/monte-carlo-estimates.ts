import type { Data } from "plotly.js-dist";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { columnWidth, colors, styles, template } from "../../../plots/theme.js";

/** An estimate that rises with the number of samples, as `monteCarloSmoothness` gives it. */
interface Rising {
  readonly name: string;
  readonly estimate: number;
  readonly records: readonly { readonly samples: number; readonly estimate: number }[];
}

/**
 * Monte-Carlo estimates of a constant against the number of samples, up to four of them, below the
 * bracket [lower, upper] in which the constant lies.
 */
export function monteCarloEstimates(
  estimates: readonly Rising[],
  samples: number,
  { lower, upper }: { readonly lower: number; readonly upper: number },
): Figure {
  const rule = `1 to ${styles.length} estimates`;
  const fits = estimates.length >= 1 && estimates.length <= styles.length;
  requireThat(fits, "monteCarloEstimates", "estimates", rule, estimates.length);
  const data = estimates.map(({ name, records, estimate }, i): Data => {
    const shown = [...records, { samples, estimate }];
    return {
      type: "scatter",
      mode: "lines+markers",
      name,
      x: shown.map((record) => record.samples),
      y: shown.map((record) => record.estimate),
      line: { color: styles[i].color, dash: styles[i].dash, width: 1.5, shape: "hv" },
      marker: { color: styles[i].color, symbol: styles[i].symbol, size: 5 },
      cliponaxis: false,
    };
  });
  const ends = estimates.map(({ name, estimate }) => `${name}: ${estimate.toPrecision(3)}`);
  const bracket = `${lower.toPrecision(5)} to ${upper.toPrecision(5)}`;
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height: 264,
      xaxis: { title: { text: "sampled pairs" }, ...logAxis(1, samples) },
      yaxis: { title: { text: "largest quotient so far" }, range: [0, 1.16 * upper] },
      shapes: [lower, upper].map((end) => ({
        type: "line",
        xref: "paper",
        x0: 0,
        x1: 1,
        y0: end,
        y1: end,
        line: { color: colors.ink, width: 1 },
      })),
      annotations: [
        {
          xref: "paper",
          x: 0.02,
          y: upper,
          xanchor: "left",
          yanchor: "bottom",
          text: "bracket of the constant",
          showarrow: false,
        },
      ],
    },
    caption:
      `The largest quotient among random sparse pairs against their number, for several scales of the ` +
      `entries, below the bracket of the constant (${bracket}).`,
    alt:
      `Step lines that rise with the number of samples up to ${samples} and stay far below the bracket ` +
      `${bracket}; at the end ${plain(ends.join("; "))}.`,
  };
}
