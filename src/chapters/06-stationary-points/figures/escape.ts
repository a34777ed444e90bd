import type { Data, Frame, LayoutAxis } from "plotly.js-dist";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { iterationSlider } from "../../../plots/iteration-slider.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { axisColor, columnWidth, styles, template } from "../../../plots/theme.js";
import { written } from "../../../plots/written.js";
import { exp, log10 } from "../../../numerics/elementary.js";

/** A run beside a stationary point: where it started, and its value less that of the point for each iterate. */
export interface RunBeside {
  readonly distance: number;
  readonly excess: ArrayLike<number>;
}

/** A slider with more steps is hard to hold. */
const MOST_FRAMES = 60;

/** The picture reaches so much further than the values, as a share of their span. */
const MARGIN = 0.08;
/** The least height of the picture, in nats. */
const LEAST_SPAN = 0.01;

/** Runs of one distance stand side by side over so many powers of ten. */
const SPREAD = 0.55;

/** What a frame changes: the runs of both groups. */
const CHANGING = [0, 1];

/**
 * Runs that start beside unstable stationary points and beside stable ones, over the distance of the start
 * (logarithmic): how much higher than that of its point the value of each is. One frame for each iteration. The
 * caption says that the starts lie inside the neighbourhood of T5 and inside the ball of T7.
 *
 * All runs have the same length, from 2 to 60 iterates. On paper stands iterate `shown`.
 */
export function escape(
  unstable: readonly RunBeside[],
  stable: readonly RunBeside[],
  shown: number = 1,
): Figure {
  const runs = [...unstable, ...stable];
  const frames = runs[0]?.excess.length ?? 0;
  requireThat(
    unstable.length > 0 && stable.length > 0,
    "escape",
    "runs",
    "at least one of each kind",
    `${unstable.length} and ${stable.length}`,
  );
  requireThat(
    frames >= 2 && frames <= MOST_FRAMES && runs.every(({ excess }) => excess.length === frames),
    "escape",
    "runs",
    `of one length, from 2 to ${MOST_FRAMES} iterates`,
    `${frames} in the first`,
  );
  const excesses = runs.flatMap(({ excess }) => Array.from(excess));
  const distances = runs.map(({ distance }) => distance);
  const low = Math.min(0, ...excesses);
  const [near, far] = [Math.min(...distances), Math.max(...distances)];
  const heights = (group: readonly RunBeside[], k: number): number[] =>
    group.map(({ excess }) => drawn(excess[k]));
  const marks = (name: string, group: readonly RunBeside[], i: number): Data => ({
    type: "scatter",
    mode: "markers",
    name,
    x: places(group),
    y: heights(group, 0),
    marker: { color: styles[i].color, symbol: styles[i].symbol, size: 4 },
    cliponaxis: false,
  });
  const yaxis = (k: number): Partial<LayoutAxis> => ({
    title: { text: `<i>f</i>(θ<sup><i>k</i></sup>) − <i>f</i>(x̄) in nats, <i>k</i> = ${k}` },
    range: rangeOf(runs.map(({ excess }) => excess[k])),
  });
  const all = Array.from({ length: frames }, (_, k): Partial<Frame> => ({
    name: String(k),
    traces: CHANGING,
    data: [{ y: heights(unstable, k) }, { y: heights(stable, k) }],
    layout: { yaxis: yaxis(k) },
  }));
  const below = unstable.filter(({ excess }) => excess[shown] < 0).length;
  const [from, to] = [log10(near) - 0.6, log10(far) + 0.6];
  return {
    data: [
      marks("beside unstable points", unstable, 1),
      marks("beside stable points", stable, 0),
      {
        type: "scatter",
        mode: "lines",
        x: [from, to].map((exponent) => drawn(exp(Math.LN10 * exponent))),
        y: [0, 0],
        line: { color: axisColor, width: 1 },
        hoverinfo: "skip",
        showlegend: false,
      },
    ],
    layout: {
      template,
      width: columnWidth,
      height: 352,
      showlegend: true,
      xaxis: {
        title: { text: "distance of the start ‖θ<sup>0</sup> − x̄‖" },
        ...logAxis(near, far),
        range: [drawn(from), drawn(to)],
      },
      yaxis: yaxis(0),
      sliders: [iterationSlider([...all.keys()], 40)],
    },
    frames: all,
    exportFrame: String(shown),
    caption:
      "Runs of iterative hard thresholding from starts on the support of stationary points x̄: inside the " +
      "neighbourhood φ &lt; <i>f</i>(x̄) of unstable ones, inside the ball of strictly stable ones. Over the distance " +
      `of the start, the value less that of x̄ after ${shown} ${shown === 1 ? "iteration" : "iterations"}; ` +
      `beside unstable points ${below} of ${unstable.length} runs are below it. Runs of one distance stand side by side.`,
    alt:
      `Scatter chart of ${runs.length} runs, distance of the start from ${plain(written(near, 1))} to ${plain(written(far, 1))} against the value ` +
      `less that of the stationary point. After ${shown} of ${frames - 1} iterations ${below} of ` +
      `${unstable.length} runs beside unstable points are below zero, at the end down to ` +
      `${written(low)}; ${stable.length} runs beside stable points stay at zero.`,
  };
}

/** A number to the digits that a picture shows. */
function drawn(value: number): number {
  return Number(value.toPrecision(4));
}

/** The heights of one iterate, zero among them; where all are nearly zero, a picture of some height. */
function rangeOf(excesses: readonly number[]): [number, number] {
  const [low, high] = [Math.min(0, ...excesses), Math.max(0, ...excesses)];
  const margin = MARGIN * Math.max(high - low, LEAST_SPAN);
  return [drawn(low - margin), drawn(high + margin)];
}

/** Runs of one distance side by side in the order of the list, about that distance. */
function places(group: readonly RunBeside[]): number[] {
  const seen = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const { distance } of group) sizes.set(distance, (sizes.get(distance) ?? 0) + 1);
  return group.map(({ distance }) => {
    const rank = seen.get(distance) ?? 0;
    seen.set(distance, rank + 1);
    const share = (rank + 0.5) / sizes.get(distance)! - 0.5;
    return Number((distance * exp(Math.LN10 * SPREAD * share)).toPrecision(4));
  });
}
