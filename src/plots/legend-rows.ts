import { widthOf } from "./as-text.js";
import { plain } from "./plain.js";

/** CSS pixels of a small letter, of a symbol with the room around it, and of what stands beside the axes. */
const LETTER = 5.6;
const SYMBOL = 50;
const BESIDE = 60;

/** CSS pixels from one row of a legend to the next. */
export const LEGEND_ROW = 19;

/** About how many rows the legend takes above a figure: one if all fit, else columns as wide as the longest name. */
export function legendRows(names: readonly string[], width: number): number {
  const widths = names.map((name) => SYMBOL + LETTER * widthOf(plain(name)));
  const room = width - BESIDE;
  if (widths.reduce((sum, one) => sum + one, 0) < room) return 1;
  return Math.ceil(names.length / Math.max(1, Math.floor(room / Math.max(...widths))));
}
