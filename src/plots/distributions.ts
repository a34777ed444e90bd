import { asLabel, labelLines, oneLine } from "./as-text.js";
import { capitalized } from "./capitalized.js";
import type { Data, Layout, LayoutAxis } from "plotly.js-dist";
import { requireThat } from "../numerics/checks.js";
import { quantile } from "../numerics/quantile.js";
import { mersenneTwister, permutation } from "../numerics/random.js";
import type { Figure } from "./figure.js";
import { logAxis } from "./log-axis.js";
import { plain } from "./plain.js";
import { columnWidth, pageWidth, type Style, styles, template, tint } from "./theme.js";
import { written } from "./written.js";
import { log10 } from "../numerics/elementary.js";

/** Many numbers for each category: the same number of lists as there are categories. */
export interface Distribution {
  readonly name: string;
  readonly values: readonly (readonly number[])[];
}

/** Single numbers that are looked at among the many, a list for each category. */
export interface Marked {
  readonly name: string;
  readonly values: readonly (readonly number[])[];
}

/** A category and a group show so many of their numbers as faint marks, drawn with a seed. */
const MARKS = 12;
const SEED = 1;

/** The room of all groups of a category, and of what is marked, as a share of the way to the next one. */
const ROOM = 0.76;

/** Names of categories are broken into lines. */
const LABEL = 32;
const TEXT_LINE = 15;

/** The quantiles at the ends of the thin and of the thick bars. */
const THIN = [0.05, 0.95] as const;
const THICK = [0.25, 0.75] as const;

/**
 * How numbers are distributed, category by category, in up to four groups side by side: a thin bar from
 * the 5 % to the 95 % quantile, a thick one over the middle half, the median as a marker, and twelve of
 * the numbers themselves, drawn with a seed, as faint marks. `marked` single numbers are drawn on top.
 *
 * `down` lists the categories from top to bottom instead of from left to right. Categories are names of data, text
 * as it is; the names of groups and the quantity are labels. \`of\` is what the numbers are from.
 */
