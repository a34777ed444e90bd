import { capitalized } from "../../../plots/capitalized.js";
import type { Data } from "plotly.js-dist";
import { requireThat } from "../../../numerics/checks.js";
import { quantile } from "../../../numerics/quantile.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { columnWidth, styles, template, tint } from "../../../plots/theme.js";

/** Many runs at the same iterations: values[i] are the numbers of all runs at iterations[i]. */
export interface Band {
  readonly name: string;
  readonly values: readonly (readonly number[])[];
}

/**
 * The middle half of many runs along their iterations as a band, with the median as a line; up to four
 * of them. Both axes are logarithmic.
 */
export function bandsAlong(
  iterations: readonly number[],
  bands: readonly Band[],
  { quantity = "loss in nats" }: { quantity?: string } = {},
): Figure {
  const few = bands.length >= 1 && bands.length <= styles.length;
  requireThat(few, "bandsAlong", "bands", `1 to ${styles.length} bands`, bands.length);
  const at = (values: Band["values"], q: number): number[] =>
    values.map((list) => Number(quantile(list, q).toPrecision(5)));
  const areas = bands.map(({ values }, i): Data => ({
    type: "scatter",
    mode: "lines",
    x: [...iterations, ...[...iterations].reverse()],
    y: [...at(values, 0.25), ...at(values, 0.75).reverse()],
    fill: "toself",
    fillcolor: tint(styles[i].color, 0.2),
    line: { width: 0 },
    opacity: 0.7,
    hoverinfo: "skip",
    showlegend: false,
  }));
  const medians = bands.map(({ name, values }, i): Data => ({
    type: "scatter",
    mode: "lines",
    name,
    x: [...iterations],
    y: at(values, 0.5),
    line: { color: styles[i].color, dash: styles[i].dash, width: 2 },
  }));
  const all = bands.flatMap(({ values }) => [...at(values, 0.25), ...at(values, 0.75)]);
  const words = bands.map(({ name, values }) => {
    const list = at(values, 0.5);
    const low = list.indexOf(Math.min(...list));
    return (
      `${name} from ${list[0].toPrecision(3)} to ${list[list.length - 1].toPrecision(3)}, ` +
      `least ${list[low].toPrecision(3)} at iteration ${iterations[low]}`
    );
  });
  return {
    data: [...areas, ...medians],
    layout: {
      template,
      width: columnWidth,
      height: 264,
      xaxis: {
        title: { text: "iteration <i>k</i>" },
        ...logAxis(iterations[0], iterations[iterations.length - 1]),
      },
      yaxis: { title: { text: quantity }, ...logAxis(Math.min(...all), Math.max(...all)) },
    },
    caption:
      `${capitalized(quantity)} along the iterations of ${bands[0].values[0].length} ` +
      `runs: medians as lines, the middle half as bands. ${words.join("; ")}.`,
    alt: `Line chart over the iterations. Medians: ${plain(words.join("; "))}.`,
  };
}
