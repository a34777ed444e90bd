import { CSS_PIXELS } from "../plots/units.js";
import { markedPng, markOfSvg, withChunk } from "./drawn-from.js";
import { layOnPaper, svgSize } from "./paper-page.js";

const PRINT_DPI = 300;
const INCH = 0.0254;

/**
 * The picture as a PNG of 300 dots to the inch (or as many as asked), and it says so itself.
 *
 * A figure whose sides in CSS pixels are divisible by 8 has whole pixels at 300 dpi.
 */
export async function drawPngOfSvg(svg: string, dpi: number = PRINT_DPI): Promise<Uint8Array> {
  const { width, height } = svgSize(svg);
  const pixels = (side: number): number => Math.round((side * dpi) / CSS_PIXELS);
  const size = { width: pixels(width), height: pixels(height) };
  const page = await layOnPaper(svg, size);
  const clip = { x: 0, y: 0, ...size };
  const png = withDensity(await page.screenshot({ type: "png", clip }), dpi);
  const mark = markOfSvg(svg);
  return mark === undefined ? png : markedPng(png, mark);
}

/** The PNG with a pHYs chunk: pixels per metre in both directions. */
function withDensity(png: Uint8Array, dpi: number): Uint8Array {
  const data = Buffer.alloc(9);
  data.writeUInt32BE(Math.round(dpi / INCH), 0);
  data.writeUInt32BE(Math.round(dpi / INCH), 4);
  data.writeUInt8(1, 8);
  return withChunk(png, "pHYs", data);
}
