import { crc32 } from "node:zlib";
import { CSS_PIXELS } from "../plots/units.js";
import { layOnPaper, svgSize } from "./paper-page.js";

const PRINT_DPI = 300;
const INCH = 0.0254;
/** The PNG signature and the header chunk, which stands first and has a fixed length. */
const AFTER_HEADER = 8 + 25;

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
  return withDensity(await page.screenshot({ type: "png", clip }), dpi);
}

/** The PNG with a pHYs chunk: pixels per metre in both directions. */
function withDensity(png: Uint8Array, dpi: number): Uint8Array {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write("pHYs", 4, "latin1");
  chunk.writeUInt32BE(Math.round(dpi / INCH), 8);
  chunk.writeUInt32BE(Math.round(dpi / INCH), 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]);
}
