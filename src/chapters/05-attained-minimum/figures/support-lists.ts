import { asText, legendName, widthOf } from "../../../plots/as-text.js";
import type { Data } from "plotly.js-dist";
import type { Dataset } from "../../../data/dataset.js";
import { requireThat } from "../../../numerics/checks.js";
import { layoutAxes, xName, yName } from "../../../plots/axis-names.js";
import type { Figure } from "../../../plots/figure.js";
import { hairlineColor, pageWidth, styles, template } from "../../../plots/theme.js";

/** A list of supports under a title. */
export interface SupportList {
  readonly title: string;
  readonly supports: readonly (readonly number[])[];
}

/** The height of a line, and of all that stands around but the names below, in CSS pixels. */
const LINE = 9;
const AROUND = 110;

/** More columns of all lists together stand so near that their names cannot be read. */
const MOST_COLUMNS = 60;

/** The names of the inputs stand upright; a letter of them takes about so many CSS pixels of the height. */
const LETTER = 5.5;

/**
 * Lists of supports side by side: a line for each support, a column for each parameter, a marker where the
 * support holds the parameter, with colour and form by class. Throws for more than four classes.
 */
export function supportLists(
  dataset: Pick<Dataset, "featureNames" | "classNames">,
  lists: readonly SupportList[],
): Figure {
  const { featureNames, classNames } = dataset;
  const [d, K] = [featureNames.length, classNames.length];
  const few = K <= styles.length;
  const most = `of at most ${styles.length} classes`;
  requireThat(few, "supportLists", "dataset", most, `${K} classes`);
  const inputs = [...classNames.flatMap(() => featureNames), ...classNames.map(() => "bias")];
  const classOf = (a: number): number => (a < d * K ? Math.floor(a / d) : a - d * K);
  const rule = "one or two";
  requireThat([1, 2].includes(lists.length), "supportLists", "lists", rule, lists.length);
  const narrow = inputs.length * lists.length <= MOST_COLUMNS;
  const columns = `of at most ${MOST_COLUMNS / lists.length} parameters beside each other`;
  requireThat(narrow, "supportLists", "dataset", columns, `${inputs.length}`);
  const order = inputs.map((_, a) => a).sort((a, b) => classOf(a) - classOf(b) || a - b);
  const data = lists.flatMap(({ supports }, panel) =>
    classNames.map((name, k): Data => {
      const points = supports.flatMap((support, line) =>
        support.filter((a) => classOf(a) === k).map((a) => [order.indexOf(a), line] as const),
      );
      return {
        type: "scatter",
        mode: "markers",
        name: legendName(name),
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
  const longest = Math.max(...lists.map(({ supports }) => supports.length));
  const below = LETTER * Math.max(...inputs.map(widthOf));
  const width = 1 / lists.length;
  const axes = lists.flatMap(({ title, supports }, panel) => [
    [
      xName(panel + 1),
      {
        domain: [panel * width + (panel > 0 ? 0.03 : 0), (panel + 1) * width],
        anchor: yName(panel + 1),
        title: { text: `${supports.length} ${title}` },
        range: [-0.7, inputs.length - 0.3],
        tickvals: order.map((_, place) => place),
        ticktext: order.map((a) => asText(inputs[a])),
        tickangle: -90,
        showgrid: true,
        gridcolor: hairlineColor,
        griddash: "dot",
      },
    ],
    [
      yName(panel + 1),
      { anchor: xName(panel + 1), range: [longest - 0.3, -0.7], showticklabels: false, ticks: "" },
    ],
  ]);
  return {
    data,
    layout: {
      template,
      width: pageWidth,
      height: 8 * Math.ceil((AROUND + below + LINE * longest) / 8),
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
