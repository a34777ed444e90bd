import type { Data } from "plotly.js-dist";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { lineOf } from "../../../plots/line-of.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { columnWidth, styles, template } from "../../../plots/theme.js";

/** How many runs end on each of several supports, in descending order. */
export interface BasinCounts {
  readonly name: string;
  readonly counts: readonly number[];
}

/**
 * The share of the runs that end on the n most frequent supports, against n on a logarithmic axis; up to four lines.
 */
export function basinShares(lines: readonly BasinCounts[]): Figure {
  const rule = `1 to ${styles.length} lists of at least one number`;
  const good = lines.length >= 1 && lines.length <= styles.length;
  const full = lines.every(({ counts }) => counts.length > 0);
  requireThat(good && full, "basinShares", "lines", rule, `${lines.length} lists`);
  const shares = lines.map(({ counts }) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    let sum = 0;
    return counts.map((count) => Number(((sum += count) / all).toFixed(4)));
  });
  const most = Math.max(...lines.map(({ counts }) => counts.length));
  const words = lines.map(({ name }, i) => {
    const list = shares[i];
    const half = list.findIndex((share) => share >= 0.5) + 1;
    return `${name}: ${list.length} supports, the first takes ${Math.round(100 * list[0])} %, half of the runs end on ${half}`;
  });
  return {
    data: lines.map(({ name }, i): Data => {
      const { line, marker } = lineOf(styles[i]);
      return {
        type: "scatter",
        mode: "lines+markers",
        name,
        x: shares[i].map((_, rank) => rank + 1),
        y: shares[i],
        line: { ...line, shape: "hv" },
        marker: { ...marker, maxdisplayed: 8 },
        cliponaxis: false,
      };
    }),
    layout: {
      template,
      width: columnWidth,
      height: 264,
      showlegend: lines.length > 1,
      xaxis: { title: { text: "supports, the most frequent first" }, ...logAxis(1, most) },
      yaxis: { title: { text: "share of the runs" }, range: [0, 1.02], tickformat: ".0%" },
    },
    caption: `The share of the runs that end on the most frequent supports. ${words.join("; ")}.`,
    alt: `Rising steps over a logarithmic axis. ${plain(words.join("; "))}.`,
  };
}
