import type { Data, Frame } from "plotly.js-dist";
import { requireThat } from "../numerics/checks.js";
import type { Figure } from "./figure.js";
import { logAxis } from "./log-axis.js";
import { axisColor, columnWidth, styles, template } from "./theme.js";

/** A run beside a stationary point: its value less that of the point, and its distance, for each iterate. */
export interface RunBeside {
  readonly excess: ArrayLike<number>;
  readonly away: ArrayLike<number>;
}

/** A slider with more steps is hard to hold. */
const MOST_FRAMES = 60;

/** The picture reaches so much further than the values, as a share of their span. */
const MARGIN = 0.08;

/** What a frame changes: the runs of both groups. */
const CHANGING = [0, 1];

/**
 * Runs that start beside an unstable stationary point and beside a stable one, iterate by iterate: how far
 * each is from its point (logarithmic) and how much higher its value is. One frame for each iteration.
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
  const distances = runs.flatMap(({ away }) => Array.from(away)).filter((x) => x > 0);
  const [low, high] = [Math.min(0, ...excesses), Math.max(0, ...excesses)];
  const [near, far] = [Math.min(...distances), Math.max(...distances)];
  const margin = MARGIN * (high - low);
  const at = (group: readonly RunBeside[], k: number) => ({
    x: group.map(({ away }) => Number(Math.max(away[k], near).toPrecision(4))),
    y: group.map(({ excess }) => Number(excess[k].toPrecision(4))),
  });
  const marks = (name: string, group: readonly RunBeside[], i: number): Data => ({
    type: "scatter",
    mode: "markers",
    name,
    ...at(group, 0),
    marker: { color: styles[i].color, symbol: styles[i].symbol, size: 6 },
    cliponaxis: false,
  });
  const all = Array.from({ length: frames }, (_, k): Partial<Frame> => ({
    name: String(k),
    traces: CHANGING,
    data: [at(unstable, k), at(stable, k)],
  }));
  const below = unstable.filter(({ excess }) => excess[1] < 0).length;
  return {
    data: [
      marks("beside an unstable point", unstable, 1),
      marks("beside a stable one", stable, 0),
      {
        type: "scatter",
        mode: "lines",
        x: [near / 4, 4 * far],
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
        title: { text: "distance ‖θ<sup><i>k</i></sup> − x̄‖" },
        ...logAxis(near, far),
        range: [Math.log10(near / 4), Math.log10(4 * far)],
      },
      yaxis: {
        title: { text: "<i>f</i>(θ<sup><i>k</i></sup>) − <i>f</i>(x̄) in nats" },
        range: [low - margin, high + margin],
      },
      sliders: [
        {
          currentvalue: { prefix: "iteration " },
          pad: { t: 40 },
          steps: all.map((_, k) => ({
            label: String(k),
            method: "animate",
            args: [
              [String(k)],
              { mode: "immediate", frame: { duration: 0 }, transition: { duration: 0 } },
            ],
          })),
        },
      ],
    },
    frames: all,
    exportFrame: String(shown),
    caption:
      `Runs that start on the support of an unstable stationary point (${unstable.length}) and of a ` +
      `strictly stable one (${stable.length}), at several distances, after ${shown} ` +
      `${shown === 1 ? "iteration" : "iterations"}: ${below} of the former are below the value of their ` +
      "point after one step, whatever the distance.",
    alt:
      `Scatter chart of ${runs.length} runs, distance from the stationary point against the value less ` +
      `that of the point. Beside the unstable point the value falls to ${low.toPrecision(3)} nats within ` +
      `${frames - 1} iterations, ${below} of ${unstable.length} runs are below it after the first; beside ` +
      "the stable point values and distances go to zero.",
  };
}
