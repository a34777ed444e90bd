/** Whatever the features and classes of a table are called: text that stays on the paper, apart from other text. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { asText } from "../plots/as-text.js";
import { plain } from "../plots/plain.js";
import { closeBrowser } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import { figureJson, parseFigure } from "./figure-json.js";
import { hostileNamed, hostileNames } from "./fixtures/hostile-named.js";
import { flaws } from "./measure.js";
import { outlined } from "./outlines.js";
import { venueFigure } from "./venue-figure.js";

after(closeBrowser);

const figures = hostileNamed();

for (const [name, figure] of Object.entries(figures))
  test(`${name} with hostile names: text, whole, on the paper, apart`, async () => {
    const svg = await drawSvg(parseFigure(figureJson(figure), name));
    const { overlapping, outside, smallest } = await flaws(svg);
    assert.deepEqual({ overlapping, outside }, { overlapping: [], outside: [] });
    assert.ok(smallest >= 6, `${smallest} pt`);
    const document = new DOMParser().parseFromString(svg, "image/svg+xml");
    assert.equal(document.getElementsByTagName("a").length, 0, "a link");
    assert.ok(!/font-weight: ?bold/.test(svg.replace(/@font-face[^}]*}/g, "")), "bold");
  });

test("the caption of a figure is mark-up, its alt text is text", () => {
  const { caption, alt } = figures["dataScatter"];
  assert.ok(plain(caption).includes("<b>bold & brave</b>"), caption);
  assert.ok(alt.includes("<b>bold & brave</b>") && !/[\n\u202e]/.test(alt), alt);
});

test("asText shows every name as it is written, on one line, and plain reads it back", () => {
  for (const name of hostileNames.filter((one) => !/[\s\u202e]/u.test(one)))
    assert.equal(plain(asText(name)), name);
  assert.equal(plain(asText("new\nline\tand \u202e tab")), "new line and  tab");
});

test("an SVG with letters that no packaged font has keeps them as text, in the venue too", async () => {
  const styled = await venueFigure(figures["connections"], "neurips");
  const svg = await outlined(await drawSvg(styled));
  assert.match(svg, /(?<!<g opacity="0">)<text[^>]*>(?:<tspan[^>]*>)?[^<]*長/);
});
