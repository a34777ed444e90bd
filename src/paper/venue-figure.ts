import { inTurn } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import type { Figure } from "../plots/figure.js";
import { flaws } from "./measure.js";
import { isOwnVenue, ownVenue } from "./own-venue.js";
import { restyle } from "./restyle.js";
import { CSS_PIXELS } from "../plots/units.js";
import { type Venue, venues } from "./venues.js";

/** Nothing on paper is smaller. */
export const SMALLEST_TEXT = 6;

/** By how much the text gives way at a time when labels collide. */
const STEP = 0.97;

/** Said of a figure whose labels have no room in a venue. */
export class DoesNotFit extends Error {
  override name = "DoesNotFit";
}

/**
 * The figure as a venue wants it, its labels free of each other: where they collide the text gives
 * way in steps of 3 %, down to 6 pt for the smallest, and so it does where the page is not high enough. Throws a
 * sentence when that is not enough, or when there is no such venue. It measures in the browser.
 *
 * `name` is that of a venue, or a file with one of your own (see `ownVenue`).
 */
export async function venueFigure(figure: Figure, name: string): Promise<Figure> {
  const venue = await venueOf(name);
  for (let shrink = 1; ; shrink *= STEP) {
    const styled = restyle(figure, venue, shrink);
    if (isTooHigh(styled, venue)) continue;
    const found = await inTurn(async () => flaws(await drawSvg(styled)));
    if (found.smallest < SMALLEST_TEXT) break;
    if (found.overlapping.length === 0 && found.outside.length === 0) return styled;
  }
  const { width, height } = venue;
  const wide = Object.keys(venues).filter((name) => venues[name].width > width);
  throw new DoesNotFit(
    `The labels of this figure do not fit into ${name} (${width} × ${height} in)` +
      (wide.length > 0 ? `; wider are ${wide.join(", ")}` : ""),
  );
}

function isTooHigh({ layout, scale = 1 }: Figure, venue: Venue): boolean {
  return Math.floor(layout.height * scale) > venue.height * CSS_PIXELS;
}

/** A venue by its name or its file. Throws a sentence, that lists the venues, when there is none. */
export async function venueOf(name: string): Promise<Venue> {
  if (isOwnVenue(name)) return ownVenue(name);
  if (!Object.hasOwn(venues, name))
    throw new Error(`The venue is to be one of ${Object.keys(venues).join(", ")}, got ${name}`);
  return venues[name];
}
