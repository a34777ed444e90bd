import assert from "node:assert/strict";
import { test } from "node:test";
import { publishedSplit } from "../data/published-split.js";
import { infimumOnSupport } from "../minima/infimum-on-support.js";
import { minimizeOnSupport } from "../minima/minimize-on-support.js";
import { softmaxNetwork } from "../network/softmax.js";
import { refits, UNATTAINED_RIDGE } from "./refits.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const refit = refits(network);

test("where there is a minimiser it is that of minimizeOnSupport; the empty support gives zero", () => {
  for (const support of [[], [2], [3, 10, 13], [3, 7, 9, 10, 13]]) {
    const { theta, value } = minimizeOnSupport(network, support);
    const { infimum, point } = refit(support);
    assert.deepEqual({ theta: point(), infimum }, { theta, infimum: value });
  }
});

test("else it has the infimum, and the minimiser of f + (λ/2)‖θ‖²", async () => {
  const support = [2, 4, 5, 6, 11, 12, 13];
  const found = await infimumOnSupport(network, support);
  assert.equal(found.kind, "unattained");
  const { infimum, point } = refit(support);
  const theta = point();
  assert.ok(Math.abs(infimum - found.value) < 1e-12);
  const gradient = network.gradient(theta);
  for (const a of support) assert.ok(Math.abs(gradient[a] + UNATTAINED_RIDGE * theta[a]) < 1e-13);
  assert.ok(theta.every((entry, a) => (entry !== 0) === support.includes(a)));
  const above = network.value(theta) - infimum;
  assert.ok(above > 0 && above < 1e-5, `${above}`);
});

test("the point is fresh each time, and the same", () => {
  for (const support of [
    [3, 10, 13],
    [2, 4, 5, 6, 11, 12, 13],
  ]) {
    const first = refit(support).point();
    const copy = first.slice();
    first.fill(9);
    assert.deepEqual(refit(support).point(), copy);
  }
});