export function distributions(
  categories: readonly string[],
  groups: readonly Distribution[],
  {
    quantity,
    category = "sparsity <i>s</i>",
    down = false,
    logValue = false,
    marked = [],
    range,
    height,
    page = !down,
    of = "networks",
  }: {
    quantity: string;
    category?: string;
    down?: boolean;
    logValue?: boolean;
    marked?: readonly Marked[];
    range?: readonly [low: number, high: number];
    height?: number;
    page?: boolean;
    of?: string;
  },
): Figure {
  const count = groups.length + marked.length;
  const most = `at least one group, with marked numbers at most ${styles.length}`;
  const few = groups.length >= 1 && count <= styles.length;
  requireThat(few, "distributions", "groups", most, `${groups.length} and ${marked.length}`);
  for (const { name, values } of groups) {
    const rule = `${categories.length} lists of at least one number`;
    const full = values.length === categories.length && values.every((list) => list.length > 0);
    requireThat(full, "distributions", `the values of ${plain(name)}`, rule, values.length);
  }
  const lines = Math.max(...categories.map((name) => labelLines(name, LABEL).length));
  const row = Math.max(8 + 7 * count, TEXT_LINE * lines + 4);
  const rows = 8 * Math.ceil((72 + row * categories.length) / 8);
  const width = ROOM / count;
  const offset = (i: number): number => (i - (count - 1) / 2) * width;
  const data = [
    ...groups.map((group, i) => marks(group, offset(i), width, styles[i])),
    ...groups.flatMap((group, i) => bars(group, offset(i), styles[i])),
    ...groups.map(({ name, values }, i) =>
      points(name, values.map((list) => [quantile(list, 0.5)]), offset(i), styles[i], true),
    ), // prettier-ignore
    ...marked.map(({ name, values }, i) =>
      points(name, values, offset(groups.length + i), styles[groups.length + i], false),
    ),
  ];
  const placed = down ? data.map(turned) : data;
  const all = groups.flatMap(({ values }) => values.flatMap((list) => THIN.map((q) => quantile(list, q)))); // prettier-ignore
  const scale = logValue ? log10 : (value: number) => value;
  const valueAxis: Partial<LayoutAxis> = {
    title: { text: quantity },
    ...(logValue ? logAxis(Math.min(...all), Math.max(...all)) : {}),
    ...(range === undefined ? {} : { range: [scale(range[0]), scale(range[1])] }),
  };
  const last = categories.length - 1;
  const categoryAxis: Partial<LayoutAxis> = {
    range: down ? [last + 0.6, -0.6] : [-0.6, last + 0.6],
    tickvals: categories.map((_, i) => i),
    ticktext: categories.map((name) => asLabel(name, LABEL)),
    ticks: "",
    ...(down ? {} : { title: { text: category } }),
  };
  const axes: Partial<Layout> = down
    ? { xaxis: valueAxis, yaxis: categoryAxis }
    : { xaxis: categoryAxis, yaxis: valueAxis };
  const medians = groups.map(({ name, values }) => {
    const [first, end] = [values[0], values[last]].map((list) => written(quantile(list, 0.5)));
    const [one, other] = [categories[0], categories[last]].map(oneLine);
    return `${plain(name)} from ${plain(first)} at ${one} to ${plain(end)} at ${other}`;
  });
  const sizes = new Set(groups.flatMap(({ values }) => values.map((list) => list.length)));
  const [least, greatest] = [Math.min(...sizes), Math.max(...sizes)];
  const between = least === greatest ? String(least) : `${least} to ${greatest}`;
  const drawn = least >= MARKS ? String(MARKS) : `at most ${MARKS}`;
  return {
    data: placed,
    layout: {
      template,
      width: page ? pageWidth : columnWidth,
      height: height ?? (down ? rows : 280),
      showlegend: count > 1,
      ...axes,
    },
    caption:
      `${capitalized(quantity)}, distribution over ${sizes.size === 2 ? `${greatest} or ${least}` : between} ${of}. ` +
      "Thin bars reach from the 5 % to the 95 % quantile, thick ones over the middle half, large marks are " +
      `medians; faint marks are ${drawn} of the ${of}, drawn with a seed.`,
    alt:
      `Distributions of ${plain(quantity)}, ${categories.length} categories. Medians: ` +
      `${medians.join("; ")}.`,
  };
}

type Points = Extract<Data, { type?: "scatter" | undefined }>;

function marks({ values }: Distribution, offset: number, width: number, style: Style): Data {
  const x: number[] = [];
  const y: number[] = [];
  values.forEach((list, i) => {
    const drawn = permutation(mersenneTwister(SEED + i), list.length).slice(0, MARKS);
    drawn.forEach((at, n) => {
      x.push(Number((i + offset + width * (0.7 * (n / (MARKS - 1)) - 0.35)).toFixed(3)));
      y.push(rounded(list[at]));
    });
  });
  return {
    type: "scatter",
    mode: "markers",
    x,
    y,
    marker: { size: 2.5, color: tint(style.color, 0.4) },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function bars({ values }: Distribution, offset: number, style: Style): Data[] {
  const bar = ([low, high]: readonly [number, number], width: number): Data => ({
    type: "scatter",
    mode: "lines",
    x: values.flatMap((_, i) => [i + offset, i + offset, null]),
    y: values.flatMap((list) => [
      rounded(quantile(list, low)),
      rounded(quantile(list, high)),
      null,
    ]),
    line: { color: style.color, width },
    hoverinfo: "skip",
    showlegend: false,
  });
  return [bar(THIN, 1), bar(THICK, 4)];
}

function points(
  name: string,
  values: readonly (readonly number[])[],
  offset: number,
  style: Style,
  median: boolean,
): Data {
  return {
    type: "scatter",
    mode: "markers",
    name,
    x: values.flatMap((list, i) => list.map(() => i + offset)),
    y: values.flatMap((list) => list.map(rounded)),
    marker: {
      symbol: style.symbol,
      size: 6,
      color: median ? "#ffffff" : style.color,
      line: { color: style.color, width: 1.5 },
    },
    cliponaxis: false,
  };
}

function turned(trace: Data): Data {
  const { x, y } = trace as Points;
  return { ...trace, x: y, y: x } as Data;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
