import type { Figure } from "../plots/figure.js";
import { CSS_PIXELS, POINTS } from "../plots/units.js";
import { textSize } from "../plots/theme.js";
import type { Venue } from "./venues.js";

/** Sides in CSS pixels divisible by 8 are whole pixels at 300 dpi. */
const STEP = 8;

/** The share of its own height that a figure keeps: markers in neighbouring rows must not run together. */
const LEAST_HEIGHT = 0.8;

/**
 * The figure in a venue's width, font and text size; `shrink` below 1 makes the text that much
 * smaller than the venue asks.
 *
 * The figure is laid out anew on a sheet where its own text size is right, and the sheet is printed
 * at the scale that makes it the venue's: lines and markers keep their proportion to the text. A
 * wider figure grows in height with the square root of its width, a narrower one keeps its height. Where the venue ends below it, it loses up to a fifth of its own.
 */
export function restyle(figure: Figure, venue: Venue, shrink: number = 1): Figure {
  const scale = (shrink * venue.textSize * CSS_PIXELS) / (textSize * POINTS);
  const width = (venue.width * CSS_PIXELS) / scale;
  const grown = figure.layout.height * Math.sqrt(Math.max(1, width / figure.layout.width));
  const room = ((venue.height ?? Infinity) * CSS_PIXELS) / scale;
  const wanted = Math.max(LEAST_HEIGHT * figure.layout.height, Math.min(grown, room));
  const height = (STEP * Math.round((wanted * scale) / STEP)) / scale;
  const { layout, ...rest } = figure;
  const font = { ...layout.font, family: venue.fontFamily };
  return { ...rest, layout: { ...layout, width, height, font }, scale };
}
