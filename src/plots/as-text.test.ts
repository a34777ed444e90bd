/** Names from somebody's data are text in every figure that shows them, never mark-up. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { dataScatter } from "../chapters/01-data-and-network/figures/data-scatter.js";
import { separatingDirections } from "../chapters/05-attained-minimum/figures/separating-directions.js";
import { supportLists } from "../chapters/05-attained-minimum/figures/support-lists.js";
import { connectionsAlong } from "../chapters/09-iris-experiment/figures/connections-along.js";
import { selectionMap } from "../chapters/09-iris-experiment/figures/selection-map.js";
import type { Dataset } from "../data/dataset.js";
import { closeBrowser } from "../paper/browser.js";
import { drawSvg } from "../paper/draw-svg.js";
import { asText } from "./as-text.js";
import { connections } from "./connections.js";
import type { Figure } from "./figure.js";
import { lossAndSupport } from "./loss-and-support.js";
import { networks } from "./networks.js";
import { plain } from "./plain.js";

after(closeBrowser);

const dataset: Dataset = {
  features: Float64Array.of(1, 2, 3, 4, 5, 7, 8, 6),
  labels: Uint8Array.of(0, 0, 1, 1),
  size: 4,
  featureNames: ["<b>bold</b>", '<a href="https://example.org">link</a>'],
  classNames: ["a < b & c", "&lt;i&gt;"],
};
const theta = Float64Array.of(1, -1, 0.5, 2, -1, 1);
const points = [1, 2].map((k) => ({ k, theta, value: 1 / k }));
const frequencies = [Array.from(theta, () => 0.5)];
const figures: Record<string, Figure> = {
  connections: connections({ dataset }, theta),
  networks: networks(dataset, [{ name: "one", theta }]),
  lossAndSupport: lossAndSupport(dataset, points),
  dataScatter: dataScatter(dataset),
  supportLists: supportLists(dataset, [{ title: "lists", supports: [[0, 1, 2, 3, 4, 5]] }]),
  separatingDirections: separatingDirections(dataset, [theta], 1),
  connectionsAlong: connectionsAlong(dataset, points),
  selectionMap: selectionMap(dataset, [3], { name: "found", frequencies }),
};

for (const [name, figure] of Object.entries(figures)) {
  test(`${name}: a name that looks like mark-up is shown as it is written`, async () => {
    const svg = await drawSvg(figure);
    assert.ok(!/<a[ >]/.test(svg), "a link");
    assert.ok(!/font-weight: ?bold/.test(svg.replace(/@font-face[^}]*}/g, "")), "bold");
    const elements = new DOMParser().parseFromString(svg, "image/svg+xml");
    const texts = [...elements.getElementsByTagName("text")].map((text) => text.textContent ?? "");
    const shown = [...dataset.featureNames, ...dataset.classNames].filter((word) =>
      texts.some((text) => text.includes(word)),
    );
    assert.ok(shown.length >= 2, `shows ${shown.join("; ")} of ${texts.join("; ")}`);
  });
}

test("asText and plain are inverse on text", () => {
  for (const name of [...dataset.featureNames, ...dataset.classNames, "&amp;lt;"])
    assert.equal(plain(asText(name)), name);
});
