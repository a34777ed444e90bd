import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Annotation } from "plotly.js-dist";
import { closeBrowser } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import type { Figure } from "../plots/figure.js";
import { flaws } from "./measure.js";
import { textSize } from "../plots/theme.js";

after(closeBrowser);

function labelled(...labels: Partial<Annotation>[]): Figure {
  const at = { xref: "paper", yref: "paper", x: 0.5, y: 0.5, showarrow: false } as const;
  const bare = { visible: false } as const;
  return {
    data: [],
    layout: {
      width: 320,
      height: 240,
      xaxis: bare,
      yaxis: bare,
      font: { size: textSize },
      annotations: labels.map((label) => ({ ...at, ...label })),
    },
    caption: "Labels on an empty sheet.",
    alt: "Labels.",
  };
}

const found = async (...labels: Partial<Annotation>[]) => flaws(await drawSvg(labelled(...labels)));

test("labels apart and inside are no flaw", async () => {
  const { smallest, outside, overlapping } = await found(
    { text: "one" },
    { text: "two", yshift: 14 },
  );
  assert.ok(Math.abs(smallest - 0.75 * textSize) < 1e-9);
  assert.deepEqual([outside, overlapping], [[], []]);
});

test("labels on each other are seen", async () => {
  const { overlapping } = await found({ text: "one" }, { text: "two", yshift: 5 });
  assert.deepEqual(overlapping, [["one", "two"]]);
});

test("two labels in a row with less than a space between them are seen as one", async () => {
  const row = (apart: number) =>
    found({ text: "ones", xshift: -apart }, { text: "twos", xshift: apart });
  assert.deepEqual((await row(13)).overlapping, [["ones", "twos"]]);
  assert.deepEqual((await row(16)).overlapping, []);
});

test("an upright label on another one is seen", async () => {
  const { overlapping } = await found(
    { text: "a long upright one", textangle: -90 },
    { text: "two" },
  );
  assert.deepEqual(overlapping, [["a long upright one", "two"]]);
});

test("a label that leaves the page is seen", async () => {
  assert.deepEqual((await found({ text: "a long label", xshift: 150 })).outside, ["a long label"]);
});

test("a subscript counts with its own size, times the scale", async () => {
  const figure = labelled({ text: "x<sub>1</sub>" });
  const { smallest } = await flaws(await drawSvg({ ...figure, scale: 2 }));
  assert.ok(Math.abs(smallest - 2 * 0.7 * 0.75 * textSize) < 1e-6, String(smallest));
});
