import { requireVector, require } from "../numerics/checks.js";
import { xName } from "./axis-names.js";
import type { Figure } from "./figure.js";
import {
  connectionsOf,
  type Names,
  networkAxes,
  networkTraces,
  signTraces,
  writtenWeight,
} from "./network-drawing.js";
import { plain } from "./plain.js";
import { pageWidth, template } from "./theme.js";

/** A network under a name. */
export interface NamedNetwork {
  readonly name: string;
  readonly theta: Float64Array;
}

/** More networks than this are too narrow to be seen in a page. */
const MOST_NETWORKS = 6;

/** The share of a column that is empty on either side, and that of a panel where the nodes stand. */
const GAP = 0.1;
const ROOM_FOR_NODES = 0.08;

/**
 * Networks on the same inputs and classes side by side, drawn as by `connections`, their widths to one
 * scale: what is the same in all of them, and what is not.
 */
export function networks(dataset: Names, list: readonly NamedNetwork[]): Figure {
  const { featureNames, classNames } = dataset;
  const count = list.length;
  require(count >= 1 &&
    count <= MOST_NETWORKS, "networks", "list", `1 to ${MOST_NETWORKS} networks`, count);
  const length = (featureNames.length + 1) * classNames.length;
  for (const { theta } of list) requireVector("networks", "theta", theta, length);
  const largest = Math.max(...list.flatMap(({ theta }) => [...theta].map(Math.abs)));
  const panels = list.map((_, i) => {
    const domain: [number, number] = [(i + GAP) / count, (i + 1 - GAP) / count];
    const sides = { left: i === 0, right: i === count - 1 };
    return networkAxes(dataset, i + 1, domain, sides, ROOM_FOR_NODES);
  });
  const present = list.map(({ name, theta }) => {
    const all = connectionsOf(dataset, theta);
    const some = all.filter(({ weight }) => weight !== 0).length;
    return `${plain(name)} with ${some} of ${all.length} connections`;
  });
  return {
    data: [
      ...list.flatMap(({ theta }, i) => networkTraces(dataset, theta, { panel: i + 1, largest })),
      ...signTraces,
    ],
    layout: {
      template,
      width: pageWidth,
      height: 256,
      margin: { ...template.layout?.margin, t: 48 },
      ...Object.assign({}, ...panels),
      annotations: list.map(({ name }, i) => ({
        text: name,
        showarrow: false,
        xref: `${xName(i + 1)} domain`,
        yref: "paper",
        x: 0.5,
        y: 1,
        yanchor: "bottom",
      })),
    },
    caption:
      `Networks side by side: ${list.map(({ name }) => name).join(", ")}. The width of a line is the ` +
      `magnitude of a parameter, the widest ${writtenWeight(largest)}; solid lines are positive, dashed ones negative, ` +
      "hairlines absent.",
    alt:
      `Networks of ${featureNames.length} inputs and a bias on the left and ${classNames.length} ` +
      `classes on the right, side by side: ${present.join("; ")}.`,
  };
}
