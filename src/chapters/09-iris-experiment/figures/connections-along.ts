import type { Data, Frame } from "plotly.js-dist";
import { supportOf } from "../../../network/support.js";
import { parameterNames } from "../../../network/parameter-names.js";
import { requireThat, requireVector } from "../../../numerics/checks.js";
import { oneLine } from "../../../plots/as-text.js";
import { layoutAxes, xName, yName } from "../../../plots/axis-names.js";
import type { Figure } from "../../../plots/figure.js";
import { iterationSlider } from "../../../plots/iteration-slider.js";
import { logAxis } from "../../../plots/log-axis.js";
import type { Point } from "../../../plots/loss-and-support.js";
import { thinned } from "../../../plots/thinned.js";
import {
  connectionsOf,
  lineOf,
  type Names,
  namesHeight,
  networkAxes,
  nodeHeight,
  type Panel,
  signsHeight,
  signTraces,
} from "../../../plots/network-drawing.js";
import { axisColor, colors, columnWidth, styles, template } from "../../../plots/theme.js";
import { exp, log } from "../../../numerics/elementary.js";

/** A slider with more frames than this is slow, and its steps cannot be told apart. */
const MOST_FRAMES = 60;

/** The sheet: the network above, at least so high, the loss below, and what is around both, in CSS pixels. */
const NETWORK = 184;
const BETWEEN = 42;
const LOSS = 116;
const AROUND = 74;

/**
 * A run as a network that changes: connections appear, vanish, grow and change their sign (above)
 * while the loss falls (below), one frame for each point. Lines are drawn as by `connections`.
 *
 * `run` has its members in the order of k. The frames are at most sixty of them with k ≥ 1: those with a
 * new support, as long as there is room, and others evenly on the logarithmic axis of k. On paper stands
 * the first frame with the last support.
 */
