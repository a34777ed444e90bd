import { asLabel, asText } from "../../../plots/as-text.js";
import type { Data } from "plotly.js-dist";
import type { Dataset } from "../../../data/dataset.js";
import { parameterNames } from "../../../network/parameter-names.js";
import { requireThat } from "../../../numerics/checks.js";
import { layoutAxes, xName, yName } from "../../../plots/axis-names.js";
import type { Figure } from "../../../plots/figure.js";
import { hairlineColor, pageWidth, styles, template } from "../../../plots/theme.js";

/** A list of supports under a title. */
export interface SupportList {
  readonly title: string;
  readonly supports: readonly (readonly number[])[];
}

/** The height of a line, and of all that stands around, in CSS pixels. */
const LINE = 9;
const AROUND = 176;

/**
 * Lists of supports side by side: a line for each support, a column for each parameter, a marker where the
 * support holds the parameter, with colour and form by class.
 */
export function supportLists(
  dataset: Pick<Dataset, "featureNames" | "classNames">,
  lists: readonly SupportList[],
): Figure {
  const names = parameterNames(dataset);
  const { classNames } = dataset;
  const K = classNames.length;
  const d = dataset.featureNames.length;
  const classOf = (a: number): number => (a < d * K ? Math.floor(a / d) : a - d * K);
  const rule = "one or two";
  requireThat([1, 2].includes(lists.length), "supportLists", "lists", rule, lists.length);
  const order = names.map((_, a) => a).sort((a, b) => classOf(a) - classOf(b) || a - b);
  const data = lists.flatMap(({ supports }, panel) =>
    classNames.map((name, k): Data => {
      const points = supports.flatMap((support, line) =>
        support.filter((a) => classOf(a) === k).map((a) => [order.indexOf(a), line] as const),
      );
      return {
        type: "scatter",
        mode: "markers",
        name: asText(name),
        legendgroup: name,
        showlegend: panel === 0,
        x: points.map(([x]) => x),
        y: points.map(([, y]) => y),
        xaxis: xName(panel + 1),
        yaxis: yName(panel + 1),
        marker: { color: styles[k].color, symbol: styles[k].symbol, size: 7 },
      };
    }),
  );
  const most = Math.max(...lists.map(({ supports }) => supports.length));
  const width = 1 / lists.length;
  const axes = lists.flatMap(({ title, supports }, panel) => [
    [
      xName(panel + 1),
      {
        domain: [panel * width + (panel > 0 ? 0.03 : 0), (panel + 1) * width],
        anchor: yName(panel + 1),
        title: { text: `${supports.length} ${title}` },
        range: [-0.7, names.length - 0.3],
        tickvals: order.map((_, place) => place),
        ticktext: order.map((a) => asLabel(names[a].replace(/^.*, /, ""))),
        tickangle: -90,
        showgrid: true,
        gridcolor: hairlineColor,
        griddash: "dot",
      },
    ],
    [
      yName(panel + 1),
      { anchor: xName(panel + 1), range: [most - 0.3, -0.7], showticklabels: false, ticks: "" },
    ],
  ]);
  return {
    data,
    layout: {
      template,
      width: pageWidth,
      height: 8 * Math.ceil((AROUND + LINE * most) / 8),
      margin: { ...template.layout?.margin, t: 28 },
      ...layoutAxes(Object.fromEntries(axes)),
    },
    caption: `Each line is a support, each column a parameter: ${lists
      .map(({ title, supports }) => `${supports.length} ${title}`)
      .join(" and ")}.`,
    alt: `Supports as lines of markers. ${lists
      .map(({ title, supports }) => {
        const sizes = [...new Set(supports.map(({ length }) => length))].sort((a, b) => a - b);
        return `${supports.length} ${title}, with ${sizes.join(", ")} entries`;
      })
      .join("; ")}.`,
  };
}
