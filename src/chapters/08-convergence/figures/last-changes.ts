import type { Data } from "plotly.js-dist";
import { log10 } from "../../../numerics/elementary.js";
import { requireThat } from "../../../numerics/checks.js";
import { quantile } from "../../../numerics/quantile.js";
import { columnPlaces } from "../../../plots/column-places.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { axisColor, pageWidth, styles, template } from "../../../plots/theme.js";
import { written } from "../../../plots/written.js";

/** A run, and the iteration of the last known change of its support: 0 where it never changes. */
export interface LastChange {
  readonly sparsity: number;
  readonly iteration: number;
  readonly end: "attained" | "unattained" | "open";
}

/** More runs of one sparsity than this cannot be told apart. */
const MOST_POINTS = 150;

/** The axis reaches from before 1 to this iteration. */
const LATEST = 1e30;

const NAMES = {
  attained: "converges",
  unattained: "runs to infinity",
  open: "last change not known",
} as const;

const ENDS = ["attained", "unattained", "open"] as const;

/**
 * The iteration at which the support of each run changes for the last time, on a logarithmic axis: a column for
 * each s in which the runs are sorted, first those that converge; and a line at the iteration `marked`. A run
 * without a change stands at 1. A long column is thinned evenly, its ends stay.
 */
export function lastChanges(runs: readonly LastChange[], marked: number): Figure {
  requireThat(runs.length > 0, "lastChanges", "runs", "a list of at least one run", "none");
  const sparsities = [...new Set(runs.map(({ sparsity }) => sparsity))].sort((a, b) => a - b);
  const columns = sparsities.map((s) =>
    runs
      .filter(({ sparsity }) => sparsity === s)
      .sort(
        (one, other) =>
          ENDS.indexOf(one.end) - ENDS.indexOf(other.end) || one.iteration - other.iteration,
      ),
  );
  const placed = columns.flatMap((column) =>
    columnPlaces(column.length, column[0].sparsity, MOST_POINTS).map(({ rank, x }) => ({
      x,
      y: Number(Math.max(1, column[rank].iteration).toPrecision(4)),
      end: column[rank].end,
    })),
  );
  const ends = ENDS.filter((end) => runs.some((run) => run.end === end));
  const groups = ends.map((end): Data => {
    const shown = placed.filter((point) => point.end === end);
    const style = styles[ENDS.indexOf(end)];
    return {
      type: "scatter",
      mode: "markers",
      name: NAMES[end],
      x: shown.map(({ x }) => x),
      y: shown.map(({ y }) => y),
      marker: { color: style.color, symbol: style.symbol, size: 4 },
      cliponaxis: false,
    };
  });
  const beyond = runs.filter(({ iteration }) => iteration > LATEST).length;
  const open = runs.filter(({ end }) => end === "open").length;
  const thinned = columns.some((column) => column.length > MOST_POINTS);
  const [from, to] = [sparsities[0] - 0.6, sparsities[sparsities.length - 1] + 0.6];
  const later = columns.map((column) => {
    const list = column.map(({ iteration }) => iteration);
    const share = list.filter((k) => k > marked).length / list.length;
    const [median, latest] = [quantile(list, 0.5), Math.max(...list)];
    return `s = ${column[0].sparsity}: median ${words(median)}, latest ${words(latest)}, ${Math.round(100 * share)} % after ${marked}`;
  });
  return {
    data: [
      ...groups,
      {
        type: "scatter",
        mode: "lines",
        x: [from, to],
        y: [marked, marked],
        line: { color: axisColor, width: 1, dash: "dash" },
        hoverinfo: "skip",
        showlegend: false,
      },
    ],
    layout: {
      template,
      width: pageWidth,
      height: 360,
      showlegend: true,
      xaxis: { title: { text: "sparsity <i>s</i>" }, range: [from, to], tickvals: sparsities },
      yaxis: {
        title: { text: "iteration of the last change" },
        ...logAxis(1, LATEST),
        range: [-0.6, log10(LATEST)],
      },
      annotations: [
        {
          x: to - 0.05,
          y: log10(marked) + 0.1,
          text: `${marked.toLocaleString("en")} iterations`,
          showarrow: false,
          xanchor: "right",
          yanchor: "bottom",
        },
      ],
    },
    caption:
      `The iteration at which the support changes for the last time, for ${runs.length} runs, sorted within ` +
      `each <i>s</i> and by their end; a run without a change stands at 1. Dashed: ${marked.toLocaleString("en")} iterations.` +
      (open > 0
        ? ` ${open} runs whose last change is not known stand at the last known one.`
        : "") +
      (beyond > 0 ? ` ${beyond} runs change after ${written(LATEST, 1)}, above the picture.` : "") +
      (thinned
        ? ` Of more than ${MOST_POINTS} runs of one <i>s</i> ${MOST_POINTS} are drawn, evenly by rank.`
        : ""),
    alt: `Scatter chart on a logarithmic scale of iterations up to 10^30, a column for each sparsity. ${later.join("; ")}.`,
  };
}

/** 17, or 3 · 10^12. */
function words(k: number): string {
  return k < 1e6 ? String(Math.round(k)) : plain(written(k, 1));
}