export function connectionsAlong(dataset: Names, run: readonly Point[]): Figure {
  const placed = run.filter(({ k }) => k > 0);
  const some = placed.length >= 2;
  requireThat(some, "connectionsAlong", "run", "at least two members with k ≥ 1", placed.length);
  const points = framesOf(placed);
  const names = parameterNames(dataset);
  for (const { theta } of run) requireVector("connectionsAlong", "theta", theta, names.length);
  const inputs = [...dataset.featureNames, "bias"];
  const largest = Math.max(...points.flatMap(({ theta }) => Array.from(theta, Math.abs)));
  const above = Math.max(NETWORK, namesHeight(dataset));
  const sheet = above + BETWEEN + LOSS;
  const panel: Panel = { number: 1, across: [0, 1], up: [1 - above / sheet, 1], inputs: true, classes: true, largest }; // prettier-ignore
  const ends = connectionsOf(dataset, new Float64Array(names.length));
  const supports = points.map(supportName);
  const last = points.length - 1;
  const still = supports.indexOf(supports[last]);
  const changes = points.filter((_, i) => i > 0 && supports[i] !== supports[i - 1]);

  const lines = ends.map(({ from, to }): Data => ({
    type: "scatter",
    mode: "lines",
    x: [0, 1],
    y: [nodeHeight(from, inputs.length), nodeHeight(to, dataset.classNames.length)],
    xaxis: xName(1),
    yaxis: yName(1),
    hoverinfo: "skip",
    showlegend: false,
  }));
  const nodes = [inputs, dataset.classNames].map((labels, side): Data => ({
    type: "scatter",
    mode: "markers",
    x: labels.map(() => side),
    y: labels.map((_, i) => nodeHeight(i, labels.length)),
    xaxis: xName(1),
    yaxis: yName(1 + side),
    cliponaxis: false,
    hoverinfo: "skip",
    showlegend: false,
  }));
  const curve = thinned(placed, true);
  const loss: Data = {
    type: "scatter",
    mode: "lines",
    x: curve.map(({ k }) => k),
    y: curve.map(({ value }) => Number(value.toPrecision(5))),
    xaxis: xName(2),
    yaxis: yName(3),
    line: { color: colors.ink, width: 1.5 },
    showlegend: false,
  };
  const place: Data = {
    type: "scatter",
    mode: "markers",
    xaxis: xName(2),
    yaxis: yName(3),
    marker: { color: styles[1].color, symbol: styles[1].symbol, size: 9 },
    cliponaxis: false,
    hoverinfo: "skip",
    showlegend: false,
  };
  const moving = [...lines, ...nodes, place];
  const changed = ({ k, value, theta }: Point): Data[] => {
    const used = ends.filter((_, a) => theta[a] !== 0);
    const marker = (side: "from" | "to", labels: readonly string[]) => ({
      marker: {
        size: 9,
        symbol: labels.map((_, i) =>
          side === "from" && i === labels.length - 1 ? "square" : "circle",
        ),
        color: labels.map((_, i) => (used.some((c) => c[side] === i) ? axisColor : "#ffffff")),
        line: { width: 1, color: axisColor },
      },
    });
    const width = (x: number): number => Number(x.toFixed(2));
    return [
      ...ends.map((_, a) => {
        const line = lineOf(theta[a], largest);
        return { line: { ...line, width: width(line.width) } };
      }),
      marker("from", inputs),
      marker("to", dataset.classNames),
      { x: [k], y: [Number(value.toPrecision(5))] },
    ];
  };
  const frames = points.map((point): Partial<Frame> => ({
    name: String(point.k),
    traces: moving.map((_, i) => i + 1),
    data: changed(point),
  }));
  const first = changed(points[0]);
  const values = points.map(({ value }) => value);
  return {
    data: [
      loss,
      ...moving.map((trace, i): Data => ({ ...trace, ...first[i] }) as Data),
      ...signTraces,
    ],
    layout: {
      template,
      width: columnWidth,
      height: 8 * Math.round((sheet + AROUND + signsHeight(dataset)) / 8),
      ...networkAxes(dataset, panel),
      ...layoutAxes({
        [xName(2)]: {
          anchor: yName(3),
          title: { text: "iteration <i>k</i>" },
          ...logAxis(points[0].k, points[last].k),
        },
        [yName(3)]: {
          domain: [0, LOSS / sheet],
          anchor: xName(2),
          title: { text: "loss in nats" },
          rangemode: "tozero",
        },
      }),
      sliders: [
        iterationSlider(
          points.map(({ k }) => k),
          36,
        ),
      ],
    },
    frames,
    exportFrame: String(points[still].k),
    caption:
      "A run of iterative hard thresholding as a network that changes: its connections (above) and its loss " +
      `(below). Shown is iteration ${points[still].k}, the first drawn one with the ` +
      "last support. The width of a line is |<i>θ<sub>a</sub></i>|; solid lines are positive, dashed ones " +
      "negative, hairlines absent.",
    alt:
      `A network and its loss over the iterations ${points[0].k} to ${points[last].k}; the loss falls from ` +
      `${values[0].toPrecision(4)} to ${values[last].toPrecision(4)}. Among the ${points.length} drawn ` +
      `iterations the support is new at ${changes.map(({ k }) => k).join(", ") || "none"}; at the end it is ` +
      `${names
        .filter((_, a) => points[last].theta[a] !== 0)
        .map(oneLine)
        .join("; ")}.`,
  };
}

/** Sixty members of a run or fewer, the first and the last among them. */
function framesOf(run: readonly Point[]): Point[] {
  const turns = run.filter((point, i) => i > 0 && supportName(point) !== supportName(run[i - 1]));
  const chosen = new Set([run[0], run[run.length - 1], ...turns.slice(0, MOST_FRAMES / 2)]);
  const room = MOST_FRAMES - chosen.size;
  const ends = log(run[run.length - 1].k / run[0].k);
  for (let i = 1; i <= room; i++) {
    const k = run[0].k * exp((ends * i) / (room + 1));
    chosen.add(run.find((point) => point.k >= k)!);
  }
  return run.filter((point) => chosen.has(point));
}

function supportName({ theta }: Point): string {
  return supportOf(Float64Array.from(theta)).join();
}
