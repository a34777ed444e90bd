import { asLabel, asText, labelLines, legendName, oneLine } from "../../../plots/as-text.js";
import type { Data } from "plotly.js-dist";
import type { Dataset } from "../../../data/dataset.js";
import { requireThat, requireInteger, requireVector } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { axisColor, pageWidth, styles, template } from "../../../plots/theme.js";

/** The least height of a strip, a line of its name, and all that stands around, in CSS pixels. */
const STRIP = 48;
const TEXT_LINE = 16;
const AROUND = 96;

/** A strip names so many inputs; more are counted. */
const MOST_INPUTS = 4;

/** The title below is broken so that it fits a column of print. */
const TITLE = 60;

/**
 * For each direction d a strip with all rows of the data, by how far d lifts the logit of one class above
 * the largest of the other classes, over the largest such lead: rows of the class stand to the right of
 * zero and all others to the left if d separates them. Each class has a level of its own in a strip.
 *
 * `directions` have P entries each; a strip is named by the inputs of the entries that are not zero,
 * or by their number.
 */
export function separatingDirections(
  dataset: Dataset,
  directions: readonly Float64Array[],
  separated: number,
): Figure {
  const { features, labels, size, featureNames, classNames } = dataset;
  const d = featureNames.length;
  const K = classNames.length;
  const who = "separatingDirections";
  requireInteger(who, "separated", separated, 0, K - 1);
  requireThat(K <= styles.length, who, "dataset", `of at most ${styles.length} classes`, `${K} classes`); // prettier-ignore
  for (const direction of directions) requireVector(who, "direction", direction, (d + 1) * K);
  const leads = directions.map((direction) =>
    Array.from({ length: size }, (_, i) => {
      const z = classNames.map((_, k) =>
        featureNames.reduce(
          (sum, _, j) => sum + direction[d * k + j] * features[d * i + j],
          direction[d * K + k],
        ),
      );
      return z[separated] - Math.max(...z.filter((_, k) => k !== separated));
    }),
  );
  const reach = leads.map((lead) => Math.max(...lead.map(Math.abs)));
  const strips = directions.map((direction) => {
    const used = [...direction.keys()].filter((a) => direction[a] !== 0);
    const inputs = [...new Set(used.map((a) => (a < d * K ? featureNames[a % d] : "bias")))];
    return inputs.length <= MOST_INPUTS ? inputs : [`${used.length} entries`];
  });
  const lines = Math.max(1, ...strips.map((names) => names.flatMap((name) => labelLines(name)).length)); // prettier-ignore
  const gaps = leads.map((lead, n) => {
    const own = lead.filter((_, i) => labels[i] === separated);
    const others = lead.filter((_, i) => labels[i] !== separated);
    return (Math.min(...own) - Math.max(...others)) / reach[n];
  });
  const data = classNames.map((name, k): Data => {
    const members = [...labels.keys()].filter((i) => labels[i] === k);
    const points = leads.flatMap((lead, n) =>
      members.map((i) => [lead[i] / reach[n], n + 0.24 * (k - (K - 1) / 2)] as const),
    );
    return {
      type: "scatter",
      mode: "markers",
      name: legendName(name),
      x: points.map(([x]) => Number(x.toPrecision(5))),
      y: points.map(([, y]) => Number(y.toPrecision(5))),
      marker: {
        color: styles[k].color,
        symbol: `${styles[k].symbol}-open` as const,
        size: 5,
        line: { width: 1 },
      },
    };
  });
  const { [separated]: own } = classNames;
  return {
    data,
    layout: {
      template,
      width: pageWidth,
      height: 8 * Math.ceil((AROUND + Math.max(STRIP, TEXT_LINE * lines) * directions.length) / 8),
      margin: { ...template.layout?.margin, t: 32 },
      xaxis: {
        title: { text: asLabel(`lead of ${own} along the direction, over the largest`, TITLE) },
      },
      yaxis: {
        range: [directions.length - 0.5, -0.5],
        tickvals: strips.map((_, n) => n),
        ticktext: strips.map((names) => names.map((name) => asLabel(name)).join("<br>")),
        ticks: "",
      },
      shapes: [
        {
          type: "line",
          x0: 0,
          x1: 0,
          y0: 0,
          y1: 1,
          yref: "paper",
          line: { color: axisColor, width: 1, dash: "dot" },
        },
      ],
    },
    caption:
      `The ${size} rows along ${directions.length} directions, each on the entries named at the left: the ` +
      `rows of ${asText(own)} are right of zero, all others left of it.`,
    alt:
      `Strips of points for ${directions.length} directions, on ${strips
        .map((names) => names.map(oneLine).join(" and "))
        .join("; on ")}. Between ${oneLine(own)} and the other classes there is a gap of ` +
      `${gaps.map((gap) => gap.toPrecision(2)).join(", ")} of the largest lead.`,
  };
}
