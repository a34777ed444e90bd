import { drawingPage } from "./browser.js";
import type { Figure } from "./figure.js";
import { drawInPage } from "./in-page.js";
import { plain } from "./plain.js";
import { still } from "./still.js";
import { embeddedFonts } from "./subset-fonts.js";
import { fontFamily } from "./theme.js";

/**
 * The figure as one SVG file, its fonts inside, at the size that its layout states times `scale`.
 *
 * The same figure gives the same text: Plotly draws its ids from Math.random, which is seeded in the
 * page before each drawing.
 */
export async function drawSvg(figure: Figure): Promise<string> {
  const { data, layout } = still(figure);
  const page = await drawingPage();
  const families = layout.font?.family ?? layout.template?.layout?.font?.family ?? fontFamily;
  const input = { figure: { data, layout }, families };
  const { svg, runs } = await page.evaluate(drawInPage, input);
  const scale = figure.scale ?? 1;
  const head = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`,
    ` width="${round(layout.width * scale)}" height="${round(layout.height * scale)}"`,
    ` viewBox="0 0 ${round(layout.width)} ${round(layout.height)}" role="img">`,
    `<title>${escape(pictureTitle(figure))}</title><desc>${escape(figure.alt)}</desc>`,
    `<style>\n${await embeddedFonts(runs)}</style>`,
  ];
  return `${sortedAttributes(svg).replace(/^<svg[^>]*>/, () => head.join(""))}\n`;
}

/** The first sentence of the caption: the title of the files. */
export function pictureTitle(figure: Figure): string {
  return plain(figure.caption).replace(/(?<=[.!?])\s.*$/s, "");
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Plotly sets attributes in an order that depends on what it has drawn before. */
function sortedAttributes(svg: string): string {
  return svg.replace(/<([\w:-]+)((?: [\w:-]+="[^"]*")+)/g, (_, tag: string, list: string) => {
    const attributes = list.match(/ [\w:-]+="[^"]*"/g) ?? [];
    return `<${tag}${attributes.sort().join("")}`;
  });
}

/** To a millionth of a pixel, so that 7.16 in is not written as 687.3599999999999. */
function round(pixels: number): number {
  return Math.round(pixels * 1e6) / 1e6;
}
