import type { LayoutAxis } from "plotly.js-dist";
import { log10 } from "../numerics/elementary.js";

/** From this many decades on, powers of ten are marked; below it 1, 2 and 5 times them. */
const MANY_DECADES = 2;

/**
 * A logarithmic axis for positive values from `low` to `high`, its marks in the size of all other
 * text (Plotly's own are a quarter larger).
 */
export function logAxis(low: number, high: number): Partial<LayoutAxis> {
  const exponents: number[] = [];
  for (let n = Math.floor(log10(low)); n <= Math.ceil(log10(high)); n++) exponents.push(n);
  const decades = log10(high) - log10(low);
  const every = Math.max(1, Math.ceil(decades / 6));
  const marks =
    decades >= MANY_DECADES
      ? exponents.filter((n) => n % every === 0).map((n) => [Number(`1e${n}`), power(n)] as const)
      : exponents.flatMap((n) =>
          [1, 2, 5].map(
            (digit) => [Number(`${digit}e${n}`), String(Number(`${digit}e${n}`))] as const,
          ),
        );
  return {
    type: "log",
    tickvals: marks.map(([value]) => value),
    ticktext: marks.map(([, text]) => text),
    ...(every === 1 && { minor: { ticks: "outside", ticklen: 2, dtick: "D1" } }),
  };
}

function power(n: number): string {
  if (n === 0) return "1";
  return n === 1 ? "10" : `10<sup>${String(n).replace("-", "−")}</sup>`;
}
