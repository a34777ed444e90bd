import assert from "node:assert/strict";
import { after, test } from "node:test";
import { converter } from "culori";
import { exampleFigures } from "./fixtures/example-figures.js";
import { closeBrowser } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import { inGrey } from "./grey.js";
import { colors } from "../plots/theme.js";

const figures = Object.entries(await exampleFigures());
after(closeBrowser);
const lab = converter("lab65");

test("a grey has the lightness of its colour", () => {
  for (const color of [...Object.values(colors), "#ffffff", "#000000", "#b5b5b5"]) {
    const grey = inGrey({ color }).color;
    assert.ok(/^#(..)\1\1$/.test(grey), grey);
    assert.ok(Math.abs(lab(grey)!.l - lab(color)!.l) < 0.3, `${color} became ${grey}`);
  }
});

test("words are left alone", () => {
  assert.deepEqual(inGrey({ name: "see #123456", n: 1 }), { name: "see #123456", n: 1 });
});

for (const [name, figure] of figures)
  test(`${name} in grey has no colour left`, async () => {
    // Plotly keeps a scroll bar of no size in every legend, in a colour of its own.
    const svg = (await drawSvg(inGrey(figure))).replace(/<rect class="scrollbar"[^>]*>/g, "");
    const found = [...svg.matchAll(/[:"]\s*rgba?\((\d+), (\d+), (\d+)/g)];
    assert.ok(found.length > 3);
    for (const [, ...channels] of found)
      assert.equal(new Set(channels).size, 1, channels.join(", "));
    assert.deepEqual(svg.match(/[:"]\s*#(?!(..)\1\1)[0-9a-f]{6}/g), null);
  });
