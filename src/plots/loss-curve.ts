import { capitalized } from "./capitalized.js";
import type { Data } from "plotly.js-dist";
import { requireThat } from "../numerics/checks.js";
import type { Figure } from "./figure.js";
import { logAxis } from "./log-axis.js";
import { plain } from "./plain.js";
import { thinned } from "./thinned.js";
import { columnWidth, styles, template } from "./theme.js";

/** A recorded run under a name: `{ name: "s = 5", ...trace }` is one. */
export interface Curve {
  readonly name: string;
  readonly iterates: readonly { readonly k: number; readonly value: number }[];
}

/**
 * The value along the iterations of up to four runs, each with its own dash and marker.
 *
 * `logValue` and `logIteration` choose logarithmic axes; on the latter k = 0 has no place and is
 * left out. A long run is thinned to about 400 iterations.
 */
export function lossCurve(
  curves: readonly Curve[],
  {
    logValue = false,
    logIteration = false,
    quantity = "loss <i>f</i>(θ<sup><i>k</i></sup>) in nats",
  }: { logValue?: boolean; logIteration?: boolean; quantity?: string } = {},
): Figure {
  requireThat(
    curves.length >= 1 && curves.length <= styles.length,
    "lossCurve",
    "curves",
    `1 to ${styles.length} runs`,
    `${curves.length} runs`,
  );
  const last = Math.max(...curves.map(({ iterates }) => iterates[iterates.length - 1].k));
  const values = curves.flatMap(({ iterates }) => iterates.map(({ value }) => value));
  const data = curves.map(({ name, iterates }, i): Data => {
    const shown = thinned(iterates, logIteration);
    return {
      type: "scatter",
      mode: "lines+markers",
      name,
      x: shown.map(({ k }) => k),
      y: shown.map(({ value }) => value),
      line: { color: styles[i].color, dash: styles[i].dash, width: 1.5, simplify: false },
      marker: { color: styles[i].color, symbol: styles[i].symbol, size: 6, maxdisplayed: 6 },
      cliponaxis: false,
    };
  });
  const ends = curves.map(({ name, iterates }) => {
    const drawn = logIteration ? iterates.filter(({ k }) => k > 0) : iterates;
    const [first, last] = [drawn[0], drawn[drawn.length - 1]];
    const [from, to] = [first.value, last.value].map((value) => value.toPrecision(4));
    return `${name} from ${from} at ${first.k} to ${to} at ${last.k}`;
  });
  const words = `${capitalized(quantity)} against the iteration: ${ends.join("; ")}.`;
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height: curves.length > 1 ? 232 : 208,
      showlegend: curves.length > 1,
      xaxis: {
        title: { text: "iteration <i>k</i>" },
        ...(logIteration ? logAxis(1, last) : { rangemode: "tozero" }),
      },
      yaxis: {
        title: { text: quantity },
        ...(logValue ? logAxis(Math.min(...values), Math.max(...values)) : { rangemode: "tozero" }),
      },
    },
    caption: words,
    alt: `Line chart. ${plain(words)}`,
  };
}
