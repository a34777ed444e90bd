/** CSS pixels to the inch, points to the inch. */
export const CSS_PIXELS = 96;
export const POINTS = 72;

/** A picture's size in CSS pixels, or in those of a PNG. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
