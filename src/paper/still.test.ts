import assert from "node:assert/strict";
import { test } from "node:test";
import type { Figure } from "../plots/figure.js";
import { still } from "./still.js";

const figure: Figure = {
  data: [
    { type: "scatter", x: [0], marker: { size: 5, color: "#000000" } },
    { type: "scatter", x: [1] },
  ],
  layout: { width: 8, height: 8, sliders: [{}], updatemenus: [{}], xaxis: { range: [0, 1] } },
  frames: [
    { name: "0", data: [{ x: [2] }], traces: [1] },
    { name: "1", data: [{ marker: { size: 9 } }], traces: [0], layout: { xaxis: { title: {} } } },
  ],
  caption: "A caption.",
  alt: "A text.",
};

test("slider and buttons go, the first frame is drawn by default", () => {
  const { data, layout } = still(figure);
  assert.deepEqual(layout, { width: 8, height: 8, xaxis: { range: [0, 1] } });
  assert.deepEqual(data, [figure.data[0], { type: "scatter", x: [2] }]);
});

test("the stated frame is merged into the figure", () => {
  const { data, layout } = still({ ...figure, exportFrame: "1" });
  assert.deepEqual(layout.xaxis, { range: [0, 1], title: {} });
  assert.deepEqual(data, [
    { type: "scatter", x: [0], marker: { size: 9, color: "#000000" } },
    figure.data[1],
  ]);
});

test("a figure without frames stays as it is", () => {
  const { frames: _, ...plain } = figure;
  assert.deepEqual(still(plain).data, figure.data);
});

test("a frame that is not there is one sentence", () => {
  assert.throws(() => still({ ...figure, exportFrame: "7" }), {
    message: "The figure has no frame called 7, which it names for export",
  });
});
