import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFileAtomic } from "../storage/atomic-write.js";
import { requireThat } from "../numerics/checks.js";
import { inTurn } from "./browser.js";
import { drawSvg, pictureTitle } from "./draw-svg.js";
import { drawnFrom, markedSvg, markOfPdf, markOfPng, markOfSvg } from "./drawn-from.js";
import { figureJson } from "./figure-json.js";
import type { Figure } from "../plots/figure.js";
import { CSS_PIXELS } from "../plots/units.js";
import { outlined } from "./outlines.js";
import { drawPdf } from "./pdf.js";
import { drawPngOfSvg } from "./png.js";

/** The folder `figures/` beside the built library. */
export const figuresFolder: string = fileURLToPath(new URL("../../figures", import.meta.url));

/**
 * Writes figures/<name>.svg, .pdf, .png (300 dpi) and .json (the whole figure).
 *
 * Drawn anew only when the JSON or the code that draws changed, or a file is missing. The same figure gives the same
 * bytes. Throws BrowserMissing when it must draw and there is no browser.
 */
export async function exportFigure(figure: Figure, name: string): Promise<void> {
  requireFigureName("exportFigure", name);
  await drawIfChanged(figure, join(figuresFolder, name));
}

/**
 * Writes <path>.svg, .pdf, .png and .json unless they stand there, drawn from the same JSON by the same
 * code, as the mark in each picture tells; says whether it drew. The JSON comes last.
 */
export async function drawIfChanged(
  figure: Figure,
  path: string,
  { force = false }: { force?: boolean } = {},
): Promise<boolean> {
  if (!force && (await isDrawn(path, figure))) return false;
  const json = figureJson(figure);
  const mark = drawnFrom(json);
  const drawn = JSON.parse(json) as Figure;
  await inTurn(async () => {
    const svg = markedSvg(await drawSvg(drawn), mark);
    await writeFileAtomic(`${path}.svg`, await outlined(svg));
    await writeFileAtomic(`${path}.pdf`, await drawPdf(svg, pictureTitle(drawn)));
    await writeFileAtomic(`${path}.png`, await drawPngOfSvg(svg));
    await writeFileAtomic(`${path}.json`, json);
  });
  return true;
}

/** A figure's PNG at its size on the screen, as stored in a notebook for viewers that cannot draw. */
export async function drawPng(figure: Figure): Promise<Uint8Array> {
  const json = figureJson(figure);
  const drawn = JSON.parse(json) as Figure;
  return inTurn(async () =>
    drawPngOfSvg(markedSvg(await drawSvg(drawn), drawnFrom(json)), CSS_PIXELS),
  );
}

/** Throws unless the name is kebab-case, like "01-loss". */
export function requireFigureName(who: string, name: string): void {
  requireThat(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), who, "name", "kebab-case, like 01-loss", name);
}

/** Whether a picture of the figure was drawn from it by the code of today. */
export function isPictureOf(figure: Figure, png: Uint8Array): boolean {
  return markOfPng(png) === drawnFrom(figureJson(figure));
}

/** Whether <path>.svg, .pdf, .png and .json stand there, drawn from this figure by the code of today. */
export async function isDrawn(path: string, figure: Figure): Promise<boolean> {
  const json = figureJson(figure);
  const mark = drawnFrom(json);
  try {
    if ((await readFile(`${path}.json`, "utf8")) !== json) return false;
    const marks = [
      markOfSvg(await readFile(`${path}.svg`, "utf8")),
      markOfPng(await readFile(`${path}.png`)),
      await markOfPdf(await readFile(`${path}.pdf`)),
    ];
    return marks.every((found) => found === mark);
  } catch {
    return false;
  }
}
