import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { exampleFigures } from "./fixtures/example-figures.js";
import { closeBrowser } from "./browser.js";
import { ownVenue } from "./own-venue.js";
import { venueFigure } from "./venue-figure.js";
import { fonts } from "./venues.js";

const folder = mkdtempSync(join(tmpdir(), "venue-"));
const path = join(folder, "mine.json");
const mine = { width: 4.2, height: 8, textSize: 9, font: "computer modern" };
after(() => rmSync(folder, { recursive: true }));
after(closeBrowser);

test("a figure is set in the width, the text size and the font of an author's own venue", async () => {
  writeFileSync(path, JSON.stringify(mine));
  const { "loss-curve": loss } = await exampleFigures();
  const { layout, scale = 1 } = await venueFigure(loss, path);
  assert.ok(Math.abs((layout.width * scale) / 96 - mine.width) < 1e-9);
  assert.equal(layout.font?.family, fonts["computer modern"]);
});

for (const [name, text, sentence] of [
  ["no JSON", "width: 4", "requires the file to be an object in JSON, got width: 4"],
  ["no object", "3", "requires the file to be an object in JSON, got 3"],
  [
    "no width",
    { ...mine, width: undefined },
    "requires width to be a number from 1 to 40, got undefined",
  ],
  [
    "a height in millimetres",
    { ...mine, height: 180 },
    "requires height to be a number from 1 to 40, got 180",
  ],
  [
    "small text",
    { ...mine, textSize: 7 },
    "requires textSize to be a number from 8.6 to 100, got 7",
  ],
  [
    "another font",
    { ...mine, font: "Comic" },
    "requires font to be one of times, computer modern, sans, got Comic",
  ],
] as const)
  test(`${name} is one sentence`, async () => {
    writeFileSync(path, typeof text === "string" ? text : JSON.stringify(text));
    await assert.rejects(ownVenue(path), { message: `${path} ${sentence}` });
  });

test("a file that is not there is one sentence", async () => {
  const none = join(folder, "none.json");
  await assert.rejects(ownVenue(none), { message: `There is no file ${none} with a venue` });
});
