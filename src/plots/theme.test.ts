import assert from "node:assert/strict";
import { test } from "node:test";
import { converter, differenceCiede2000, parse, wcagContrast } from "culori";
import { visions } from "./fixtures/visions.js";
import { colors, sequential, styles, textSize } from "./theme.js";

const lab = converter("lab65");
const difference = differenceCiede2000();
const palette = Object.values(colors);

for (const [vision, seen] of Object.entries(visions)) {
  test(`two theme colours are at least ΔE₀₀ = 10 apart in ${vision} vision`, () => {
    for (const [i, one] of palette.entries())
      for (const other of palette.slice(i + 1))
        assert.ok(
          difference(seen(parse(one)!), seen(parse(other)!)) >= 10,
          `${one} and ${other} are too alike`,
        );
  });

  test(`the sequential scale is told apart in five steps in ${vision} vision`, () => {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((t) => seen(parse(sequential(t))!));
    for (let i = 1; i < steps.length; i++)
      assert.ok(difference(steps[i - 1]!, steps[i]!) >= 5, `step ${i} is too small`);
  });
}

test("every theme colour has a contrast of at least 3:1 against white", () => {
  assert.ok(palette.length <= 5);
  for (const color of [...palette, sequential(0), sequential(0.5), sequential(1)])
    assert.ok(wcagContrast(color, "#ffffff") >= 3, color);
});

test("the sequential scale rises in lightness all the way", () => {
  const lightness = Array.from({ length: 21 }, (_, i) => lab(sequential(i / 20))!.l);
  for (let i = 1; i < lightness.length; i++) assert.ok(lightness[i]! > lightness[i - 1]!);
});

test("any two styles differ in colour, dash and marker", () => {
  for (const key of ["color", "dash", "symbol"] as const)
    assert.equal(new Set(styles.map((style) => style[key])).size, styles.length, key);
});

test("text is 8 to 9 pt, its sub- and superscripts at least 6 pt", () => {
  const points = textSize * (72 / 96);
  assert.ok(points >= 8 && points <= 9 && 0.7 * points >= 6);
});
