/** Names of 25 to 40 characters: margins, legends and heights follow them; nothing is cut, nothing collides. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import { longNamed } from "./fixtures/long-named.js";
import { flaws } from "./measure.js";
import { venueFigure } from "./venue-figure.js";

after(closeBrowser);

for (const [name, figure] of Object.entries(await longNamed())) {
  test(`${name} with long names: no label is cut or lies on another`, async () => {
    const { overlapping, outside } = await flaws(await drawSvg(figure));
    assert.deepEqual({ overlapping, outside }, { overlapping: [], outside: [] });
  });

  test(`${name} with long names fits into a page and a column`, async () => {
    for (const venue of ["icml", "neurips", "slides"]) {
      const { overlapping, outside } = await flaws(await drawSvg(await venueFigure(figure, venue)));
      assert.deepEqual({ overlapping, outside }, { overlapping: [], outside: [] }, venue);
    }
  });
}
