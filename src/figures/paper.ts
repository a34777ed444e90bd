import type { Page } from "playwright-core";
import { paperPage } from "./browser.js";

/** CSS pixels to the inch, points to the inch. */
export const CSS_PIXELS = 96;
export const POINTS = 72;

/** Lays a finished SVG on an empty page, at its upper left corner, with its own fonts loaded. */
export async function layOnPaper(svg: string, pixelsPerCssPixel: number): Promise<Page> {
  const page = await paperPage(pixelsPerCssPixel);
  const { width, height } = svgSize(svg);
  await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await page.setContent(
    "<!doctype html><meta charset=utf-8><style>html,body{margin:0}svg{display:block}</style>" + svg,
  );
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  return page;
}

/** The size that an SVG of ours states, in CSS pixels. */
export function svgSize(svg: string): { width: number; height: number } {
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
