import { requirePositive, requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { colors, pageWidth, template } from "../../../plots/theme.js";
import { exp, log } from "../../../numerics/elementary.js";

/** The different values that occur at one sparsity. */
export interface SpectrumColumn {
  readonly sparsity: number;
  readonly values: readonly number[];
}

const HEIGHT = 344;

/** Lines nearer to each other than this, in CSS pixels, look like one. */
const RESOLUTION = 0.6;

/** A line reaches so far to either side of its s. */
const HALF = 0.36;

/**
 * The values of stationary points as spectral lines, a column for each s, with their number above it.
 *
 * Values are positive, on a logarithmic axis; lines that cannot be told apart are drawn as one.
 */
export function valueSpectrum(columns: readonly SpectrumColumn[]): Figure {
  const filled = columns.filter(({ values }) => values.length > 0);
  requireThat(filled.length > 0, "valueSpectrum", "columns", "a list with a value", "none");
  const all = filled.flatMap(({ values }) => values);
  for (const value of all) requirePositive("valueSpectrum", "value", value);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const step = (log(high / low) * RESOLUTION) / HEIGHT;
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (const { sparsity, values } of filled) {
    const places = new Set(values.map((value) => Math.round(log(value / low) / (step || 1))));
    for (const place of places) {
      const value = Number((low * exp(place * step)).toPrecision(4));
      x.push(sparsity - HALF, sparsity + HALF, null);
      y.push(value, value, null);
    }
  }
  const sparsities = filled.map(({ sparsity }) => sparsity);
  const counts = filled.map(({ values }) => new Set(values).size);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    data: [{ type: "scatter", mode: "lines", x, y, line: { color: colors.blue, width: 0.6 } }],
    layout: {
      template,
      width: pageWidth,
      height: HEIGHT,
      margin: { ...template.layout?.margin, t: 24 },
      xaxis: {
        title: { text: "sparsity <i>s</i>" },
        tickvals: sparsities,
        range: [sparsities[0] - 0.6, sparsities[sparsities.length - 1] + 0.6],
      },
      yaxis: { title: { text: "value <i>f</i> in nats" }, ...logAxis(low, high) },
      annotations: filled.map(({ sparsity }, i) => ({
        x: sparsity,
        y: 1,
        yref: "paper",
        yanchor: "bottom",
        text: `${counts[i]}`,
        showarrow: false,
      })),
    },
    caption:
      `The values at HT-stable points as lines, a column for each <i>s</i>, and above it how many ` +
      `different ones there are: ${total} in all. Lines closer than the width of a line are one.`,
    alt:
      `Horizontal lines in ${filled.length} columns on a logarithmic scale. ` +
      `${filled
        .map(({ sparsity, values }, i) => {
          const ends = [Math.min(...values), Math.max(...values)].map((v) => v.toPrecision(3));
          return `s = ${sparsity}: ${counts[i]} from ${ends.join(" to ")}`;
        })
        .join("; ")}.`,
  };
}
