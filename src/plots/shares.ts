import { capitalized } from "./capitalized.js";
import { requireThat } from "../numerics/checks.js";
import type { Figure } from "./figure.js";
import { LEGEND_ROW, legendRows } from "./legend-rows.js";
import { lineOf } from "./line-of.js";
import { plain } from "./plain.js";
import { columnWidth, styles, template } from "./theme.js";

/** A share from 0 to 1 for each s of a list. */
export interface Share {
  readonly name: string;
  readonly shares: readonly number[];
}

/** CSS pixels of the height without a legend. */
const HEIGHT = 220;

/** Shares of networks against the sparsity, one line each with its own dash and marker; up to four. */
export function shares(
  sparsities: readonly number[],
  lines: readonly Share[],
  { quantity = "share of networks" }: { quantity?: string } = {},
): Figure {
  const some = lines.length >= 1 && lines.length <= styles.length;
  requireThat(some, "shares", "lines", `1 to ${styles.length} lines`, lines.length);
  const words = lines.map(({ name, shares }) => {
    const list = shares.map((share, i) => `${Math.round(100 * share)} % at ${sparsities[i]}`);
    return `${name}: ${list.join(", ")}`;
  });
  const names = lines.map(({ name }) => name);
  const legend = lines.length > 1 ? LEGEND_ROW * legendRows(names, columnWidth) : 0;
  return {
    data: lines.map(({ name, shares }, i) => ({
      type: "scatter",
      mode: "lines+markers",
      name,
      x: [...sparsities],
      y: shares.map((share) => Number(share.toFixed(4))),
      ...lineOf(styles[i]),
      cliponaxis: false,
    })),
    layout: {
      template,
      width: columnWidth,
      height: 8 * Math.round((HEIGHT + legend) / 8),
      showlegend: lines.length > 1,
      xaxis: { title: { text: "sparsity <i>s</i>" }, dtick: 2, tick0: 1 },
      yaxis: { title: { text: quantity }, range: [0, 1], tickformat: ".0%" },
    },
    caption: `${capitalized(quantity)} against the sparsity: ${names.join("; ")}.`,
    alt: `Line chart over the sparsity. ${plain(words.join("; "))}.`,
  };
}
