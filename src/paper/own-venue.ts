import { readFile } from "node:fs/promises";
import { requireThat } from "../numerics/checks.js";
import { fonts, type Venue } from "./venues.js";

/** The least size of text in points: sub- and superscripts are 0.7 of it, and nothing is smaller than 6 pt. */
const LEAST_TEXT = 8.6;

/** The sides of a page that somebody may mean, in inches. */
const [SHORTEST, LONGEST] = [1, 40];

/** Whether a venue is called by a file. */
export function isOwnVenue(venue: string): boolean {
  return venue.endsWith(".json");
}

/**
 * A venue of an author's own, as `{ "width": 4.2, "height": 8, "textSize": 9, "font": "times" }` in a JSON file: the
 * width of the text and the most a figure may be high, in inches, the size of the text in points, at least 8.6, and
 * one of the packaged fonts. Throws a sentence that names the file and what is wrong in it.
 */
export async function ownVenue(path: string): Promise<Venue> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`There is no file ${path} with a venue`);
  });
  const said = asObject(text);
  requireThat(said !== undefined, path, "the file", "an object in JSON", text.slice(0, 40));
  const number = (key: string, least: number, most: number): number => {
    const value = said[key];
    const fits = typeof value === "number" && value >= least && value <= most;
    requireThat(fits, path, key, `a number from ${least} to ${most}`, value);
    return value;
  };
  const { font } = said;
  const known = typeof font === "string" && Object.hasOwn(fonts, font);
  requireThat(known, path, "font", `one of ${Object.keys(fonts).join(", ")}`, font);
  return {
    width: number("width", SHORTEST, LONGEST),
    height: number("height", SHORTEST, LONGEST),
    textSize: number("textSize", LEAST_TEXT, 100),
    fontFamily: fonts[font],
  };
}

function asObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null ? { ...said } : undefined;
  } catch {
    return undefined;
  }
}
