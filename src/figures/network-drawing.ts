import type { Annotation, Data, Layout, LayoutAxis } from "plotly.js-dist";
import type { Dataset } from "../data/dataset.js";
import { layoutAxes, xName, yName } from "./axis-names.js";
import { labelPlaces } from "./label-places.js";
import { axisColor, colors, hairlineColor, textSize } from "./theme.js";

/** The names of what a network connects. */
export type Names = Pick<Dataset, "featureNames" | "classNames">;

/** One entry of θ: an input (the bias is the last one) and the class to which it leads. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Where a drawing of a network stands: its axes, and the weight that has the widest line. */
export interface Place {
  readonly panel: number;
  readonly largest: number;
}

/** The widest line, in CSS pixels, and the thinnest of a weight that is not zero. */
const WIDEST = 6;
const THINNEST = 1;
const HAIRLINE = 0.5;

/** The connections of θ = (W row-major, b), in the order of its entries. */
export function connectionsOf(
  { featureNames, classNames }: Names,
  theta: Float64Array,
): Connection[] {
  const d = featureNames.length;
  const weights = d * classNames.length;
  return Array.from(theta, (weight, a) =>
    a < weights
      ? { from: a % d, to: Math.floor(a / d), weight }
      : { from: d, to: a - weights, weight },
  );
}

/** The height at which an input or a class stands: all of them between 0 and 1, the first on top. */
const place = (i: number, count: number): number => 1 - (i + 0.5) / count;

/** The lines in the order of θ, so that frames can change them one by one, then the nodes. */
export function networkTraces(
  names: Names,
  theta: Float64Array,
  { panel, largest }: Place,
): Data[] {
  const inputs = [...names.featureNames, "bias"];
  const all = connectionsOf(names, theta);
  const lines = all.map(({ from, to, weight }): Data => {
    const heights = [place(from, inputs.length), place(to, names.classNames.length)];
    const words = `${inputs[from]} → ${names.classNames[to]}: ${weight.toPrecision(4)}`;
    return {
      type: "scatter",
      mode: "lines",
      x: [0, 0.5, 1],
      y: [heights[0], (heights[0] + heights[1]) / 2, heights[1]],
      xaxis: xName(panel),
      yaxis: yName(2 * panel - 1),
      line: lineOf(weight, largest),
      zorder: weight === 0 ? 0 : 1,
      text: words,
      hoverinfo: "text",
      showlegend: false,
    };
  });
  const used = all.filter(({ weight }) => weight !== 0);
  const nodes = (side: "from" | "to", labels: readonly string[]): Data => ({
    type: "scatter",
    mode: "markers",
    x: labels.map(() => (side === "from" ? 0 : 1)),
    y: labels.map((_, i) => place(i, labels.length)),
    xaxis: xName(panel),
    yaxis: yName(side === "from" ? 2 * panel - 1 : 2 * panel),
    marker: {
      size: 9,
      symbol:
        side === "from"
          ? labels.map((_, i) => (i < labels.length - 1 ? "circle" : "square"))
          : "circle",
      color: labels.map((_, i) => (used.some((c) => c[side] === i) ? axisColor : "#ffffff")),
      line: { width: 1, color: axisColor },
    },
    zorder: 2,
    hoverinfo: "skip",
    showlegend: false,
  });
  return [...lines, nodes("from", inputs), nodes("to", names.classNames)];
}

function lineOf(
  weight: number,
  largest: number,
): { color: string; dash: "solid" | "dash"; width: number } {
  if (weight === 0) return { color: hairlineColor, dash: "solid", width: HAIRLINE };
  const width = Math.max(THINNEST, (WIDEST * Math.abs(weight)) / largest);
  return weight > 0
    ? { color: colors.blue, dash: "solid", width }
    : { color: colors.orange, dash: "dash", width };
}

/** The legend of the signs: two lines without points. */
export const signTraces: readonly Data[] = [1, -1].map((sign) => ({
  type: "scatter",
  mode: "lines",
  name: sign > 0 ? "positive" : "negative",
  x: [null],
  y: [null],
  line: { ...lineOf(sign, 1), width: 3 },
}));

/**
 * The axes of a panel: invisible, their tick labels the names on the asked sides. `roomForNodes` is the
 * share of the panel that stays free on either side, so that the nodes are not cut.
 */
export function networkAxes(
  { featureNames, classNames }: Names,
  panel: number,
  domain: readonly [number, number],
  sides: { readonly left: boolean; readonly right: boolean },
  roomForNodes: number = 0.035,
): Partial<Layout> {
  const bare = { showline: false, ticks: "", fixedrange: true } as const;
  const labelled = (labels: readonly string[], shown: boolean): Partial<LayoutAxis> => ({
    ...bare,
    range: [0, 1],
    tickvals: labels.map((_, i) => place(i, labels.length)),
    ticktext: [...labels],
    showticklabels: shown,
    ...(shown ? { ticklabelstandoff: 4 } : {}),
    anchor: xName(panel),
  });
  const [left, right] = [yName(2 * panel - 1), yName(2 * panel)];
  return layoutAxes({
    [xName(panel)]: {
      ...bare,
      range: [-roomForNodes, 1 + roomForNodes],
      domain: [...domain],
      showticklabels: false,
      anchor: left,
    },
    [left]: labelled([...featureNames, "bias"], sides.left),
    [right]: { ...labelled(classNames, sides.right), side: "right", overlaying: left },
  });
}

/** The values of the present connections, written on their lines; the size of the panel in pixels. */
export function networkValues(
  { featureNames, classNames }: Names,
  theta: Float64Array,
  { panel }: Place,
  size: { readonly width: number; readonly height: number },
): Partial<Annotation>[] {
  const present = connectionsOf({ featureNames, classNames }, theta).filter(
    ({ weight }) => weight !== 0,
  );
  const ends = present.map(({ from, to }) => [
    place(from, featureNames.length + 1),
    place(to, classNames.length),
  ]);
  const lines = ends.map(([left, right]) => ({
    from: [0, -left * size.height] as const,
    to: [size.width, -right * size.height] as const,
  }));
  const shares = labelPlaces(lines, 3 * textSize, 1.5 * textSize);
  return present.map(({ weight }, i) => ({
    xref: xName(panel),
    yref: yName(2 * panel - 1),
    x: shares[i],
    y: ends[i][0] + shares[i] * (ends[i][1] - ends[i][0]),
    text: writtenWeight(weight),
    showarrow: false,
    bgcolor: "#ffffff",
    borderpad: 0,
  }));
}

/** A weight with two decimals and a true minus sign. */
export function writtenWeight(weight: number): string {
  return weight.toFixed(2).replace("-", "−");
}
