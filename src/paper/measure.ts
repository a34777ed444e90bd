import { type Box, measureInPage } from "./in-page.js";
import { CSS_PIXELS, POINTS } from "../plots/units.js";
import { layOnPaper, svgSize } from "./paper-page.js";

/** A line of text in a picture: its smallest letters in points, and the room it takes in CSS pixels. */
export interface PlacedText {
  readonly text: string;
  readonly points: number;
  readonly box: Box;
}

/** What would spoil a picture on paper. */
export interface Flaws {
  /** The smallest text, in points; Infinity without text. */
  readonly smallest: number;
  readonly outside: readonly string[];
  readonly overlapping: readonly (readonly [string, string])[];
}

/** Boxes may share this many CSS pixels: less than the space that letters leave in theirs. */
const TOLERANCE = 0.5;

/** Every line of text of a finished SVG, measured in the browser. */
export async function measureTexts(svg: string): Promise<PlacedText[]> {
  const page = await layOnPaper(svg);
  const texts = await page.evaluate(measureInPage);
  return texts.map(({ text, size, box }) => ({ text, points: (size * POINTS) / CSS_PIXELS, box }));
}

/** Text that is too small, leaves the page or covers other text. */
export async function flaws(svg: string): Promise<Flaws> {
  const texts = await measureTexts(svg);
  const { width, height } = svgSize(svg);
  const out = ({ box }: PlacedText): boolean =>
    box.left < -TOLERANCE ||
    box.top < -TOLERANCE ||
    box.right > width + TOLERANCE ||
    box.bottom > height + TOLERANCE;
  const pairs = texts.flatMap((one, i) => texts.slice(i + 1).map((other) => [one, other] as const));
  return {
    smallest: Math.min(...texts.map(({ points }) => points)),
    outside: texts.filter(out).map(({ text }) => text),
    overlapping: pairs
      .filter(([one, other]) => overlap(one.box, other.box))
      .map(([one, other]) => [one.text, other.text] as const),
  };
}

function overlap(a: Box, b: Box): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE
  );
}
