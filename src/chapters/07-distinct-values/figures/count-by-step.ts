import type { Data } from "plotly.js-dist";
import { requirePositive, requireThat } from "../../../numerics/checks.js";
import { layoutAxes, xName, yName } from "../../../plots/axis-names.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { columnWidth, sequential, template } from "../../../plots/theme.js";
import { plain } from "../../../plots/plain.js";
import { written } from "../../../plots/written.js";
import { log10 } from "../../../numerics/elementary.js";

/** The margins γ* of the stationary points with `sparsity` entries: each is HT-stable up to its own. */
export interface MarginColumn {
  readonly sparsity: number;
  readonly margins: readonly number[];
}

/** A step of a count is drawn if it is at least so far from the last, on the logarithmic axis. */
const RESOLUTION = 0.02;

const HEIGHT = 464;

/** Labels stand at least so far apart, in decades. */
const LABEL = 0.3;

/**
 * How many stationary points are HT-stable at the step γ, against γL from 1 on, both logarithmic: one
 * line for each s, up to the one with most points above, from it on below.
 *
 * `smoothness` is L. Margins below 1/L are not drawn.
 */
export function countByStep(columns: readonly MarginColumn[], smoothness: number): Figure {
  requirePositive("countByStep", "smoothness", smoothness);
  const lines = columns
    .map(({ sparsity, margins }) => ({
      sparsity,
      longest: margins
        .map((margin) => margin * smoothness)
        .filter((step) => step >= 1)
        .sort((a, b) => b - a),
    }))
    .filter(({ longest }) => longest.length > 0);
  requireThat(lines.length > 0, "countByStep", "columns", "a list with a margin ≥ 1/L", "none");
  const most = lines.reduce((one, other) =>
    other.longest.length > one.longest.length ? other : one,
  );
  const last = lines[lines.length - 1].sparsity;
  const end = Math.max(...lines.map(({ longest }) => longest[0]));
  const top = most.longest.length;
  const panels = [0, 1].map(
    (panel) =>
    lines.filter(({ sparsity }) => (panel === 0 ? sparsity <= most.sparsity : sparsity >= most.sparsity)), // prettier-ignore
  );
  const data = panels.flatMap((shown, panel) =>
    shown.map(({ sparsity, longest }): Data => {
      const points = steps(longest);
      return {
        type: "scatter",
        mode: "lines",
        x: points.map(([x]) => x),
        y: points.map(([, y]) => y),
        xaxis: xName(panel + 1),
        yaxis: yName(panel + 1),
        line: {
          color: sequential((sparsity - 1) / Math.max(1, last - 1)),
          width: 1.5,
          shape: "hv",
        },
        hoverinfo: "x+y",
      };
    }),
  );
  const decades = log10(end);
  const axes = panels.flatMap((_, panel) => [
    [
      xName(panel + 1),
      {
        anchor: yName(panel + 1),
        ...(panel === 1 ? { title: { text: "step γ<i>L</i>" } } : {}),
        ...logAxis(1, end),
        range: [-0.23 * decades, 1.03 * decades],
      },
    ],
    [
      yName(panel + 1),
      {
        domain: panel === 0 ? [0.55, 1] : [0, 0.45],
        anchor: xName(panel + 1),
        title: { text: "HT-stable points" },
        ...logAxis(1, top),
        range: [-0.15, log10(top) + 0.25],
      },
    ],
  ]);
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height: HEIGHT,
      showlegend: false,
      ...layoutAxes(Object.fromEntries(axes)),
      annotations: panels.flatMap((shown, panel) =>
        apart(shown.map(({ longest }) => log10(longest.length))).map((y, i) => ({
          xref: xName(panel + 1),
          yref: yName(panel + 1),
          x: 0,
          y,
          xanchor: "right" as const,
          yanchor: "middle" as const,
          text: `<i>s</i> = ${shown[i].sparsity}`,
          showarrow: false,
          borderpad: 0,
        })),
      ),
    },
    caption:
      "How many stationary points are HT-stable at the step γ, against γ<i>L</i> from 1 on. Above " +
      `<i>s</i> up to ${most.sparsity}, below from ${most.sparsity} on.`,
    alt:
      `Falling lines on logarithmic axes. HT-stable points at 1/L, and the γL at which the last is lost: ` +
      `${lines
        .map(
          ({ sparsity, longest }) =>
            `s = ${sparsity}: ${longest.length}, ${plain(written(longest[0], 2))}`,
        )
        .join("; ")}.`,
  };
}

/** The count from 1 on as corners of a staircase, thinned to what can be seen; `longest` is descending. */
function steps(longest: readonly number[]): [x: number, count: number][] {
  const points: [number, number][] = [[1, longest.length]];
  let seen = 0;
  for (let left = longest.length - 1; left >= 0; left--) {
    const place = log10(longest[left]);
    if (left > 0 && place < seen + RESOLUTION) continue;
    seen = place;
    points.push([Number(longest[left].toPrecision(3)), Math.max(left, 1)]);
  }
  return points;
}

/** Places that keep their order and stand at least `LABEL` apart, as near as can be to the given ones. */
function apart(places: readonly number[]): number[] {
  const order = places.map((_, i) => i).sort((i, j) => places[i] - places[j]);
  const moved = [...places];
  for (let round = 0; round < 100; round++)
    for (let n = 1; n < order.length; n++) {
      const [below, above] = [order[n - 1], order[n]];
      const lacking = LABEL - (moved[above] - moved[below]);
      if (lacking <= 0) continue;
      moved[below] -= lacking / 2;
      moved[above] += lacking / 2;
    }
  return moved;
}
