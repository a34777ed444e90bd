import { log10 } from "../../../numerics/elementary.js";
import type { Data, Layout, LayoutAxis } from "plotly.js-dist";
import { requireThat } from "../../../numerics/checks.js";
import { quantile } from "../../../numerics/quantile.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { axisColor, colors, pageWidth, template } from "../../../plots/theme.js";

/** The losses at which the runs of one solver end: a list for each s. */
export interface SolverLosses {
  readonly name: string;
  readonly losses: readonly (readonly number[])[];
}

const COLUMNS = 4;

/** Where the uppermost panels end, and the room between two rows of them, as shares of the height. */
const [TOP, GAP] = [0.91, 0.17];

/** A title of more letters takes two lines, so that it fits over its panel in a column of print. */
const LONG_TITLE = 12;

/**
 * Small multiples, one panel for each solver: loss against sparsity, the median of its runs as a marker and a
 * bar from the 5 % to the 95 % quantile, above the optimum (a line) and the dense infimum (a dashed one).
 */
export function solverLosses(
  sparsities: readonly number[],
  solvers: readonly SolverLosses[],
  { optimum, dense }: { optimum: readonly number[]; dense: number },
): Figure {
  requireThat(solvers.length > 0, "solverLosses", "solvers", "a list of at least one", "none");
  const all = [dense, ...optimum, ...solvers.flatMap(({ losses }) => losses.flat())];
  const [low, high] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  const rows = Math.ceil(solvers.length / COLUMNS);
  const ends = [sparsities[0] - 0.7, sparsities[sparsities.length - 1] + 0.7] as const;
  const data: Data[] = [];
  const layout: Partial<Layout> & Record<string, unknown> = {};
  const titles: NonNullable<Layout["annotations"]> = [];
  solvers.forEach(({ name, losses }, i) => {
    const [row, column] = [Math.floor(i / COLUMNS), i % COLUMNS];
    const suffix = i === 0 ? "" : String(i + 1);
    const axes = { xaxis: `x${suffix}`, yaxis: `y${suffix}` } as const;
    const places = { hoverinfo: "skip", showlegend: i === 0 } as const;
    const q = (share: number): number[] => losses.map((list) => rounded(quantile(list, share)));
    const [bottom, middle, top] = [q(0.05), q(0.5), q(0.95)];
    data.push(
      {
        type: "scatter",
        mode: "lines",
        name: "dense infimum",
        x: [...ends],
        y: [rounded(dense), rounded(dense)],
        line: { color: axisColor, width: 1, dash: "dash" },
        ...places,
        ...axes,
      },
      {
        type: "scatter",
        mode: "lines",
        name: "optimum",
        x: [...sparsities],
        y: optimum.map(rounded),
        line: { color: colors.blue, width: 1.5 },
        ...places,
        ...axes,
      },
      {
        type: "scatter",
        mode: "lines",
        x: sparsities.flatMap((s) => [s, s, null]),
        y: losses.flatMap((_, n) => [bottom[n], top[n], null]),
        line: { color: colors.orange, width: 1.5 },
        hoverinfo: "skip",
        showlegend: false,
        ...axes,
      },
      {
        type: "scatter",
        mode: "markers",
        name: "median of the runs",
        x: [...sparsities],
        y: middle,
        marker: { color: colors.orange, symbol: "square", size: 5 },
        showlegend: i === 0,
        ...axes,
      },
    );
    const width = (1 - 0.03 * (COLUMNS - 1)) / COLUMNS;
    const height = (TOP - GAP * (rows - 1)) / rows;
    const left = column * (width + 0.03);
    const up = TOP - row * (height + GAP);
    const bottomRow = i + COLUMNS >= solvers.length;
    const x: Partial<LayoutAxis> = {
      domain: [left, left + width],
      anchor: axes.yaxis as "free",
      range: [...ends],
      tickvals: (sparsities.length > 6 ? [4, 8, 12] : [1, 2, 3, 4, 5, 6]).filter(
        (s) => s > ends[0] && s < ends[1],
      ),
      showticklabels: bottomRow,
      ...(bottomRow && { title: { text: "sparsity <i>s</i>" }, tickangle: 0 }),
    };
    const y: Partial<LayoutAxis> = {
      ...logAxis(low, high),
      domain: [Math.max(0, up - height), up],
      anchor: axes.xaxis as "free",
      range: [log10(low) - 0.05, log10(high) + 0.05],
      showticklabels: column === 0,
      ...(column === 0 && { title: { text: "loss in nats" } }),
    };
    layout[`xaxis${suffix}`] = x;
    layout[`yaxis${suffix}`] = y;
    titles.push({
      text: titled(name),
      x: left + width / 2,
      y: up + 0.005,
      xref: "paper",
      yref: "paper",
      xanchor: "center",
      yanchor: "bottom",
      showarrow: false,
    });
  });
  const runs = solvers[0].losses[0].length;
  const words = solvers.map(({ name, losses }) => {
    const met = sparsities.filter((_, n) => quantile(losses[n], 0.5) <= optimum[n] + 1e-9);
    return `${name}: the median meets the optimum at ${met.length === 0 ? "no s" : `s = ${met.join(", ")}`}`;
  });
  return {
    data,
    layout: {
      template,
      width: pageWidth,
      height: 48 + 184 * rows,
      showlegend: true,
      annotations: titles,
      ...layout,
    },
    caption:
      `Where ${solvers.length} solvers end, over at most ${runs} runs each: the loss, refitted on the last support, with median and the range from the 5 % to ` +
      "the 95 % quantile, above the exact optimum for each <i>s</i> and the dense infimum.",
    alt: `Small multiples, ${solvers.length} panels of loss against sparsity. ${words.join("; ")}.`,
  };
}

function titled(name: string): string {
  const space = name.lastIndexOf(" ");
  if (name.length <= LONG_TITLE || space < 0) return name;
  return `${name.slice(0, space)}<br>${name.slice(space + 1)}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
