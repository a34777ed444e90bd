import { type Box, measureInPage } from "./in-page.js";
import { CSS_PIXELS, POINTS } from "../plots/units.js";
import { layOnPaper, svgSize } from "./paper-page.js";

/** A line of text in a picture: its smallest letters in points, and the room it takes in CSS pixels. */
export interface PlacedText {
  readonly text: string;
  readonly points: number;
  readonly upright: boolean;
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

/** What letters leave free of the height of their line, above and below, as a share of it. */
const FREE = 1 / 8;

/** Two labels in a row read as one unless there is so much of the size of their letters between them. */
const SPACE = 0.4;

/** Every line of text of a finished SVG, measured in the browser; its box is that of its letters. */
export async function measureTexts(svg: string): Promise<PlacedText[]> {
  const page = await layOnPaper(svg);
  const texts = await page.evaluate(measureInPage);
  return texts.map(({ text, size, upright, box }) => {
    const free = FREE * (upright ? box.right - box.left : box.bottom - box.top);
    const letters = upright ? widened(box, -free, 0) : widened(box, 0, -free);
    return { text, points: (size * POINTS) / CSS_PIXELS, upright, box: letters };
  });
}

/** Text that is too small, leaves the page, or covers or touches other text. */
export async function flaws(svg: string): Promise<Flaws> {
  const texts = await measureTexts(svg);
  const { width, height } = svgSize(svg);
  const out = ({ box }: PlacedText): boolean =>
    box.left < -TOLERANCE ||
    box.top < -TOLERANCE ||
    box.right > width + TOLERANCE ||
    box.bottom > height + TOLERANCE;
  const spaced = texts.map(({ points, upright, box }) => {
    const half = (SPACE * points * CSS_PIXELS) / POINTS / 2;
    return upright ? widened(box, 0, half) : widened(box, half, 0);
  });
  const pairs = texts.flatMap((one, i) =>
    texts.slice(i + 1).flatMap((other, n) => {
      const row = one.upright === other.upright;
      const [a, b] = row ? [spaced[i], spaced[i + 1 + n]] : [one.box, other.box];
      return overlap(a, b) ? [[one.text, other.text] as const] : [];
    }),
  );
  return {
    smallest: Math.min(...texts.map(({ points }) => points)),
    outside: texts.filter(out).map(({ text }) => text),
    overlapping: pairs,
  };
}

function widened({ left, top, right, bottom }: Box, across: number, down: number): Box {
  return { left: left - across, right: right + across, top: top - down, bottom: bottom + down };
}

function overlap(a: Box, b: Box): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOLERANCE &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOLERANCE
  );
}
