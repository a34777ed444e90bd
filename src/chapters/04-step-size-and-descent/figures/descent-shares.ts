import type { Annotation, Data } from "plotly.js-dist";
import type { Inequalities } from "../descent.js";
import { requireThat } from "../../../numerics/checks.js";
import { xName, yName } from "../../../plots/axis-names.js";
import type { Figure } from "../../../plots/figure.js";
import { lineOf } from "../../../plots/line-of.js";
import { axisColor, hairlineColor, pageWidth, styles, template } from "../../../plots/theme.js";

/** The promised shares of many steps with one sparsity and one γL. */
export interface ShareRow {
  readonly sparsity: number;
  /** γL. */
  readonly multiple: number;
  readonly mean: Inequalities;
  /** The largest share that T0 promises, at most 1 where it holds. */
  readonly largest: number;
}

/** The height of a label on the axis of the right panel. */
const LABEL = 0.045;

/** More labels do not stand apart. */
const MOST = 8;

const INEQUALITIES: readonly (keyof Inequalities)[] = ["t0", "t1", "t2", "classical"];
const NAMES: Readonly<Record<keyof Inequalities, string>> = {
  t0: "T0",
  t1: "T1",
  t2: "T2",
  classical: "classical",
};

const STEP = "γ<i>L<sub>s</sub></i>";

/** T1 lies so near to T0 that both share a label. */
const LABELS = { ...NAMES, t0: "T0, T1", t1: "" };

/**
 * How much of what f really falls by the descent inequalities promise. Left: the mean share of each
 * inequality against γL, over all sparsities. Right: the largest share that T0 promises, against the
 * sparsity, one line for each γL; at 1 the inequality would be attained.
 *
 * `rows` are a whole grid of sparsities and of up to eight γL; else it throws.
 */
export function descentShares(rows: readonly ShareRow[]): Figure {
  const multiples = [...new Set(rows.map(({ multiple }) => multiple))].sort((a, b) => a - b);
  const sparsities = [...new Set(rows.map(({ sparsity }) => sparsity))].sort((a, b) => a - b);
  const whole = rows.length === multiples.length * sparsities.length;
  const few = multiples.length >= 2 && multiples.length <= MOST;
  const rule = `a whole grid of sparsities and 2 to ${MOST} step sizes`;
  requireThat(whole && few, "descentShares", "rows", rule, `${rows.length} rows`);
  const meanOf = (key: keyof Inequalities, multiple: number): number => {
    const some = rows.filter((row) => row.multiple === multiple);
    return some.reduce((sum, { mean }) => sum + mean[key], 0) / some.length;
  };
  const means = INEQUALITIES.map((key) => multiples.map((multiple) => meanOf(key, multiple)));
  const largest = multiples.map((multiple) =>
    sparsities.map(
      (sparsity) =>
        rows.find((row) => row.multiple === multiple && row.sparsity === sparsity)!.largest,
    ),
  );
  const top = Math.max(...largest.flat());
  const last = multiples[multiples.length - 1];
  const ends = INEQUALITIES.map(
    (key, i) => `${NAMES[key]} ${percent(means[i][multiples.length - 1])}`,
  );
  return {
    data: [
      ...INEQUALITIES.map((key, i) => line(NAMES[key], multiples, means[i], i, 1)),
      ...largest.map((shares, i) => line(undefined, sparsities, shares, i, 2)),
      {
        type: "scatter",
        mode: "lines",
        x: [sparsities[0] - 0.5, sparsities[sparsities.length - 1] + 0.5],
        y: [1, 1],
        xaxis: "x2",
        yaxis: "y2",
        line: { color: hairlineColor, width: 1 },
        hoverinfo: "skip",
        showlegend: false,
      },
    ],
    layout: {
      template,
      width: pageWidth,
      height: 264,
      showlegend: false,
      margin: { ...template.layout?.margin, t: 24, r: 24 },
      xaxis: {
        domain: [0, 0.4],
        title: { text: `step size, ${STEP}` },
        range: [0, 1.05 * last],
      },
      yaxis: {
        title: { text: "mean share of the drop" },
        range: [Math.min(-0.04, ...means.flat()), Math.max(1.08, ...means.flat())],
      },
      xaxis2: {
        domain: [0.58, 0.94],
        anchor: "y2",
        title: { text: "sparsity <i>s</i>" },
        range: [0.4, sparsities.length + 0.6],
        dtick: sparsities.length > 8 ? 4 : 1,
        tick0: 1,
        tickangle: 0,
      },
      yaxis2: {
        anchor: "x2",
        title: { text: "largest share of T0" },
        range: [Math.min(...largest.flat()) - 0.06, Math.max(1.04, ...largest.flat())],
      },
      annotations: [
        ...INEQUALITIES.map((key, i) =>
          inequalityLabel(LABELS[key], multiples, means[i], i),
        ).filter(({ text }) => text !== ""),
        ...apart(largest.map((shares) => shares[shares.length - 1])).map((y, i) =>
          stepLabel(String(multiples[i]), sparsities[sparsities.length - 1], y, i),
        ),
        {
          ...stepLabel(STEP, sparsities[sparsities.length - 1], 1, 0),
          yref: "paper",
          yanchor: "bottom",
          font: { color: axisColor },
        },
      ],
    },
    caption:
      "Left: how much of the drop of <i>f</i> the inequalities promise on average, by step size; at " +
      `γ<i>L<sub>s</sub></i> = ${last} ${ends.join(", ")}. Right: the largest share that T0 promises among ` +
      `all steps that were tried, ${top.toFixed(3)} at most; at 1 it would be attained.`,
    alt:
      "Two line charts. Left, the mean promised share against the step size: T0 and T1 fall from " +
      `${percent(means[0][0])} to ${percent(means[0][multiples.length - 1])}, T2 stays near one half, the ` +
      `classical inequality falls from ${percent(means[3][0])} to ${percent(means[3][multiples.length - 1])}. ` +
      `Right, the largest share of T0 against the sparsity, a line for each step size: all below 1, the ` +
      `largest ${top.toFixed(3)}.`,
  };
}

