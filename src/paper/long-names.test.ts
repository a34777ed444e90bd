/** Names of 25 to 40 characters: margins, legends and heights follow them; nothing is cut, nothing collides. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { dataScatter } from "../chapters/01-data-and-network/figures/data-scatter.js";
import { loadIris } from "../data/iris.js";
import { connections } from "../plots/connections.js";
import type { Figure } from "../plots/figure.js";
import { lossAndSupport } from "../plots/loss-and-support.js";
import { networks } from "../plots/networks.js";
import { closeBrowser } from "./browser.js";
import { drawSvg } from "./draw-svg.js";
import { flaws } from "./measure.js";
import { venueFigure } from "./venue-figure.js";

after(closeBrowser);

const dataset = {
  ...(await loadIris()),
  featureNames: [
    "concentration of dissolved oxygen, mg/l",
    "mean radius of the nuclei in the sample",
    "flavonoids and other phenols together",
    "OD280/OD315 of diluted wines, measured",
  ],
  classNames: [
    "moderately differentiated carcinoma",
    "healthy control, first visit of three",
    "unknown or not recorded in this study",
  ],
};
const theta = Float64Array.from({ length: 15 }, (_, a) => (a % 4 === 0 ? 0 : (a - 7) / 3));
const points = [1, 2, 3].map((k) => ({ k, value: 1 / k, theta }));
const figures: Record<string, Figure> = {
  dataScatter: dataScatter(dataset),
  connections: connections({ dataset }, theta),
  networks: networks(
    dataset,
    ["one", "two", "three"].map((name) => ({ name, theta })),
  ),
  lossAndSupport: lossAndSupport(dataset, points),
};

for (const [name, figure] of Object.entries(figures)) {
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
