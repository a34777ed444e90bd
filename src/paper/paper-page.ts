import type { Page } from "playwright-core";
import type { Size } from "../plots/units.js";
import { paperPage } from "./browser.js";

/** Lays a finished SVG on the empty page, in its own or another size, with its fonts loaded. */
export async function layOnPaper(svg: string, size: Size = svgSize(svg)): Promise<Page> {
  const page = await paperPage();
  const { width, height } = size;
  await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await page.setContent(
    "<!doctype html><meta charset=utf-8><style>html,body{margin:0}" +
      `body>svg{display:block;width:${width}px;height:${height}px}</style>${svg}`,
  );
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  return page;
}

/** The size that an SVG of ours states, in CSS pixels. */
export function svgSize(svg: string): Size {
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
