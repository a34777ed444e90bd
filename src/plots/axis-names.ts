import type { Layout, LayoutAxis, XAxisName, YAxisName } from "plotly.js-dist";

/** How a trace names the n-th horizontal axis: x, x2, x3, … */
export function xName(n: number): XAxisName {
  return (n === 1 ? "x" : `x${n}`) as XAxisName;
}

/** How a trace names the n-th vertical axis: y, y2, y3, … */
export function yName(n: number): YAxisName {
  return (n === 1 ? "y" : `y${n}`) as YAxisName;
}

/** Axes by their trace names, as the layout wants them: x2 as xaxis2. */
export function layoutAxes(axes: Readonly<Record<string, Partial<LayoutAxis>>>): Partial<Layout> {
  const named = Object.entries(axes).map(([name, axis]) => [
    `${name[0]}axis${name.slice(1)}`,
    axis,
  ]);
  return Object.fromEntries(named) as Partial<Layout>;
}
