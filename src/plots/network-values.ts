import type { Annotation } from "plotly.js-dist";
import { xName, yName } from "./axis-names.js";
import { labelPlaces } from "./label-places.js";
import { type Connection, lineOf, type Names, nodeHeight, type Panel } from "./network-drawing.js";
import type { Size } from "./units.js";
import { textSize } from "./theme.js";

/** The values of connections, written on their lines; `size` is about that of the panel in pixels. */
export function networkValues(
  { featureNames, classNames }: Names,
  connections: readonly Connection[],
  { number, largest }: Panel,
  size: Size,
): Partial<Annotation>[] {
  const heights = connections.map(({ from, to }) => [
    nodeHeight(from, featureNames.length + 1),
    nodeHeight(to, classNames.length),
  ]);
  const lines = heights.map(([left, right], i) => ({
    from: [0, -left * size.height] as const,
    to: [size.width, -right * size.height] as const,
    thickness: lineOf(connections[i].weight, largest).width,
  }));
  const shares = labelPlaces(lines, 3 * textSize, 1.5 * textSize);
  return connections.map(({ weight }, i) => ({
    xref: xName(number),
    yref: yName(2 * number - 1),
    x: shares[i],
    y: heights[i][0] + shares[i] * (heights[i][1] - heights[i][0]),
    text: writtenWeight(weight),
    showarrow: false,
    bgcolor: "#ffffff",
    borderpad: 0,
  }));
}

/** A weight with two decimals, or with its first digit if it has none there; a true minus sign. */
export function writtenWeight(weight: number): string {
  const text = Math.abs(weight) < 0.01 ? weight.toPrecision(1) : weight.toFixed(2);
  return text.replaceAll("-", "−");
}
