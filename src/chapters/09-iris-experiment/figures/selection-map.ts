import { asLabel, labelLines, oneLine } from "../../../plots/as-text.js";
import type { Data } from "plotly.js-dist";
import { parameterNames } from "../../../network/parameter-names.js";
import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import type { Names } from "../../../plots/network-drawing.js";
import { colors, pageWidth, template, tint } from "../../../plots/theme.js";

/** How often each entry of θ is there at each s: frequencies[i][a] from 0 to 1 for sparsities[i]. */
export interface Selection {
  readonly name: string;
  readonly frequencies: readonly (readonly number[])[];
}

/** The side of a square and the diameter of a ring that stand for "always", in CSS pixels. */
const LARGEST = 17;

/** Longer names are broken into lines. */
const LABEL = 40;
/** CSS pixels: the least room of a row, and of a line of its name. */
const ROW = 22;
const TEXT_LINE = 16;

/**
 * A map of which parameters are found: a square for each entry of θ and each s, its area the frequency of
 * the entry in `found`; over it, if there is one, a ring whose area is the frequency in `compared`. The ring is
 * nearly black, so that it is seen on a square in grey, too.
 */
export function selectionMap(
  dataset: Names,
  sparsities: readonly number[],
  found: Selection,
  compared?: Selection,
): Figure {
  const names = parameterNames(dataset);
  for (const { frequencies } of compared === undefined ? [found] : [found, compared]) {
    const fits =
      frequencies.length === sparsities.length &&
      frequencies.every((row) => row.length === names.length);
    const rule = `a list of ${names.length} for each of ${sparsities.length} sparsities`;
    requireThat(fits, "selectionMap", "frequencies", rule, `${frequencies.length} lists`);
  }
  const places = sparsities.flatMap((_, i) => names.map((_, a) => ({ i, a })));
  const layer = ({ name, frequencies }: Selection, ring: boolean): Data => {
    const there = places.filter(({ i, a }) => frequencies[i][a] > 0);
    const color = ring ? colors.ink : tint(colors.blue, 0.65);
    return {
      type: "scatter",
      mode: "markers",
      name,
      x: there.map(({ i }) => i),
      y: there.map(({ a }) => a),
      text: there.map(({ i, a }) => `${(100 * frequencies[i][a]).toFixed(0)} %`),
      hoverinfo: "text",
      marker: {
        symbol: ring ? "circle-open" : "square",
        size: there.map(({ i, a }) =>
          Number((LARGEST * Math.sqrt(frequencies[i][a]) + (ring ? 2 : 0)).toFixed(2)),
        ),
        color,
        opacity: 1,
        ...(ring ? { line: { width: 1.5 } } : {}),
      },
      cliponaxis: false,
    };
  };
  const most = sparsities.map((s, i) => {
    const row = found.frequencies[i];
    const order = names.map((_, a) => a).sort((a, b) => row[b] - row[a] || a - b);
    const first = order.slice(0, Math.min(s, 5));
    return `s = ${s}: ${first.map((a) => `${oneLine(names[a])} ${Math.round(100 * row[a])} %`).join(", ")}`;
  });
  const lines = Math.max(...names.map((name) => labelLines(name, LABEL).length));
  const few = most.filter((_, i) => [1, 2, 3, 5].includes(sparsities[i]));
  return {
    data: [layer(found, false), ...(compared === undefined ? [] : [layer(compared, true)])],
    layout: {
      template,
      width: pageWidth,
      height: 8 * Math.ceil((88 + Math.max(ROW, TEXT_LINE * lines) * names.length) / 8),
      showlegend: compared !== undefined,
      xaxis: {
        title: { text: "sparsity <i>s</i>" },
        range: [-0.6, sparsities.length - 0.4],
        tickvals: sparsities.map((_, i) => i),
        ticktext: sparsities.map(String),
        ticks: "",
      },
      yaxis: {
        range: [names.length - 0.4, -0.6],
        tickvals: names.map((_, a) => a),
        ticktext: names.map((name) => asLabel(name, LABEL)),
        ticks: "",
      },
    },
    caption:
      `Which parameters are there, by sparsity: the area of a square is the frequency in ${found.name}` +
      (compared === undefined ? "." : `, that of a ring the frequency in ${compared.name}.`),
    alt: `Map of ${names.length} parameters and ${sparsities.length} sparsities. Most frequent: ${few.join("; ")}.`,
  };
}
