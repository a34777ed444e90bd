import { crc32 } from "node:zlib";
import { drawingPage } from "./browser.js";
import type { Figure } from "../plots/figure.js";
import { drawInPage } from "./in-page.js";
import { plain } from "../plots/plain.js";
import { still } from "./still.js";
import { embeddedFonts } from "./subset-fonts.js";
import { sharedStyles, sortedAttributes } from "./svg-text.js";
import { fontFamily } from "../plots/theme.js";

/**
 * The figure as one SVG file, its fonts inside, at the size that its layout states times `scale`.
 *
 * The same figure gives the same text. Plotly draws its ids from Math.random, which is seeded in the
 * page with a checksum of the figure: so two pictures in one page do not share them.
 */
export async function drawSvg(figure: Figure): Promise<string> {
  const { data, layout } = still(figure);
  const page = await drawingPage();
  const families = layout.font?.family ?? layout.template?.layout?.font?.family ?? fontFamily;
  const seed = 1 + (crc32(JSON.stringify({ data, layout })) >>> 2);
  const input = { figure: { data, layout }, families, seed };
  const drawn = await page.evaluate(drawInPage, input);
  const { svg, rules } = sharedStyles(sortedAttributes(drawn.svg), `s${seed.toString(36)}`);
  const scale = figure.scale ?? 1;
  const head = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`,
    ` width="${round(layout.width * scale)}" height="${round(layout.height * scale)}"`,
    ` viewBox="0 0 ${round(layout.width)} ${round(layout.height)}" role="img">`,
    `<title>${escape(pictureTitle(figure))}</title><desc>${escape(figure.alt)}</desc>`,
    `<style>\n${rules}${await embeddedFonts(drawn.runs)}</style>`,
  ];
  return `${svg.replace(/^<svg[^>]*>/, () => head.join(""))}\n`;
}

/** The first sentence of the caption: the title of the files. */
export function pictureTitle(figure: Figure): string {
  return plain(figure.caption).replace(/(?<=[.!?])\s.*$/s, "");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** To a millionth of a pixel, so that 7.16 in is not written as 687.3599999999999. */
function round(pixels: number): number {
  return Math.round(pixels * 1e6) / 1e6;
}
