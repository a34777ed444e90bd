import type { Data } from "plotly.js-dist";
import { requireThat } from "../../../numerics/checks.js";
import { log10 } from "../../../numerics/elementary.js";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { plain } from "../../../plots/plain.js";
import { axisColor, columnWidth, styles, template } from "../../../plots/theme.js";

/** The last iterates of runs: how far above f is the pass out of the valley, and how far a step can reach. */
export interface Standing {
  readonly name: string;
  readonly runs: readonly { readonly wall: number; readonly reach: number }[];
}

/**
 * The height to the pass out of a valley against the height that a step can jump, both logarithmic, in up to
 * four groups; above the diagonal the pass is out of reach. Throws unless all heights are finite and positive.
 */
export function wallsAndReach(groups: readonly Standing[]): Figure {
  const some = groups.length >= 1 && groups.length <= styles.length;
  requireThat(some, "wallsAndReach", "groups", `1 to ${styles.length} groups`, groups.length);
  const heights = groups.flatMap(({ runs }) => runs.flatMap(({ wall, reach }) => [wall, reach]));
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const good = low > 0 && high < Infinity;
  requireThat(
    good,
    "wallsAndReach",
    "the heights",
    "finite and greater than 0",
    `${low} to ${high}`,
  );
  const span = (values: readonly number[]): [number, number] => [
    log10(Math.min(...values)) - 0.2,
    log10(Math.max(...values)) + 0.2,
  ];
  const reaches = groups.flatMap(({ runs }) => runs.map(({ reach }) => reach));
  const walls = groups.flatMap(({ runs }) => runs.map(({ wall }) => wall));
  const counts = groups.map(({ name, runs }) => {
    const out = runs.filter(({ wall, reach }) => wall > reach).length;
    return `${plain(name)}: ${out} of ${runs.length}`;
  });
  const diagonal: Data = {
    type: "scatter",
    mode: "lines",
    x: [low / 2, high * 2],
    y: [low / 2, high * 2],
    line: { color: axisColor, width: 1, dash: "dash" },
    hoverinfo: "skip",
    showlegend: false,
  };
  return {
    data: [
      diagonal,
      ...groups.map(({ name, runs }, i): Data => {
        const { color, symbol } = styles[i];
        return {
          type: "scatter",
          mode: "markers",
          name,
          x: runs.map(({ reach }) => Number(reach.toPrecision(4))),
          y: runs.map(({ wall }) => Number(wall.toPrecision(4))),
          marker: { symbol: `${symbol}-open`, size: 6, line: { color, width: 1.2 }, color },
        };
      }),
    ],
    layout: {
      template,
      width: columnWidth,
      height: 312,
      showlegend: groups.length > 1,
      xaxis: {
        title: { text: "what a step can jump, in nats" },
        ...logAxis(Math.min(...reaches), Math.max(...reaches)),
        range: span(reaches),
      },
      yaxis: {
        title: { text: "height of the pass, in nats" },
        ...logAxis(Math.min(...walls), Math.max(...walls)),
        range: span(walls),
      },
    },
    caption:
      "The height from the last iterate of a run to the pass out of its valley, against the height that its next step can jump; " +
      "above the dashed diagonal the pass is out of reach.",
    alt: `Scatter plot on two logarithmic axes with a diagonal. Above it: ${counts.join("; ")}.`,
  };
}
