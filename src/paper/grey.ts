import { exp, log } from "../numerics/elementary.js";

/** The same figure in greys of the same luminance: every #rrggbb in it is replaced. */
export function inGrey<T>(figure: T): T {
  const text = JSON.stringify(figure, (_, value: unknown) =>
    typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value) ? grey(value) : value,
  );
  return JSON.parse(text) as T;
}

/** Y = 0.2126 R + 0.7152 G + 0.0722 B of the linear channels; sRGB, IEC 61966-2-1. */
function grey(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16)));
  const level = encoded(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  return `#${level.toString(16).padStart(2, "0").repeat(3)}`;
}

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : exp(2.4 * log((c + 0.055) / 1.055));
}

function encoded(luminance: number): number {
  const c = luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * exp(log(luminance) / 2.4) - 0.055;
  return Math.round(255 * c);
}
