import { BrowserMissing } from "../paper/browser.js";
import { exportFigure as draw } from "../paper/figure-files.js";
import type { Figure } from "../plots/figure.js";
import { emit } from "./emit.js";
import { STRICT } from "./strict.js";

/**
 * Writes a figure for papers: figures/<name>.svg, .pdf, .png (300 dpi) and .json. What is up to date is
 * left alone, and then no browser is needed.
 *
 * Where there is no browser, one sentence says so and the notebook runs on, since the figure stands on
 * the screen already; where all notebooks are run by a command, it throws.
 *
 * @throws ArgumentError when the name is not kebab-case, or the folder cannot be written.
 */
export async function exportFigure(figure: Figure, name: string): Promise<void> {
  try {
    await draw(figure, name);
  } catch (error) {
    if (!(error instanceof BrowserMissing) || process.env[STRICT] === "1") throw error;
    emit({ "text/plain": error.message });
  }
}
