import type { Data, LayoutAxis } from "plotly.js-dist";
import { hardThresholdSet } from "../../../iht/hard-threshold.js";
import { requireVector } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { axisColor, colors, columnWidth, styles, template, tint } from "../../../plots/theme.js";

/** The picture reaches from −REACH to REACH on both axes. */
const REACH = 3;
const axis: Partial<LayoutAxis> = { range: [-REACH, REACH], dtick: 1, constrain: "domain" };

/**
 * The plane under hard thresholding with s = 1: the points that keep their first entry, those that
 * keep their second, and the diagonals between, where both are projections.
 *
 * Every point of `points` (in the plane, entries of at most 3) is joined to all its projections.
 */
export function thresholdRegions(points: readonly Float64Array[]): Figure {
  for (const point of points) requireVector("thresholdRegions", "a point", point, 2);
  const groups = [
    { name: "keeps <i>v</i><sub>1</sub>", style: styles[0], of: keeping(points, "0") },
    { name: "keeps <i>v</i><sub>2</sub>", style: styles[1], of: keeping(points, "1") },
    { name: "two projections", style: styles[3], of: keeping(points, "0,1") },
  ];
  return {
    data: [
      region([-REACH, 0, -REACH], [-REACH, 0, REACH], colors.blue),
      region([REACH, 0, REACH], [-REACH, 0, REACH], colors.blue),
      region([-REACH, 0, REACH], [-REACH, 0, -REACH], colors.orange),
      region([-REACH, 0, REACH], [REACH, 0, REACH], colors.orange),
      line(
        [-REACH, REACH, null, -REACH, REACH],
        [-REACH, REACH, null, REACH, -REACH],
        1,
        "dashdot",
      ),
      line([-REACH, REACH, null, 0, 0], [0, 0, null, -REACH, REACH], 2.5, "solid"),
      ...groups.flatMap(({ name, style, of }) => joined(of, name, style)),
    ],
    layout: {
      template,
      width: columnWidth,
      height: 328,
      xaxis: { ...axis, title: { text: "<i>v</i><sub>1</sub>" } },
      yaxis: { ...axis, title: { text: "<i>v</i><sub>2</sub>" }, scaleanchor: "x" },
    },
    caption:
      "Hard thresholding in the plane, <i>s</i> = 1. The 1-sparse vectors are the two axes (thick). " +
      "Each point goes to the nearer axis along a thin line; on the diagonals (dash-dotted) both axes " +
      "are equally near and there are two projections.",
    alt:
      "The plane cut by its two diagonals into four wedges. Points left and right of the origin are " +
      "joined to the horizontal axis, points above and below to the vertical axis, points on a " +
      `diagonal to both (${groups.map(({ of }) => of.length).join(", ")} points).`,
  };
}

/** The points of which the projections keep exactly these entries, one list for each choice. */
function keeping(points: readonly Float64Array[], entries: string): readonly Float64Array[] {
  return points.filter((point) => {
    const kept = hardThresholdSet(point, 1).map((z) => z.findIndex((x) => x !== 0));
    return kept.join() === entries;
  });
}

function region(x: number[], y: number[], color: string): Data {
  return {
    type: "scatter",
    mode: "lines",
    x,
    y,
    fill: "toself",
    fillcolor: tint(color, 0.1),
    line: { width: 0 },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function line(
  x: (number | null)[],
  y: (number | null)[],
  width: number,
  dash: "solid" | "dashdot",
): Data {
  return {
    type: "scatter",
    mode: "lines",
    x,
    y,
    line: { color: axisColor, width, dash },
    hoverinfo: "skip",
    showlegend: false,
  };
}

/** Points with thin lines to their projections. */
function joined(
  points: readonly Float64Array[],
  name: string,
  style: (typeof styles)[number],
): Data[] {
  const ends = points.flatMap((point) =>
    hardThresholdSet(point, 1).map((z) => [point, z] as const),
  );
  return [
    {
      type: "scatter",
      mode: "lines",
      x: ends.flatMap(([from, to]) => [from[0], to[0], null]),
      y: ends.flatMap(([from, to]) => [from[1], to[1], null]),
      line: { color: style.color, width: 1 },
      hoverinfo: "skip",
      showlegend: false,
    },
    {
      type: "scatter",
      mode: "markers",
      name,
      x: points.map((point) => point[0]),
      y: points.map((point) => point[1]),
      marker: { color: style.color, symbol: style.symbol, size: 7 },
    },
  ];
}
