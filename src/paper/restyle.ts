import type { Data } from "plotly.js-dist";
import type { Figure, FigureLayout } from "../plots/figure.js";
import { CSS_PIXELS, POINTS } from "../plots/units.js";
import { textSize } from "../plots/theme.js";
import type { Venue } from "./venues.js";

/** Sides in CSS pixels divisible by 8 are whole pixels at 300 dpi. */
const STEP = 8;

/** The share of its own height that a figure keeps: markers in neighbouring rows must not run together. */
const LEAST_HEIGHT = 0.8;

/** A figure that loses less of its width than this keeps its markers. */
const MUCH = 0.2;

/** CSS pixels: the legend and the names of the axes, which keep their height in a figure that keeps its shape. */
const AROUND = 48;

/** CSS pixels: thinner lines than this keep their width, thicker ones come down to it at most. */
const THIN = 1.5;

/**
 * The figure in a venue's width, font and text size; `shrink` below 1 makes the text that much
 * smaller than the venue asks.
 *
 * The figure is laid out anew on a sheet where its own text size is right, and the sheet is printed
 * at the scale that makes it the venue's: lines and markers keep their proportion to the text. A
 * wider figure grows in height with the square root of its width, a narrower one keeps its height; one whose
 * axes have one scale keeps its proportions. Where the venue ends below it, it loses up to a fifth. In a figure
 * for a page that comes into a column, markers and thick lines shrink with the square root of the width.
 */
export function restyle(figure: Figure, venue: Venue, shrink: number = 1): Figure {
  const scale = (shrink * venue.textSize * CSS_PIXELS) / (textSize * POINTS);
  const width = (venue.width * CSS_PIXELS) / scale;
  const { layout, data, frames, ...rest } = figure;
  const ratio = width / layout.width;
  const grown = hasOneScale(layout)
    ? AROUND + ratio * (layout.height - AROUND)
    : layout.height * Math.sqrt(Math.max(1, ratio));
  const room = (venue.height * CSS_PIXELS) / scale;
  const wanted = Math.max(LEAST_HEIGHT * Math.min(layout.height, grown), Math.min(grown, room));
  const height = (STEP * Math.round((wanted * scale) / STEP)) / scale;
  const font = { ...layout.font, family: venue.fontFamily };
  const drawn = ratio < 1 - MUCH ? (trace: Data) => smaller(trace, Math.sqrt(ratio)) : undefined;
  return {
    ...rest,
    data: drawn === undefined ? data : data.map(drawn),
    layout: { ...layout, width, height, font },
    ...(frames !== undefined && {
      frames:
        drawn === undefined
          ? frames
          : frames.map((frame) => ({
              ...frame,
              ...(frame.data && { data: frame.data.map(drawn) }),
            })),
    }),
    scale,
  };
}

/** Whether a unit is as long on one axis as on another: the picture of such axes has one shape. */
function hasOneScale(layout: FigureLayout): boolean {
  return Object.values(layout).some(
    (axis) => typeof axis === "object" && axis !== null && "scaleanchor" in axis,
  );
}

/** A trace with markers and thick lines that much smaller. */
function smaller(trace: Data, factor: number): Data {
  const { marker, line } = trace as { marker?: { size?: unknown }; line?: { width?: unknown } };
  const { size } = marker ?? {};
  const sizes = Array.isArray(size)
    ? size.map((one) => factor * Number(one))
    : factor * Number(size);
  const width = Number(line?.width);
  return {
    ...trace,
    ...(size !== undefined && { marker: { ...marker, size: sizes } }),
    ...(width > THIN && { line: { ...line, width: Math.max(THIN, factor * width) } }),
  } as Data;
}
