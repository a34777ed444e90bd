import type { Data } from "plotly.js-dist";
import type { Figure } from "../../../plots/figure.js";
import { logAxis } from "../../../plots/log-axis.js";
import { colors, columnWidth, styles, template, tint } from "../../../plots/theme.js";
import type { LowestInfima } from "../lowest-infima.js";
import { log10 } from "../../../numerics/elementary.js";

/** A value of f from which a run begins, or that it has come down to. */
export interface Level {
  readonly name: string;
  readonly value: number;
}

/**
 * For each s the lowest infimum that is not attained, the lowest minimum with a whole gauge group and the
 * lowest minimum at a single point, with levels as horizontal lines. A level set is bounded where its
 * level lies below the first two.
 */
export function levelSets(infima: readonly LowestInfima[], levels: readonly Level[]): Figure {
  const kinds = [
    { kind: "unattained", name: "lowest infimum, not attained", style: styles[1] },
    { kind: "flat", name: "lowest minimum on a line", style: styles[2] },
    { kind: "isolated", name: "lowest minimum at one point", style: styles[0] },
  ] as const;
  const valueOf = ({ rays, isolated }: LowestInfima, kind: string): number | undefined =>
    kind === "isolated" ? isolated.value : rays.find((ray) => ray.kind === kind)?.infimum;
  const P = infima[infima.length - 1].sparsity;
  const data = kinds.map(({ kind, name, style }): Data => {
    const points = infima.flatMap((entry) => {
      const value = valueOf(entry, kind);
      return value === undefined ? [] : [{ s: entry.sparsity, value }];
    });
    return {
      type: "scatter",
      mode: "lines+markers",
      name,
      x: points.map(({ s }) => s),
      y: points.map(({ value }) => Number(value.toPrecision(6))),
      line: { color: style.color, dash: style.dash, width: 1.5 },
      marker: { color: style.color, symbol: style.symbol, size: 6 },
    };
  });
  const windows = infima.filter(({ rays, isolated }) =>
    rays.every(({ infimum }) => isolated.value < infimum - 1e-9),
  );
  const all = [
    ...infima.map(({ isolated }) => isolated.value),
    ...levels.map(({ value }) => value),
  ];
  const listed = windows.map(({ sparsity }) => sparsity).join(", ");
  return {
    data,
    layout: {
      template,
      width: columnWidth,
      height: 304,
      margin: { ...template.layout?.margin, t: 64 },
      xaxis: { title: { text: "sparsity <i>s</i>" }, dtick: 2, tick0: 1, range: [0.5, P + 0.5] },
      yaxis: { title: { text: "loss in nats" }, ...logAxis(Math.min(...all), Math.max(...all)) },
      shapes: levels.map(({ value }) => ({
        type: "line",
        xref: "paper",
        x0: 0,
        x1: 1,
        y0: value,
        y1: value,
        line: { color: tint(colors.ink, 0.5), width: 1 },
      })),
      annotations: levels.map(({ name, value }) => ({
        text: name,
        xref: "paper",
        x: 1,
        xanchor: "right",
        y: log10(value),
        yanchor: "bottom",
        yshift: -2,
        showarrow: false,
      })),
    },
    caption:
      "The lowest infima on supports of at most <i>s</i> entries. The level set of a value is bounded if it " +
      `lies below the first two curves, which is possible for <i>s</i> = ${listed} only.`,
    alt:
      `Three curves over the sparsity 1 to ${P}, with the levels ${levels
        .map(({ name, value }) => `${name.replace(/<[^>]*>/g, "")} at ${value.toPrecision(4)}`)
        .join(", ")}. ` +
      `${infima
        .map((entry) => {
          const told = kinds.map(({ kind }) => valueOf(entry, kind)?.toPrecision(4) ?? "none");
          return `s = ${entry.sparsity}: ${told.join(", ")}`;
        })
        .join("; ")}.`,
  };
}
