import type { Data, Frame, LayoutAxis } from "plotly.js-dist";
import type { Iterate } from "../../../iht/iht.js";
import type { Objective } from "../../../network/objective.js";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { iterationSlider } from "../../../plots/iteration-slider.js";
import {
  axisColor,
  columnWidth,
  hairlineColor,
  type Style,
  styles,
  template,
} from "../../../plots/theme.js";

/** The contour lines come from a grid of so many points each way; so many lie below the first value. */
const GRID = 41;
const CONTOURS = 12;

/** The picture reaches so much further than what it shows, as a share of that. */
const MARGIN = 0.15;

/** A step has its marker where it leads to, none where it comes from. */
const AT_THE_END = [0, 1];

/** What a frame changes, in the order of the traces: thresholding, gradient step, iterates. */
const CHANGING = [2, 3, 4];

type Range = [low: number, high: number];

/**
 * IHT in the plane, one frame for each step: from θ^k the gradient step leads to
 * v = θ^k − γ∇f(θ^k), thresholding leads on to θ^{k+1}. Contour lines of f lie below.
 *
 * `iterates` is a run with s = 1 on a function of two variables with step size γ; its last iterate is
 * only an end. On paper stands the first step that changes the support (else the first).
 */
export function planeSteps(
  objective: Objective,
  iterates: readonly Iterate[],
  stepSize: number,
): Figure {
  requireThat(
    objective.dimension === 2,
    "planeSteps",
    "objective",
    "one of two variables",
    objective.dimension,
  );
  requireThat(iterates.length >= 2, "planeSteps", "iterates", "at least two", iterates.length);
  const steps = iterates.slice(0, -1).map((iterate, k) => {
    const v = iterate.theta.map((x, a) => x - stepSize * iterate.gradient[a]);
    return { k, from: iterate.theta, v, to: iterates[k + 1].theta };
  });
  const shown = steps.flatMap(({ from, v, to }) => [...from, ...v, ...to]);
  const [low, high] = [Math.min(0, ...shown), Math.max(0, ...shown)];
  const range: Range = [low - MARGIN * (high - low), high + MARGIN * (high - low)];
  const axis: Partial<LayoutAxis> = { range, constrain: "domain", nticks: 6 };
  const turn = steps.findIndex(
    (_, k) => iterates[k].support.join() !== iterates[k + 1].support.join(),
  );
  const frames = steps.map(({ k, from, v, to }): Partial<Frame> => ({
    name: String(k),
    traces: CHANGING,
    data: [
      path([v, to]),
      path([from, v]),
      path(iterates.slice(0, k + 1).map(({ theta }) => theta)),
    ],
  }));
  return {
    data: [
      contours(objective, range, iterates[0].value),
      axes(range),
      ...moving(steps[0]),
      ...LEGEND,
    ],
    layout: {
      template,
      width: columnWidth,
      height: 368,
      xaxis: { ...axis, title: { text: "θ<sub>1</sub>" } },
      yaxis: { ...axis, title: { text: "θ<sub>2</sub>" }, scaleanchor: "x" },
      sliders: [
        iterationSlider(
          steps.map(({ k }) => k),
          40,
        ),
      ],
    },
    frames,
    exportFrame: String(Math.max(turn, 0)),
    caption:
      "Iterative hard thresholding in the plane, <i>s</i> = 1: from an iterate on one axis the gradient " +
      "step leads off it, thresholding leads back to the nearer axis. Contour lines of the objective " +
      "below" +
      (turn < 0
        ? "."
        : `; shown is the step from iteration ${turn} to ${turn + 1}, which changes the support.`),
    alt:
      `Contour lines of a function of two variables and ${iterates.length} iterates on the two axes, ` +
      `from (${written(iterates[0].theta)}) to (${written(iterates[iterates.length - 1].theta)}); ` +
      (turn < 0
        ? "all lie on one axis."
        : `iteration ${turn + 1} is the first on the other axis. Drawn are the iterates up to ${turn} and the step to the next.`),
  };
}

function written(theta: Float64Array): string {
  return Array.from(theta, (x) => Number(x.toPrecision(4))).join(", ");
}

function path(points: readonly Float64Array[]): { x: number[]; y: number[] } {
  return { x: points.map((point) => point[0]), y: points.map((point) => point[1]) };
}

const [iterate, gradient, projection] = styles;

/** A step from one point to another. */
function arrow({ color, dash, symbol }: Style): Data {
  return {
    type: "scatter",
    mode: "lines+markers",
    line: { color, dash, width: 2 },
    marker: { color, symbol, size: 7 },
  };
}

/** The steps in the legend, since those in the picture have half of their markers. */
const LEGEND: readonly Data[] = [
  { ...arrow(gradient), name: "gradient step", x: [null], y: [null] } as Data,
  { ...arrow(projection), name: "threshold", x: [null], y: [null] } as Data,
];

function moving(step: { from: Float64Array; v: Float64Array; to: Float64Array }): Data[] {
  const drawn = (style: Style, from: Float64Array, to: Float64Array): Data => {
    const trace = arrow(style) as { marker: object };
    const marker = { ...trace.marker, opacity: AT_THE_END };
    return { ...trace, ...path([from, to]), marker, showlegend: false } as Data;
  };
  return [
    drawn(projection, step.v, step.to),
    drawn(gradient, step.from, step.v),
    {
      type: "scatter",
      mode: "markers",
      name: "iterates",
      ...path([step.from]),
      marker: { color: iterate.color, symbol: iterate.symbol, size: 8 },
    },
  ];
}

/** Lines at equal distances in the value, up to the value at the first iterate. */
function contours(objective: Objective, [low, high]: Range, first: number): Data {
  const places = Array.from({ length: GRID }, (_, i) => low + ((high - low) * i) / (GRID - 1));
  const rounded = (value: number): number => Number(value.toPrecision(5));
  const values = places.map((y) =>
    places.map((x) => rounded(objective.value(Float64Array.of(x, y)))),
  );
  const lowest = Math.min(...values.flat());
  const size = (first - lowest) / CONTOURS;
  return {
    type: "contour",
    x: places,
    y: places,
    z: values,
    autocontour: false,
    contours: { coloring: "none", start: lowest + size / 2, end: first, size },
    line: { color: hairlineColor, width: 1 },
    showlegend: false,
    hoverinfo: "skip",
  } as Data;
}

function axes([low, high]: Range): Data {
  return {
    type: "scatter",
    mode: "lines",
    x: [low, high, null, 0, 0],
    y: [0, 0, null, low, high],
    line: { color: axisColor, width: 1 },
    hoverinfo: "skip",
    showlegend: false,
  };
}
