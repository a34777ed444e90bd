/** Every figure function's work as it stands in JupyterLab: nothing cut, no label on another, wide or narrow. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../paper/browser.js";
import { drawSvg } from "../paper/draw-svg.js";
import { exampleFigures } from "../paper/fixtures/example-figures.js";
import { flaws } from "../paper/measure.js";
import { onScreen, SCREEN_WIDTH } from "./on-screen.js";

after(closeBrowser);

/** The column beside JupyterLab's file browser in a window of 1024 pixels. */
const NARROW = 560;

for (const [name, figure] of Object.entries(await exampleFigures()))
  test(`${name} is readable on the screen`, async () => {
    for (const width of [SCREEN_WIDTH, NARROW]) {
      const shown = { ...figure, layout: { ...onScreen(figure), width } };
      const { smallest, overlapping, outside } = await flaws(await drawSvg(shown));
      assert.deepEqual({ overlapping, outside }, { overlapping: [], outside: [] }, `${width} px`);
      assert.ok(smallest > 6, `${smallest} pt`);
    }
  });
