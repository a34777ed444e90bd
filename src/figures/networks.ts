import type { Annotation } from "plotly.js-dist";
import { require, requireVector } from "../numerics/checks.js";
import { xName, yName } from "./axis-names.js";
import type { Figure } from "./figure.js";
import {
  connectionsOf,
  type Names,
  networkAxes,
  networkTraces,
  type Panel,
  signTraces,
} from "./network-drawing.js";
import { writtenWeight } from "./network-values.js";
import { plain } from "./plain.js";
import { columnWidth, pageWidth, template } from "./theme.js";

/** A network under a name. */
export interface NamedTheta {
  readonly name: string;
  readonly theta: Float64Array;
}

/** The share of the drawing between two panels, in a column and on a page; of a row for its name. */
const GAPS = { column: 0.12, page: 0.05 };
const HEADING = 0.12;

/**
 * Several networks with the same inputs and classes side by side, their lines on one scale.
 *
 * Up to two stand in a column, three and more on a page, four to a row. Drawn as `connections`
 * draws one: width |θ_a|, positive solid, negative dashed, absent hairlines.
 */
export function networks(
  { dataset }: { readonly dataset: Names },
  named: readonly NamedTheta[],
): Figure {
  require(named.length > 0, "networks", "named", "a list with at least one network", "none");
  const inputs = dataset.featureNames.length + 1;
  for (const { theta } of named)
    requireVector("networks", "theta", theta, inputs * dataset.classNames.length);
  const largest = Math.max(...named.flatMap(({ theta }) => Array.from(theta, Math.abs)));
  const columns = Math.min(named.length, 4);
  const sheet = columns > 2 ? "page" : "column";
  const rows = Math.ceil(named.length / columns);
  const panels = named.map((_, i): Panel => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return {
      number: i + 1,
      across: [column / columns, (column + 1) / columns - (column < columns - 1 ? GAPS[sheet] : 0)],
      up: [1 - (row + 1) / rows, 1 - (row + HEADING) / rows],
      inputs: column === 0,
      classes: column === columns - 1 || i === named.length - 1,
      largest,
    };
  });
  const headings = named.map(({ name }, i): Partial<Annotation> => ({
    xref: `${xName(i + 1)} domain` as "x domain",
    yref: `${yName(2 * i + 1)} domain` as "y domain",
    x: 0.5,
    y: 1,
    yanchor: "bottom",
    text: name,
    showarrow: false,
  }));
  const counts = named.map(({ name, theta }) => {
    const all = connectionsOf(dataset, theta);
    return `${name} with ${all.filter(({ weight }) => weight !== 0).length} of ${all.length}`;
  });
  return {
    data: [
      ...named.flatMap(({ theta }, i) => networkTraces(dataset, theta, panels[i])),
      ...signTraces,
    ],
    layout: {
      template,
      width: sheet === "page" ? pageWidth : columnWidth,
      height: 8 * Math.round((32 + rows * (24 + 22 * inputs)) / 8),
      ...Object.assign({}, ...panels.map((panel) => networkAxes(dataset, panel))),
      annotations: headings,
    },
    caption:
      `The connections of ${named.length} networks: ${counts.join(", ")}. The width of a line is ` +
      `|<i>θ<sub>a</sub></i>|, the widest ${writtenWeight(largest)}; solid lines are positive, ` +
      `dashed ones negative, hairlines absent.`,
    alt: `Networks side by side, connections present: ${plain(counts.join(", "))}.`,
  };
}
