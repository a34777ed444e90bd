import { requireVector } from "../numerics/checks.js";
import { oneLine } from "./as-text.js";
import type { Figure } from "./figure.js";
import {
  connectionsOf,
  namesHeight,
  namesWidth,
  type Names,
  networkAxes,
  networkTraces,
  type Panel,
  signsHeight,
  signTraces,
} from "./network-drawing.js";
import { networkValues, writtenWeight } from "./network-values.js";
import { columnWidth, template } from "./theme.js";

/** More values than this are not written on their lines. */
const MOST_VALUES = 8;

/** CSS pixels of the height around the drawing. */
const AROUND = 36;

/**
 * A network as its connections: inputs and the bias on the left, classes on the right.
 *
 * The width of a line is |θ_a|, the widest that of `largest` (by default of the largest weight).
 * Positive weights are solid, negative ones dashed, absent ones hairlines; up to eight present
 * connections carry their value. Inputs and classes without a connection are hollow.
 */
export function connections(
  network: { readonly dataset: Names },
  theta: Float64Array,
  { largest = Math.max(...theta.map(Math.abs)) }: { largest?: number } = {},
): Figure {
  const { featureNames, classNames } = network.dataset;
  const inputs = [...featureNames, "bias"];
  requireVector("connections", "theta", theta, inputs.length * classNames.length);
  const all = connectionsOf(network.dataset, theta);
  const present = all.filter(({ weight }) => weight !== 0);
  const few = present.length <= MOST_VALUES;
  const around = AROUND + signsHeight(network.dataset);
  const height = 8 * Math.round((around + Math.max(150, namesHeight(network.dataset))) / 8);
  const panel: Panel = {
    number: 1,
    across: [0, 1],
    up: [0, 1],
    inputs: true,
    classes: true,
    largest,
  };
  const list = present.map(
    ({ from, to, weight }) =>
      `${oneLine(inputs[from])} to ${oneLine(classNames[to])} ${writtenWeight(weight)}`,
  );
  return {
    data: [...networkTraces(network.dataset, theta, panel), ...signTraces],
    layout: {
      template,
      width: columnWidth,
      height,
      ...networkAxes(network.dataset, panel),
      annotations: few
        ? networkValues(network.dataset, present, panel, {
            width: columnWidth - namesWidth(network.dataset),
            height: height - around,
          })
        : [],
    },
    caption:
      `A network with ${present.length} of its ${all.length} connections. The width of a line is ` +
      `|<i>θ<sub>a</sub></i>|, the widest ${writtenWeight(largest)}; solid lines are positive, ` +
      `dashed ones negative, hairlines absent.`,
    alt:
      `Network of ${featureNames.length} inputs and a bias on the left and ${classNames.length} ` +
      `classes on the right, with ${present.length} of ${all.length} connections` +
      (few && present.length > 0 ? `: ${list.join(", ")}.` : "."),
  };
}
