/** The SVG as another program shows it, with other fonts than those inside: the same ink, and none of it cut. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Resvg } from "@resvg/resvg-js";
import { PNG } from "pngjs";
import { closeBrowser } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import { exampleFigures } from "./fixtures/example-figures.js";
import { fontFaces } from "./fonts.js";
import { longNamed } from "./fixtures/long-named.js";
import { outlined } from "./outlines.js";
import { subset } from "./subset-fonts.js";
import { drawPngOfSvg } from "./png.js";
import { venueFigure } from "./venue-figure.js";
import type { Figure } from "../plots/figure.js";
import { CSS_PIXELS } from "../plots/units.js";

after(closeBrowser);

/** Two pictures are compared in blocks of so many pixels, since programs smooth edges in their own ways. */
const BLOCK = 8;
/** The most by which the mean grey of a block may differ: a letter that is missing or moved by 1 px is 40. */
const TOLERANCE = 24;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Letters that are nowhere the figures' own: what another program would set a text in that it sees. */
const folder = mkdtempSync(join(tmpdir(), "other-font-"));
after(() => rmSync(folder, { recursive: true }));
const letters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
const bold = fontFaces.find(({ family, weight }) => family === "CMU Serif" && weight === 700)!;
const otherFont = join(folder, "other.ttf");
writeFileSync(otherFont, await subset(bold.path, letters, "truetype"));

/** The picture as resvg draws it, with another font at hand, on white, a CSS pixel for a pixel. */
function inAnotherProgram(svg: string): Pixels {
  const font = { loadSystemFonts: false, fontFiles: [otherFont], defaultFontFamily: "CMU Serif" };
  const image = new Resvg(svg, { font, background: "#ffffff" }).render();
  return { width: image.width, height: image.height, data: image.pixels };
}

/** The mean grey of each block, row by row. */
function blocks({ width, height, data }: Pixels): number[] {
  const across = Math.floor(width / BLOCK);
  return Array.from({ length: across * Math.floor(height / BLOCK) }, (_, b) => {
    const [left, top] = [BLOCK * (b % across), BLOCK * Math.floor(b / across)];
    let sum = 0;
    for (let y = top; y < top + BLOCK; y++)
      for (let x = left; x < left + BLOCK; x++)
        for (let channel = 0; channel < 3; channel++) sum += data[4 * (y * width + x) + channel];
    return sum / (3 * BLOCK * BLOCK);
  });
}

/** The outermost pixels: what is cut at an edge leaves ink there. */
function edge({ width, height, data }: Pixels): number[] {
  const rows = [0, height - 1].flatMap((y) => [
    ...data.subarray(4 * y * width, 4 * (y + 1) * width),
  ]);
  const columns = Array.from({ length: 2 * height }, (_, i) => {
    const at = 4 * ((i >> 1) * width + (i % 2) * (width - 1));
    return [...data.subarray(at, at + 4)];
  });
  return [...rows, ...columns.flat()];
}

async function checkInAnotherProgram(figure: Figure): Promise<void> {
  const text = await drawSvg(figure);
  const svg = await outlined(text);
  const other = inAnotherProgram(svg);
  const ours = PNG.sync.read(Buffer.from(await drawPngOfSvg(text, CSS_PIXELS)));
  const [seen, meant] = [blocks(other), blocks(ours)];
  assert.equal(seen.length, meant.length);
  const off = seen.map((grey, b) => Math.abs(grey - meant[b]));
  assert.ok(Math.max(...off) < TOLERANCE, `a block is off by ${Math.max(...off)}`);
  assert.ok(
    edge(other).every((value) => value === 255),
    "ink at the edge of the picture",
  );
}

const examples = await exampleFigures();
for (const name of ["escape", "connections", "data-scatter-wine", "plane-steps", "stable-points"])
  test(`${name} is the same in another program`, () => checkInAnotherProgram(examples[name]));

for (const [name, figure] of Object.entries(await longNamed()))
  test(`${name} with long names is the same in another program, in every venue's font`, async () => {
    await checkInAnotherProgram(figure);
    for (const venue of ["icml", "article", "slides"])
      await checkInAnotherProgram(await venueFigure(figure, venue));
  });

test("a label with a character that no packaged font has is drawn as text, and only that", async () => {
  const figure = examples["loss-curve"];
  const layout = { ...figure.layout, xaxis: { title: { text: "長さ in cm" } } };
  const svg = await outlined(await drawSvg({ ...figure, layout }));
  assert.deepEqual(svg.match(/(?<=(?<!<g opacity="0">)<text[^>]*>)[^<]*/g), ["長さ in cm"]);
});
