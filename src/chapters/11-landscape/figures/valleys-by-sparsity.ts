import { log10 } from "../../../numerics/elementary.js";
import type { Figure } from "../../../plots/figure.js";
import { requireThat } from "../../../numerics/checks.js";
import { lineOf } from "../../../plots/line-of.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { columnWidth, styles, template } from "../../../plots/theme.js";

/** Valleys deeper than one depth, a count for each s. */
export interface DeeperValleys {
  readonly name: string;
  readonly counts: readonly number[];
}

/** The number of valleys against the sparsity on a logarithmic scale, one line for each depth; up to four. */
export function valleysBySparsity(
  sparsities: readonly number[],
  lines: readonly DeeperValleys[],
): Figure {
  const some = lines.length >= 1 && lines.length <= styles.length;
  requireThat(some, "valleysBySparsity", "lines", `1 to ${styles.length} lines`, lines.length);
  const most = Math.max(...lines.flatMap(({ counts }) => counts));
  const words = lines.map(({ name, counts }) => {
    const peak = Math.max(...counts);
    return `${plain(name)}: at most ${peak}, at s = ${sparsities[counts.indexOf(peak)]}`;
  });
  return {
    data: lines.map(({ name, counts }, i) => ({
      type: "scatter",
      mode: "lines+markers",
      name,
      x: [...sparsities],
      y: [...counts],
      ...lineOf(styles[i]),
      cliponaxis: false,
    })),
    layout: {
      template,
      width: columnWidth,
      height: 264,
      showlegend: lines.length > 1,
      xaxis: { title: { text: "sparsity <i>s</i>" }, dtick: 2, tick0: 1 },
      yaxis: {
        title: { text: "valleys" },
        ...logAxis(1, most),
        range: [-0.05, log10(most) + 0.1],
      },
    },
    caption: `Valleys of the loss on vectors with <i>s</i> entries, by their depth in nats: ${lines.map(({ name }) => name).join("; ")}.`,
    alt: `Line chart of counts on a logarithmic scale over the sparsity. ${words.join("; ")}.`,
  };
}
