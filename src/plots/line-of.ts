import type { Dash } from "plotly.js-dist";
import type { Style } from "./theme.js";

/** How a line with a marker at each of its points is drawn, told apart by dash and marker. */
export function lineOf({ color, dash, symbol }: Style): {
  readonly line: { readonly color: string; readonly dash: Dash; readonly width: number };
  readonly marker: {
    readonly color: string;
    readonly symbol: Style["symbol"];
    readonly size: number;
  };
} {
  return { line: { color, dash, width: 1.5 }, marker: { color, symbol, size: 6 } };
}
