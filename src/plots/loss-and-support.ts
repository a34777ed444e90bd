import { asLabel, labelLines, oneLine } from "./as-text.js";
import type { Dash, Data } from "plotly.js-dist";
import type { Dataset } from "../data/dataset.js";
import { supportOf } from "../network/support.js";
import { parameterNames } from "../network/parameter-names.js";
import { requireThat, requireVector } from "../numerics/checks.js";
import type { Figure } from "./figure.js";
import { logAxis } from "./log-axis.js";
import { colors, columnWidth, styles, template } from "./theme.js";
import { thinned } from "./thinned.js";

/** A member of a run: its number, its loss, its parameters. */
export interface Point {
  readonly k: number;
  readonly value: number;
  readonly theta: ArrayLike<number>;
}

/** Height of the loss panel, of a row of the lower panel, and of all that stands around, in CSS pixels. */
const PANEL = 120;
const ROW = 18;
/** Longer names are broken into lines; each further line makes all rows higher. */
const LABEL = 32;
const TEXT_LINE = 14;
const AROUND = 100;
/** Between the two panels. */
const GAP = 16;

/** Short dashes, in the lengths that Plotly takes too, so that a bar shows where it ends. */
const BAR_DASHES = "6px,2px" as Dash;

/**
 * The loss along a run (above) and which entries of θ are not zero, by their sign (below): a solid bar
 * while an entry is positive, a dashed one while it is negative, nothing while it is zero.
 *
 * Only entries that some point has are listed. `points` are in the order of k and include every change
 * of the support. `logIteration` and `logValue` choose logarithmic axes; on the former k = 0 has no
 * place and is left out.
 */
export function lossAndSupport(
  dataset: Pick<Dataset, "featureNames" | "classNames">,
  points: readonly Point[],
  { logIteration = false, logValue = false }: { logIteration?: boolean; logValue?: boolean } = {},
): Figure {
  const names = parameterNames(dataset);
  const run = points.filter(({ k }) => !logIteration || k > 0);
  requireThat(run.length >= 2, "lossAndSupport", "points", "at least two of a run", run.length);
  for (const { theta } of run) requireVector("lossAndSupport", "theta", theta, names.length);
  const [first, last] = [run[0], run[run.length - 1]];
  const listed = names.map((_, a) => a).filter((a) => run.some(({ theta }) => theta[a] !== 0));
  const rows = listed.map((a) => names[a]);
  const lines = Math.max(1, ...rows.map((row) => labelLines(row, LABEL).length));
  const row = ROW + TEXT_LINE * (lines - 1);
  const height = 8 * Math.ceil((PANEL + row * rows.length + AROUND) / 8);
  const sheet = height - AROUND;
  const split = (row * rows.length) / sheet;
  const changes = run.filter((point, i) => i > 0 && !sameSupport(point, run[i - 1]));
  const shown = thinned(run, logIteration);
  const values = shown.map(({ value }) => value);
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        x: shown.map(({ k }) => k),
        y: shown.map(({ value }) => Number(value.toPrecision(6))),
        yaxis: "y2",
        line: { color: colors.ink, width: 1.5, simplify: false },
        showlegend: false,
      },
      ...[1, -1].map((sign) => bars(run, listed, sign)),
    ],
    layout: {
      template,
      width: columnWidth,
      height,
      margin: { ...template.layout?.margin, r: 20 },
      xaxis: {
        title: { text: "iteration <i>k</i>" },
        anchor: "y",
        ...(logIteration ? logAxis(first.k, last.k) : { rangemode: "tozero" }),
      },
      yaxis: {
        domain: [0, split],
        range: [rows.length - 0.5, -0.5],
        tickvals: rows.map((_, i) => i),
        ticktext: rows.map((row) => asLabel(row, LABEL)),
        ticks: "",
      },
      yaxis2: {
        domain: [split + GAP / sheet, 1],
        anchor: "x",
        title: { text: "loss in nats" },
        ...(logValue ? logAxis(Math.min(...values), Math.max(...values)) : { rangemode: "tozero" }),
      },
    },
    caption:
      `Loss (above) and parameters that are not zero (below) along ${last.k} iterations; bars are solid ` +
      "where the parameter is positive, dashed where it is negative." +
      (logIteration ? " The iterations are on a logarithmic scale." : ""),
    alt:
      `Two charts over the iterations ${first.k} to ${last.k}. The loss falls from ` +
      `${first.value.toPrecision(4)} to ${last.value.toPrecision(4)}. Bars show which of the parameters ` +
      `${rows.map(oneLine).join("; ")} are not zero; the support changes at ` +
      `${changes.length === 0 ? "no iteration" : changes.map(({ k }) => k).join(", ")}, at the end it is ` +
      `${listed
        .filter((a) => last.theta[a] !== 0)
        .map((a) => oneLine(names[a]))
        .join("; ")}.`,
  };
}

function sameSupport(one: Point, other: Point): boolean {
  const support = ({ theta }: Point): string => supportOf(Float64Array.from(theta)).join();
  return support(one) === support(other);
}

/** One bar for each stretch of the run on which an entry keeps this sign. */
function bars(run: readonly Point[], listed: readonly number[], sign: number): Data {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  listed.forEach((a, row) => {
    const holds = (i: number): boolean => i < run.length && Math.sign(run[i].theta[a]) === sign;
    for (let i = 0; i < run.length; i++) {
      if (!holds(i) || (i > 0 && holds(i - 1))) continue;
      let end = i;
      while (holds(end)) end++;
      x.push(run[i].k, run[Math.min(end, run.length - 1)].k, null);
      y.push(row, row, null);
    }
  });
  const style = styles[sign > 0 ? 0 : 1];
  return {
    type: "scatter",
    mode: "lines",
    name: sign > 0 ? "positive" : "negative",
    x,
    y,
    line: { color: style.color, dash: sign > 0 ? "solid" : BAR_DASHES, width: 5 },
    hoverinfo: "skip",
  };
}
