import {
  asLabel,
  asText,
  labelLines,
  legendLines,
  legendName,
  oneLine,
  widthOf,
} from "../../../plots/as-text.js";
import type { Data } from "plotly.js-dist";
import type { Dataset } from "../../../data/dataset.js";
import { requireThat, requireInteger } from "../../../numerics/checks.js";
import { layoutAxes, xName, yName } from "../../../plots/axis-names.js";
import type { Figure } from "../../../plots/figure.js";
import { columnWidth, styles, template } from "../../../plots/theme.js";

/** A legend of longer names has a line for each class. */
const SHORT = 14;
/** CSS pixels for a further line of the legend and of the titles. */
const LEGEND_LINE = 30;
const TITLE_LINE = 30;

/**
 * The rows of a data set, two features to a panel, each class with its own colour and marker.
 *
 * `pairs` lists the panels as feature indices [across, up]; by default the features in their order,
 * two by two. `unit` is written on all axes. Up to two panels stand in a row. Throws for more than four classes
 * and without a pair, as by default with one feature.
 */
export function dataScatter(
  dataset: Dataset,
  {
    pairs = inOrder(dataset.featureNames.length),
    unit,
  }: { pairs?: readonly (readonly [number, number])[]; unit?: string } = {},
): Figure {
  const { featureNames, classNames, size } = dataset;
  requireThat(
    classNames.length <= styles.length,
    "dataScatter",
    "dataset",
    `of at most ${styles.length} classes`,
    `${classNames.length} classes`,
  );
  requireThat(pairs.length > 0, "dataScatter", "pairs", "at least one pair of features", "none");
  for (const feature of pairs.flat())
    requireInteger("dataScatter", "pairs", feature, 0, featureNames.length - 1);
  const columns = Math.min(2, pairs.length);
  const rows = Math.ceil(pairs.length / columns);
  const data = pairs.flatMap(([across, up], panel) =>
    classNames.map((name, k): Data => {
      const members = Array.from(dataset.labels.keys()).filter((i) => dataset.labels[i] === k);
      const column = (feature: number): number[] =>
        members.map((i) => dataset.features[i * featureNames.length + feature]);
      return {
        type: "scatter",
        mode: "markers",
        name: legendName(name),
        legendgroup: name,
        showlegend: panel === 0,
        x: column(across),
        y: column(up),
        xaxis: xName(panel + 1),
        yaxis: yName(panel + 1),
        marker: {
          color: styles[k].color,
          symbol: `${styles[k].symbol}-open` as const,
          size: 5,
          line: { width: 1 },
        },
      };
    }),
  );
  const titled = (feature: number): string =>
    unit === undefined ? featureNames[feature] : `${featureNames[feature]} in ${unit}`;
  const lines = Math.max(...pairs.flat().map((feature) => labelLines(titled(feature)).length));
  const legend = classNames.some((name) => widthOf(name) > SHORT)
    ? classNames.flatMap(legendLines).length
    : 1;
  const axes = pairs.flatMap(([across, up], panel) => [
    [xName(panel + 1), { title: { text: asLabel(titled(across)) } }],
    [yName(panel + 1), { title: { text: asLabel(titled(up)) } }],
  ]);
  const shown = pairs.map(
    ([across, up]) => `${oneLine(featureNames[up])} against ${oneLine(featureNames[across])}`,
  );
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height:
        24 +
        168 * rows +
        8 * Math.ceil((LEGEND_LINE * (legend - 1) + TITLE_LINE * (lines - 1) * rows) / 8),
      grid: { rows, columns, pattern: "independent", xgap: 0.3, ygap: 0.3 },
      ...layoutAxes(Object.fromEntries(axes)),
    },
    caption:
      `The ${size} rows of the data, ${shown.map(asText).join("; ")}. ` +
      `Colour and marker tell the ${classNames.length} classes apart.`,
    alt:
      `Scatter plots of ${shown.join(" and of ")} for ${size} rows in ${classNames.length} ` +
      `classes: ${classNames.map(oneLine).join(", ")}.`,
  };
}

function inOrder(features: number): [number, number][] {
  const pairs = Array.from({ length: Math.floor(features / 2) }, (_, i) => [2 * i, 2 * i + 1]);
  return pairs as [number, number][];
}
