import { inTurn } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import type { Figure } from "../plots/figure.js";
import { flaws } from "./measure.js";
import { restyle } from "./restyle.js";
import { CSS_PIXELS } from "../plots/units.js";
import { venues } from "./venues.js";

/** Nothing on paper is smaller. */
export const SMALLEST_TEXT = 6;

/** By how much the text gives way at a time when labels collide. */
const STEP = 0.97;

/**
 * The figure as a venue wants it, its labels free of each other: where they collide the text gives
 * way in steps of 3 %, down to 6 pt for the smallest, and so it does where the page is not high enough. Throws a sentence when that is not enough, or
 * when there is no such venue. It measures in the browser.
 */
export async function venueFigure(figure: Figure, venue: string): Promise<Figure> {
  requireVenue(venue);
  for (let shrink = 1; ; shrink *= STEP) {
    const styled = restyle(figure, venues[venue], shrink);
    if (isTooHigh(styled, venue)) continue;
    const found = await inTurn(async () => flaws(await drawSvg(styled)));
    if (found.smallest < SMALLEST_TEXT) break;
    if (found.overlapping.length === 0 && found.outside.length === 0) return styled;
  }
  const { width, height } = venues[venue];
  const wide = Object.keys(venues).filter((name) => venues[name].width > width);
  throw new Error(
    `The labels of this figure do not fit into ${venue} (${width} × ${height} in)` +
      (wide.length > 0 ? `; wider are ${wide.join(", ")}` : ""),
  );
}

function isTooHigh({ layout, scale = 1 }: Figure, venue: string): boolean {
  return Math.floor(layout.height * scale) > venues[venue].height * CSS_PIXELS;
}

/** Throws a sentence that lists the venues unless this is one of them. */
export function requireVenue(venue: string): void {
  if (!Object.hasOwn(venues, venue))
    throw new Error(`The venue is to be one of ${Object.keys(venues).join(", ")}, got ${venue}`);
}
