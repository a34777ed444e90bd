import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFileAtomic } from "../storage/atomic-write.js";
import { requireThat } from "../numerics/checks.js";
import { inTurn } from "./browser.js";
import { drawSvg, pictureTitle } from "./draw-svg.js";
import { figureJson } from "./figure-json.js";
import type { Figure } from "../plots/figure.js";
import { CSS_PIXELS } from "../plots/units.js";
import { drawPdf } from "./pdf.js";
import { drawPngOfSvg } from "./png.js";

/** The folder `figures/` beside the built library. */
export const figuresFolder: string = fileURLToPath(new URL("../../figures", import.meta.url));

/**
 * Writes figures/<name>.svg, .pdf, .png (300 dpi) and .json (the whole figure).
 *
 * Drawn anew only when the JSON changed or a file is missing. The same figure gives the same bytes.
 * Throws BrowserMissing when it must draw and there is no browser.
 */
export async function exportFigure(figure: Figure, name: string): Promise<void> {
  requireFigureName("exportFigure", name);
  await drawIfChanged(figure, join(figuresFolder, name));
}

/**
 * Writes <path>.svg, .pdf, .png and .json unless they stand there for the same JSON; says whether it
 * drew. The JSON comes last, so that what was cut short is drawn again.
 */
export async function drawIfChanged(
  figure: Figure,
  path: string,
  { force = false }: { force?: boolean } = {},
): Promise<boolean> {
  const json = figureJson(figure);
  if (!force && (await isDrawn(path, json))) return false;
  const drawn = JSON.parse(json) as Figure;
  await inTurn(async () => {
    const svg = await drawSvg(drawn);
    await writeFileAtomic(`${path}.svg`, svg);
    await writeFileAtomic(`${path}.pdf`, await drawPdf(svg, pictureTitle(drawn)));
    await writeFileAtomic(`${path}.png`, await drawPngOfSvg(svg));
    await writeFileAtomic(`${path}.json`, json);
  });
  return true;
}

/** A figure's PNG at its size on the screen, as stored in a notebook for viewers that cannot draw. */
export async function drawPng(figure: Figure): Promise<Uint8Array> {
  const drawn = JSON.parse(figureJson(figure)) as Figure;
  return inTurn(async () => drawPngOfSvg(await drawSvg(drawn), CSS_PIXELS));
}

/** Throws unless the name is kebab-case, like "01-loss". */
export function requireFigureName(who: string, name: string): void {
  requireThat(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), who, "name", "kebab-case, like 01-loss", name);
}

async function isDrawn(path: string, json: string): Promise<boolean> {
  try {
    await Promise.all(["svg", "pdf", "png"].map((type) => access(`${path}.${type}`)));
    return (await readFile(`${path}.json`, "utf8")) === json;
  } catch {
    return false;
  }
}
