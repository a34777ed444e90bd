import type { Data } from "plotly.js-dist";
import type { Dataset } from "../../../data/dataset.js";
import { parameterNames } from "../../../network/parameter-names.js";
import { supportOf } from "../../../network/support.js";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { legendName, oneLine } from "../../../plots/as-text.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { hairlineColor, pageWidth, styles, template } from "../../../plots/theme.js";
import { written } from "../../../plots/written.js";
import type { LogarithmicPoint } from "../logarithmic-run.js";

/** So many dashes with as many markers tell the lines apart. */
const MOST_LINES = styles.length * styles.length;

/**
 * The entries of θ along a run, over the logarithm of the iteration: a line for each entry that is not always zero
 * from the iteration `since` on, interrupted where it is zero; thin vertical lines at the changes of the support.
 * k = 0 has no place.
 */
export function logarithmicEntries(
  dataset: Pick<Dataset, "featureNames" | "classNames">,
  points: readonly LogarithmicPoint[],
  since = 0,
): Figure {
  const names = parameterNames(dataset);
  const run = points.filter(({ k }) => k > 0);
  const late = run.filter(({ k }) => k >= since);
  const entries = names.map((_, a) => a).filter((a) => late.some(({ theta }) => theta[a] !== 0));
  const rule = `a run with 1 to ${MOST_LINES} entries that are not always zero`;
  const some = entries.length > 0 && entries.length <= MOST_LINES;
  requireThat(some, "logarithmicEntries", "points", rule, entries.length);
  const mask = ({ theta }: LogarithmicPoint): string => supportOf(theta).join();
  const changes = run.filter((point, i) => i > 0 && mask(point) !== mask(run[i - 1]));
  const last = run[run.length - 1];
  const lines = entries.map((a, i): Data => {
    const style = styles[i % styles.length];
    const { symbol } = styles[(i + Math.floor(i / styles.length)) % styles.length];
    return {
      type: "scatter",
      mode: "lines+markers",
      name: legendName(names[a]),
      x: run.map(({ k }) => Number(k.toPrecision(5))),
      y: run.map(({ theta }) => (theta[a] === 0 ? null : Number(theta[a].toPrecision(5)))),
      line: { color: style.color, dash: style.dash, width: 1.5, simplify: false },
      marker: { color: style.color, symbol, size: 6, maxdisplayed: 8 },
      connectgaps: false,
    };
  });
  const kept = entries.filter((a) => last.theta[a] !== 0).map((a) => names[a]);
  return {
    data: lines,
    layout: {
      template,
      width: pageWidth,
      height: 400,
      showlegend: true,
      margin: { ...template.layout?.margin, t: 72, r: 20 },
      xaxis: { title: { text: "iteration <i>k</i>" }, ...logAxis(1, last.k) },
      yaxis: { title: { text: "entry of θ<sup><i>k</i></sup>" } },
      shapes: changes.map(({ k }) => ({
        type: "line",
        x0: k,
        x1: k,
        yref: "paper",
        y0: 0,
        y1: 1,
        line: { color: hairlineColor, width: 0.75 },
        layer: "below",
      })),
    },
    caption:
      `The entries of one run up to iteration ${written(last.k, 1)}, over the logarithm of the iteration; ` +
      `vertical lines are the ${changes.length} changes of the support.` +
      (since > 0 ? ` Entries that are zero from iteration ${since} on are left out.` : ""),
    alt:
      `Line chart of ${entries.length} entries over the logarithm of the iteration. The support changes at about ` +
      `${changes.map(({ k }) => (k < 1e3 ? String(k) : plain(written(k)))).join(", ")}; at the end it is ${kept.map(oneLine).join("; ")}.`,
  };
}
