import { asLabel, asText, labelLines, widthOf } from "./as-text.js";
import type { Data, Layout, LayoutAxis } from "plotly.js-dist";
import type { Dataset } from "../data/dataset.js";
import { layoutAxes, xName, yName } from "./axis-names.js";
import { plain } from "./plain.js";
import { axisColor, colors, columnWidth, hairlineColor } from "./theme.js";

/** The names of what a network connects. */
export type Names = Pick<Dataset, "featureNames" | "classNames">;

/** One entry of θ: an input (the bias is the last one) and the class to which it leads. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** One of several drawings in a figure, numbered from 1: the share of the sheet that it takes. */
export interface Panel {
  readonly number: number;
  readonly across: readonly [number, number];
  readonly up: readonly [number, number];
  /** Whether the names of the inputs and of the classes stand beside it. */
  readonly inputs: boolean;
  readonly classes: boolean;
  /** The weight that has the widest line. */
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

/** CSS pixels: a line of text, and the room between two labels. */
const TEXT_LINE = 15;
const BETWEEN = 5;

/** CSS pixels: a small letter, and what is beside the names on both sides. */
const LETTER = 5;
const MARGINS = 36;

/** The legend of the signs takes a second row above a drawing that is narrower than this, and so much height. */
const BOTH_SIGNS = 175;
const LEGEND_ROW = 20;

/**
 * How wide the names on both sides may be together, in small letters, and each of them at least and at most: in
 * between is the drawing.
 */
const BOTH = 36;
const [NARROW, WIDE] = [18, 24];

/** How wide the lines are in which the names of the inputs and of the classes are written. */
export function nameWidths({ featureNames, classNames }: Names): {
  readonly inputs: number;
  readonly classes: number;
} {
  const widest = (names: readonly string[]): number => Math.max(...names.map(widthOf));
  const beside = (others: readonly string[]): number =>
    Math.min(WIDE, Math.max(NARROW, BOTH - widest(others)));
  return { inputs: beside(classNames), classes: beside(featureNames) };
}

/**
 * The room that the names of the inputs with the bias, and those of the classes, need one above the other, in CSS
 * pixels; at least `least` for each.
 */
export function namesHeight({ featureNames, classNames }: Names, least: number = 0): number {
  const { inputs, classes } = nameWidths({ featureNames, classNames });
  const room = (names: readonly string[], width: number): number => {
    const lines = Math.max(...names.map((name) => labelLines(name, width).length));
    return Math.max(least, lines * TEXT_LINE + BETWEEN) * names.length;
  };
  return Math.max(room([...featureNames, "bias"], inputs), room(classNames, classes));
}

/** About the width that the names on both sides take, with what is around them, in CSS pixels. */
export function namesWidth({ featureNames, classNames }: Names): number {
  const { inputs, classes } = nameWidths({ featureNames, classNames });
  const widest = (names: readonly string[], width: number): number =>
    Math.max(
      ...names.flatMap((name) => labelLines(name, width)).map((line) => widthOf(plain(line))),
    );
  return MARGINS + LETTER * (widest(featureNames, inputs) + widest(classNames, classes));
}

/** The further height that the legend of the signs takes in a column, in CSS pixels. */
export function signsHeight(names: Names): number {
  return columnWidth - namesWidth(names) < BOTH_SIGNS ? LEGEND_ROW : 0;
}

/** The height at which an input or a class stands: all of them between 0 and 1, the first on top. */
export function nodeHeight(i: number, count: number): number {
  return 1 - (i + 0.5) / count;
}

/** The absent lines, the present ones over them, the nodes on top. */
export function networkTraces(
  names: Names,
  theta: Float64Array,
  { number, largest }: Panel,
): Data[] {
  const inputs = [...names.featureNames, "bias"];
  const all = connectionsOf(names, theta);
  const used = all.filter(({ weight }) => weight !== 0);
  const absent = all.filter(({ weight }) => weight === 0);
  const lines = [...absent, ...used].map(({ from, to, weight }): Data => {
    const heights = [nodeHeight(from, inputs.length), nodeHeight(to, names.classNames.length)];
    const ends = asText(`${inputs[from]} → ${names.classNames[to]}`);
    const words = `${ends}: ${weight.toPrecision(4)}`;
    return {
      type: "scatter",
      mode: "lines",
      x: [0, 0.5, 1],
      y: [heights[0], (heights[0] + heights[1]) / 2, heights[1]],
      xaxis: xName(number),
      yaxis: yName(2 * number - 1),
      line: lineOf(weight, largest),
      text: words,
      hoverinfo: "text",
      showlegend: false,
    };
  });
  const nodes = (side: "from" | "to", labels: readonly string[]): Data => ({
    type: "scatter",
    mode: "markers",
    x: labels.map(() => (side === "from" ? 0 : 1)),
    y: labels.map((_, i) => nodeHeight(i, labels.length)),
    xaxis: xName(number),
    yaxis: yName(side === "from" ? 2 * number - 1 : 2 * number),
    marker: {
      size: 9,
      symbol:
        side === "from"
          ? labels.map((_, i) => (i < labels.length - 1 ? "circle" : "square"))
          : "circle",
      color: labels.map((_, i) => (used.some((c) => c[side] === i) ? axisColor : "#ffffff")),
      line: { width: 1, color: axisColor },
    },
    cliponaxis: false,
    hoverinfo: "skip",
    showlegend: false,
  });
  return [...lines, nodes("from", inputs), nodes("to", names.classNames)];
}

/** How a weight is drawn: its sign by colour and dash, its magnitude by the width. */
export function lineOf(
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

/** The axes of a panel: invisible, the names their tick labels. */
export function networkAxes(
  { featureNames, classNames }: Names,
  { number, across, up, inputs, classes }: Panel,
): Partial<Layout> {
  const bare = { showline: false, ticks: "", fixedrange: true } as const;
  const widths = nameWidths({ featureNames, classNames });
  const named = (
    labels: readonly string[],
    width: number,
    shown: boolean,
  ): Partial<LayoutAxis> => ({
    ...bare,
    range: [0, 1],
    domain: [...up],
    tickvals: labels.map((_, i) => nodeHeight(i, labels.length)),
    ticktext: labels.map((label) => asLabel(label, width)),
    showticklabels: shown,
    ...(shown ? { ticklabelstandoff: 8 } : {}),
    anchor: xName(number),
  });
  const [left, right] = [yName(2 * number - 1), yName(2 * number)];
  return layoutAxes({
    [xName(number)]: {
      ...bare,
      range: [0, 1],
      domain: [...across],
      showticklabels: false,
      anchor: left,
    },
    [left]: named([...featureNames, "bias"], widths.inputs, inputs),
    [right]: { ...named(classNames, widths.classes, classes), side: "right", overlaying: left },
  });
}
