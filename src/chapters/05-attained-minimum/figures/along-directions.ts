import type { Data } from "plotly.js-dist";
import type { Objective } from "../../../network/objective.js";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { plain } from "../../../plots/plain.js";
import { written } from "../../../plots/written.js";
import { columnWidth, styles, template } from "../../../plots/theme.js";

/** A straight line through the parameters of an objective. */
export interface Line {
  readonly name: string;
  readonly objective: Pick<Objective, "value">;
  readonly point: Float64Array;
  readonly direction: Float64Array;
}

/** Points of a curve. */
const POINTS = 161;

/** A curve that varies by less than this share of its height is flat: it has no lowest place to tell of. */
const FLAT = 1e-6;

/**
 * f(point + t·direction) over t for up to four lines, t from `reach[0]` to `reach[1]`; values above `top`
 * are cut off.
 */
export function alongDirections(
  lines: readonly Line[],
  { reach, top }: { reach: readonly [number, number]; top: number },
): Figure {
  const rule = `1 to ${styles.length} lines`;
  const fits = lines.length >= 1 && lines.length <= styles.length;
  requireThat(fits, "alongDirections", "lines", rule, `${lines.length} lines`);
  const [from, to] = reach;
  const places = Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1));
  const curves = lines.map(({ name, objective, point, direction }) => ({
    name,
    values: places.map((t) => objective.value(point.map((x, a) => x + t * direction[a]))),
  }));
  const data = curves.map(({ name, values }, i): Data => {
    const inside = places.map((t, n) => [t, values[n]] as const).filter(([, value]) => value <= top); // prettier-ignore
    return {
      type: "scatter",
      mode: "lines+markers",
      name,
      x: inside.map(([t]) => Number(t.toPrecision(6))),
      y: inside.map(([, value]) => Number(value.toPrecision(6))),
      line: { color: styles[i].color, dash: styles[i].dash, width: 1.5, simplify: false },
      marker: { color: styles[i].color, symbol: styles[i].symbol, size: 6, maxdisplayed: 7 },
      cliponaxis: false,
    };
  });
  const lowest = curves.map(({ name, values }) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (high - low < FLAT * high) return `${name} stays at ${written(low, 4)}`;
    return `${name} is lowest at <i>t</i> = ${written(places[values.indexOf(low)])} with ${written(low, 4)}`;
  });
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height: 248,
      margin: { ...template.layout?.margin, t: lines.length > 2 ? 48 : 32 },
      xaxis: { title: { text: "<i>t</i>" }, range: [from, to] },
      yaxis: {
        title: { text: "<i>f</i>(θ + <i>td</i>) in nats" },
        range: [0, top],
      },
    },
    caption: `The loss along straight lines θ + <i>td</i>. Of the part drawn, ${lowest.join("; ")}.`,
    alt: `Line chart over t from ${written(from)} to ${written(to)}: ${plain(lowest.join("; "))}.`,
  };
}
