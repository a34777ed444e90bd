import assert from "node:assert/strict";
import { after, test } from "node:test";
import { exampleFigures } from "./fixtures/example-figures.js";
import { closeBrowser } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import type { Figure } from "../plots/figure.js";
import { flaws } from "./measure.js";
import { restyle } from "./restyle.js";
import { venueFigure, venueOf } from "./venue-figure.js";
import { CSS_PIXELS } from "../plots/units.js";
import { venues } from "./venues.js";

const figures = await exampleFigures();
after(closeBrowser);

test("a venue's text has the venue's size", async () => {
  for (const [name, venue] of Object.entries(venues)) {
    const plain = restyle(figures["connections-dense"], venue);
    const { smallest } = await flaws(await drawSvg(plain));
    assert.ok(Math.abs(smallest - venue.textSize) < 1e-3, `${name}: ${smallest} pt`);
  }
});

test("where labels collide the text gives way, and no further than needed", async () => {
  const { xaxis, yaxis: _, ...layout } = figures["loss-curve"].layout;
  const ticktext = ["one", "two", "three"].map((n) => `a rather long mark ${n}`);
  const marks = { tickvals: [250, 500, 750], ticktext, tickangle: 0 };
  const crowded: Figure = {
    ...figures["loss-curve"],
    layout: { ...layout, xaxis: { ...xaxis, ...marks } },
  };
  const styled = await venueFigure(crowded, "neurips");
  assert.ok(
    (await flaws(await drawSvg(restyle(crowded, venues["neurips"])))).overlapping.length > 0,
  );
  assert.deepEqual((await flaws(await drawSvg(styled))).overlapping, []);
  const full = restyle(crowded, venues["neurips"]).scale ?? 1;
  assert.ok((styled.scale ?? 1) < full);
});

test("a figure that cannot fit is one sentence that names the wider venues", async () => {
  const figure = figures["connections"];
  const featureNames = "a name that is far too long for any column of any paper on this subject";
  const layout = { ...figure.layout, yaxis: { ...figure.layout.yaxis, ticktext: [featureNames] } };
  await assert.rejects(venueFigure({ ...figure, layout }, "icml"), {
    message:
      "The labels of this figure do not fit into icml (3.25 × 8.5 in); wider are " +
      "ieee, ieee-wide, neurips, icml-wide, article, slides",
  });
});

test("a figure for a page comes into a column with smaller markers, one of its own width keeps them", () => {
  const sizeOf = (name: string, venue: string): unknown => {
    const trace = restyle(figures[name], venues[venue]).data.find((one) => "marker" in one);
    return (trace as { marker: { size: number } }).marker.size;
  };
  const own = (figures["stable-points"].data[0] as { marker: { size: number } }).marker.size;
  assert.ok((sizeOf("stable-points", "icml") as number) < 0.75 * own);
  assert.equal(sizeOf("stable-points", "icml-wide"), own);
});

test("a figure whose axes have one scale keeps its proportions, others their height", () => {
  for (const [name, kept] of [
    ["threshold-cube", true],
    ["stable-points", false],
  ] as const) {
    const { layout } = restyle(figures[name], venues["icml"]);
    const own = figures[name].layout;
    const [shape, before] = [layout.height / layout.width, own.height / own.width];
    assert.equal(shape / before < 1.25, kept, name);
  }
});

test("a figure is no higher than the page of its venue, or refused", async () => {
  const { connections } = figures;
  const ofHeight = (height: number): Figure => ({
    ...connections,
    layout: { ...connections.layout, height },
  });
  const { layout, scale = 1 } = await venueFigure(ofHeight(1000), "icml");
  assert.ok((layout.height * scale) / CSS_PIXELS <= venues["icml"].height);
  await assert.rejects(venueFigure(ofHeight(1600), "icml"), /fit into icml \(3\.25 × 8\.5 in\)/);
});

test("an unknown venue is one sentence", async () => {
  await assert.rejects(venueOf("nature"), {
    message: `The venue is to be one of ${Object.keys(venues).join(", ")}, got nature`,
  });
  await assert.rejects(venueOf("toString"), /got toString$/);
});
