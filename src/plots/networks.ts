import type { Annotation } from "plotly.js-dist";
import { requireThat, requireVector } from "../numerics/checks.js";
import { xName, yName } from "./axis-names.js";
import type { Figure } from "./figure.js";
import {
  connectionsOf,
  namesHeight,
  type Names,
  networkAxes,
  networkTraces,
  type Panel,
  signsHeight,
  signTraces,
} from "./network-drawing.js";
import { writtenWeight } from "./network-values.js";
import { plain } from "./plain.js";
import { columnWidth, pageWidth, template } from "./theme.js";

/** A network under a name. */
export interface NamedNetwork {
  readonly name: string;
  readonly theta: Float64Array;
}

/** The share of the drawing between two panels, in a column and on a page; of a row for its name. */
const GAPS = { column: 0.12, page: 0.09 };
const HEADING = 0.17;

/** More networks than this are no comparison at a glance. */
const MOST_NETWORKS = 6;

/**
 * Networks on the same inputs and classes side by side, drawn as by `connections`, their widths to one
 * scale: what is the same in all of them, and what is not.
 *
 * Two stand in a column, three and four in a row of a page, five and six in two rows.
 */
export function networks(dataset: Names, list: readonly NamedNetwork[]): Figure {
  const count = list.length;
  const rule = `1 to ${MOST_NETWORKS} networks`;
  requireThat(count >= 1 && count <= MOST_NETWORKS, "networks", "list", rule, count);
  const inputs = dataset.featureNames.length + 1;
  for (const { theta } of list)
    requireVector("networks", "theta", theta, inputs * dataset.classNames.length);
  const largest = Math.max(...list.flatMap(({ theta }) => Array.from(theta, Math.abs)));
  const columns = count <= 4 ? count : 3;
  const sheet = columns > 2 ? "page" : "column";
  const rows = Math.ceil(count / columns);
  const width = (1 - (columns - 1) * GAPS[sheet]) / columns;
  const panels = list.map((_, i): Panel => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return {
      number: i + 1,
      across: [
        column * (width + GAPS[sheet]),
        column === columns - 1 ? 1 : column * (width + GAPS[sheet]) + width,
      ],
      up: [1 - (row + 1) / rows, 1 - (row + HEADING) / rows],
      inputs: column === 0,
      classes: column === columns - 1 || i === count - 1,
      largest,
    };
  });
  const headings = list.map(({ name }, i): Partial<Annotation> => ({
    xref: `${xName(i + 1)} domain` as "x domain",
    yref: `${yName(2 * i + 1)} domain` as "y domain",
    x: 0.5,
    y: 1,
    yanchor: "bottom",
    text: name,
    showarrow: false,
  }));
  const counts = list.map(({ name, theta }) => {
    const all = connectionsOf(dataset, theta);
    return `${name} with ${all.filter(({ weight }) => weight !== 0).length} of ${all.length}`;
  });
  return {
    data: [
      ...list.flatMap(({ theta }, i) => networkTraces(dataset, theta, panels[i])),
      ...signTraces,
    ],
    layout: {
      template,
      width: sheet === "page" ? pageWidth : columnWidth,
      height:
        8 *
        Math.round(
          (32 +
            (sheet === "column" ? signsHeight(dataset) : 0) +
            rows * (24 + namesHeight(dataset, 22))) /
            8,
        ),
      ...Object.assign({}, ...panels.map((panel) => networkAxes(dataset, panel))),
      annotations: headings,
    },
    caption:
      `The connections of ${count} networks: ${counts.join(", ")}. The width of a line is ` +
      `|<i>θ<sub>a</sub></i>|, the widest ${writtenWeight(largest)}; solid lines are positive, ` +
      `dashed ones negative, hairlines absent.`,
    alt: `Networks side by side, connections present: ${plain(counts.join(", "))}.`,
  };
}
