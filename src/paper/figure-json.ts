import { requireThat } from "../numerics/checks.js";
import type { Figure } from "../plots/figure.js";

/** A slider of more steps than this is neither readable nor small. */
const MOST_FRAMES = 60;

/**
 * The whole figure as text, in a form that depends on its content alone: typed arrays as lists,
 * each list of numbers or words on one line. Throws where a number is not finite (a gap is null)
 * and where a slider has more than 60 frames.
 */
export function figureJson(figure: Figure): string {
  const frames = figure.frames?.length ?? 0;
  const most = `a figure of at most ${MOST_FRAMES} frames`;
  requireThat(frames <= MOST_FRAMES, "exportFigure", "figure", most, `${frames} frames`);
  const plain = JSON.stringify(figure, plainValue, 1);
  const flatList = /\[\s+((?:(?:-?[\d.]+(?:e[-+]?\d+)?|"[^"\\]*"|null),?\s+)+)\]/g;
  const joined = plain.replace(
    flatList,
    (_, items: string) => `[${items.trim().replace(/\s*\n\s*/g, " ")}]`,
  );
  return `${joined}\n`;
}

function plainValue(_key: string, value: unknown): unknown {
  const finite = typeof value !== "number" || Number.isFinite(value);
  requireThat(finite, "exportFigure", "figure", "free of NaN and Infinity", value, "a gap is null");
  return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
}

/** The figure that `figureJson` wrote. Throws a sentence that names the file when it is damaged. */
export function parseFigure(text: string, path: string): Figure {
  try {
    const figure = JSON.parse(text) as Figure;
    const words = [figure.caption, figure.alt].every((word) => typeof word === "string");
    const { width, height } = figure.layout;
    if (words && Array.isArray(figure.data) && width > 0 && height > 0) return figure;
  } catch {
    // Said below: a text that is no JSON and one that is no figure are damaged alike.
  }
  throw new Error(`${path} is damaged: it does not hold a figure; run its notebook again`);
}
