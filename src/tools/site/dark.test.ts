/** The colours of figures as the dark style turns them over. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { converter, differenceCiede2000, formatHex, parse, wcagContrast } from "culori";
import { visions } from "../../plots/fixtures/visions.js";
import { axisColor, colors, sequential } from "../../plots/theme.js";
import { ROOT } from "../cells/notebooks.js";

const style = readFileSync(join(ROOT, "src", "tools", "site", "pages", "style.css"), "utf8");
const [, share] = /filter: invert\(([\d.]+)\) hue-rotate\(180deg\)/.exec(style)!;
const [, , ground] = /--ground: (#\w+);[^]*?--ground: (#\w+);/.exec(style)!;

/** `invert(share) hue-rotate(180deg)` as the Filter Effects module defines them, on sRGB. */
function turned(color: string): string {
  const { r, g, b } = converter("rgb")(parse(color))!;
  const a = Number(share);
  const [x, y, z] = [r, g, b].map((channel) => a * (1 - channel) + (1 - a) * channel);
  const luminance = 0.213 * x! + 0.715 * y! + 0.072 * z!;
  const [red, green, blue] = [x!, y!, z!].map((channel) =>
    Math.min(1, Math.max(0, 2 * luminance - channel)),
  );
  return formatHex({ mode: "rgb", r: red!, g: green!, b: blue! });
}

const palette = Object.values(colors).map(turned);

test("white becomes the background of the page", () => {
  assert.equal(turned("#ffffff"), ground);
});

test("every colour of the theme has a contrast of at least 3:1 against it, text 4.5:1", () => {
  for (const color of [...palette, ...[0, 0.5, 1].map((t) => turned(sequential(t)))])
    assert.ok(wcagContrast(color, ground!) >= 3, color);
  assert.ok(wcagContrast(turned(axisColor), ground!) >= 4.5);
});

/** How far apart two colours are at least; in grey, where lightness alone tells them apart, somewhat less. */
const apart = (vision: string): number => (vision === "grey" ? 8 : 10);

for (const [vision, seen] of Object.entries(visions))
  test(`two theme colours are at least ΔE₀₀ = ${apart(vision)} apart in ${vision} vision in the dark`, () => {
    for (const [i, one] of palette.entries())
      for (const other of palette.slice(i + 1)) {
        const far = differenceCiede2000()(seen(parse(one)!), seen(parse(other)!));
        assert.ok(far >= apart(vision), `${one} and ${other} are ${far} apart`);
      }
  });