function percent(share: number): string {
  return `${Math.abs(Math.round(100 * share))} %`;
}

function line(
  name: string | undefined,
  x: readonly number[],
  y: readonly number[],
  i: number,
  panel: number,
): Data {
  return {
    type: "scatter",
    mode: "lines+markers",
    ...(name === undefined ? { hoverinfo: "x+y" } : { name }),
    x: [...x],
    y: y.map((value) => Number(value.toPrecision(5)) + 0),
    xaxis: xName(panel),
    yaxis: yName(panel),
    ...lineOf(styles[i % styles.length]),
    cliponaxis: false,
  };
}

/** The name of an inequality above its line between the second and the third step size. */
function inequalityLabel(
  text: string,
  x: readonly number[],
  y: readonly number[],
  i: number,
): Partial<Annotation> {
  const at = Math.min(1, x.length - 1);
  return {
    text,
    x: x[at],
    y: y[at],
    xanchor: "left",
    yanchor: "bottom",
    showarrow: false,
    font: { color: styles[i % styles.length].color },
  };
}

/** γL at the right end of a line; what it is stands above all of them. */
function stepLabel(text: string, x: number, y: number, i: number): Partial<Annotation> {
  return {
    text,
    x,
    y,
    xref: "x2",
    yref: "y2",
    xanchor: "left",
    xshift: 6,
    showarrow: false,
    font: { color: styles[i % styles.length].color },
  };
}

/** Labels at the heights of the ends of lines, moved down where they would touch the one above. */
function apart(heights: readonly number[]): number[] {
  const order = [...heights.keys()].sort((i, j) => heights[j] - heights[i]);
  const places = [...heights];
  order.forEach((i, rank) => {
    if (rank > 0) places[i] = Math.min(heights[i], places[order[rank - 1]] - LABEL);
  });
  return places;
}
