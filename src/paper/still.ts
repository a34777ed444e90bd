import type { Data, Layout } from "plotly.js-dist";
import type { Figure, FigureLayout } from "../plots/figure.js";

type Plain = Record<string, unknown>;

/**
 * What stands on paper: the figure at its `exportFrame`, without slider and buttons.
 *
 * A figure without frames is its own still picture. Objects of a frame are merged into those of the
 * figure, lists replace lists, as Plotly does. Throws when no frame has that name.
 */
export function still(figure: Figure): { data: Data[]; layout: FigureLayout } {
  const { sliders: _sliders, updatemenus: _menus, ...layout } = figure.layout;
  const { exportFrame, frames = [] } = figure;
  const frame = frames.find(({ name }) => name === exportFrame) ?? frames[0];
  if (exportFrame !== undefined && frame?.name !== exportFrame)
    throw new Error(`The figure has no frame called ${exportFrame}, which it names for export`);
  const changes = new Map<number, Plain>(
    frame?.data?.map((change, i) => [(frame.traces as number[] | undefined)?.[i] ?? i, change]),
  );
  const data = figure.data.map((trace, i) => merge(trace as Plain, changes.get(i)) as Data);
  return { data, layout: merge(layout, frame?.layout as Plain | undefined) as FigureLayout };
}

function merge(base: Plain, change: Plain | Partial<Layout> | undefined): Plain {
  const merged: Plain = { ...base };
  for (const [key, value] of Object.entries(change ?? {}))
    merged[key] = isPlain(value) && isPlain(base[key]) ? merge(base[key], value) : value;
  return merged;
}

function isPlain(value: unknown): value is Plain {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
