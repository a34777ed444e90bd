import { requireThat } from "../../../numerics/checks.js";
import type { Figure } from "../../../plots/figure.js";
import { colors, pageWidth, template, tint } from "../../../plots/theme.js";

/** Over the highest bar there is room for its number, which stands upright. */
const TOP = 1.15;

/**
 * How many supports of each size attain their minimum, as solid bars before light ones for the rest.
 *
 * `attainedBySize` holds the numbers for 0, 1, …, P entries, of which there are P!/(s!(P − s)!). Throws
 * if one is larger than that.
 */
export function attainedBySize(counts: readonly number[]): Figure {
  const P = counts.length - 1;
  const all = [1];
  for (let s = 1; s <= P; s++) all.push(Math.round((all[s - 1] * (P - s + 1)) / s));
  counts.forEach((count, s) => {
    const rule = `at most the ${all[s]} supports of size ${s}`;
    requireThat(count >= 0 && count <= all[s], "attainedBySize", "counts", rule, count);
  });
  const sizes = all.map((_, s) => s).slice(1);
  const last = sizes.filter((s) => counts[s] > 0).at(-1) ?? 0;
  const total = sizes.reduce((sum, s) => sum + counts[s], 0);
  const whole = sizes.reduce((sum, s) => sum + all[s], 0);
  return {
    data: [
      {
        type: "bar",
        x: sizes,
        y: sizes.map((s) => counts[s]),
        marker: { color: colors.blue },
      },
      {
        type: "bar",
        x: sizes,
        y: sizes.map((s) => all[s] - counts[s]),
        text: sizes.map((s) => `${counts[s]}`),
        textposition: "outside",
        textangle: -90,
        constraintext: "none",
        cliponaxis: false,
        marker: { color: tint(colors.orange, 0.35), line: { color: colors.orange, width: 1 } },
      },
    ],
    layout: {
      template,
      width: pageWidth,
      height: 264,
      showlegend: false,
      barmode: "stack",
      bargap: 0.3,
      margin: { ...template.layout?.margin, t: 40 },
      xaxis: { title: { text: "entries of the support" }, dtick: 1 },
      yaxis: {
        title: { text: "supports" },
        tickformat: "d",
        range: [0, TOP * Math.max(...all)],
      },
      annotations: [
        {
          text: "dark, and the number: attained<br>light: not attained",
          align: "left",
          xref: "paper",
          x: 0,
          xanchor: "left",
          yref: "paper",
          y: 1,
          yanchor: "bottom",
          showarrow: false,
        },
      ],
    },
    caption:
      `Supports by their size. On ${total} of ${whole} the minimum is attained (the dark part of a bar, and ` +
      `the number above it), on none with more than ${last} entries.`,
    alt:
      `Stacked bars for ${P} sizes. The minimum is attained on ` +
      `${sizes.map((s) => `${counts[s]} of ${all[s]} supports of size ${s}`).join(", ")}.`,
  };
}
