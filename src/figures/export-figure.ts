import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFileAtomic } from "../data/atomic-write.js";
import { require } from "../numerics/checks.js";
import { drawSvg, pictureTitle } from "./draw-svg.js";
import { figureJson } from "./figure-json.js";
import type { Figure } from "./figure.js";
import { drawPdf } from "./pdf.js";
import { drawPngOfSvg } from "./png.js";

/** The folder `figures/` beside the built library. */
export const figuresFolder: string = fileURLToPath(new URL("../../figures", import.meta.url));

/**
 * Writes figures/<name>.svg, .pdf, .png (300 dpi) and .json (the whole figure).
 *
 * Drawn anew only when the JSON changed or a file is missing, or when it is forced; the JSON comes
 * last, so that what was cut short is drawn again. The same figure gives the same bytes.
 * Throws BrowserMissing when it must draw and there is no browser.
 */
export async function exportFigure(
  figure: Figure,
  name: string,
  { folder = figuresFolder, force = false }: { folder?: string; force?: boolean } = {},
): Promise<void> {
  requireFigureName("exportFigure", name);
  const json = figureJson(figure);
  const path = (type: string): string => join(folder, `${name}.${type}`);
  if (!force && (await isDrawn(path, json))) return;
  const drawn = JSON.parse(json) as Figure;
  const svg = await drawSvg(drawn);
  await writeFileAtomic(path("svg"), svg);
  await writeFileAtomic(path("pdf"), await drawPdf(svg, pictureTitle(drawn)));
  await writeFileAtomic(path("png"), await drawPngOfSvg(svg));
  await writeFileAtomic(path("json"), json);
}

/** A figure's PNG at its size on the screen, as stored in a notebook for viewers that cannot draw. */
export async function drawPng(figure: Figure): Promise<Uint8Array> {
  return drawPngOfSvg(await drawSvg(JSON.parse(figureJson(figure)) as Figure), 96);
}

/** Throws unless the name is kebab-case, like "01-loss". */
export function requireFigureName(who: string, name: string): void {
  require(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name), who, "name", "kebab-case, like 01-loss", name);
}

async function isDrawn(path: (type: string) => string, json: string): Promise<boolean> {
  try {
    await Promise.all(["svg", "pdf", "png"].map((type) => access(path(type))));
    return (await readFile(path("json"), "utf8")) === json;
  } catch {
    return false;
  }
}
