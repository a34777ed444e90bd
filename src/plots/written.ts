/** From here on, and below, a number is written with a power of ten. */
const [LARGE, SMALL] = [1e6, 1e-4];

/** A number of a caption or a label to so many digits, with a true minus sign: 0.0324, 148000, 2.4 · 10⁻¹¹. */
export function written(value: number, digits: number = 3): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const [leading, exponent] = value.toExponential(digits - 1).split("e");
  const power = `10<sup>${Number(exponent)}</sup>`;
  const text =
    size < SMALL || size >= LARGE
      ? `${leading} · ${power}`.replace(/^(-?)1 · /, "$1")
      : size < Number(`1e${digits}`)
        ? value.toPrecision(digits)
        : String(Number(value.toPrecision(digits)));
  // What rounding lifts to the next power of ten, toPrecision writes with an exponent: 999.9 is 1000.
  return (/e/.test(text) ? String(Number(text)) : text).replaceAll("-", "−");
}
