import assert from "node:assert/strict";
import { test } from "node:test";
import { levelSetVerdict } from "./level-set.js";
import { exactMargins } from "../../minima/attained-minimum-exact.js";
import { loadPublishedRuns } from "../../data/published-runs.js";
import { publishedSplit } from "../../data/published-split.js";
import { rerunSparse } from "../../runs/rerun-published.js";
import { fixture } from "../../tools/fixture.js";
import { supportOf, supportOfMask } from "../../network/support.js";
import { softmaxNetwork } from "../../network/softmax.js";
import { attainedSupports } from "./attained-supports.js";
import { infimumOnSupport } from "../../minima/infimum-on-support.js";
import { lowestInfima } from "./lowest-infima.js";
import { minimizeOnSupport } from "../../minima/minimize-on-support.js";

const { train } = await publishedSplit(273);
const network = softmaxNetwork(train);
const supports = await attainedSupports(network);
const lowest = await lowestInfima(network, supports);

test("up to three entries: the lowest of all supports, one by one, gauge not used", async () => {
  const best = { unattained: Infinity, flat: Infinity, isolated: Infinity };
  for (let size = 1; size <= 3; size++) {
    for (let mask = 1; mask < 2 ** 15; mask++) {
      const support = supportOfMask(mask);
      if (support.length !== size) continue;
      const whole = [0, 1, 2, 3].some((j) => [0, 4, 8].every((a) => support.includes(a + j)));
      const flat = whole || [12, 13, 14].every((a) => support.includes(a));
      const kind = !supports.attains(mask) ? "unattained" : flat ? "flat" : "isolated";
      const value =
        kind === "unattained"
          ? (await infimumOnSupport(network, support)).value
          : minimizeOnSupport(network, support).value;
      best[kind] = Math.min(best[kind], value);
    }
    const { rays, isolated } = lowest[size - 1];
    const found = { unattained: Infinity, flat: Infinity, isolated: isolated.value };
    for (const { kind, infimum } of rays) found[kind] = infimum;
    for (const kind of ["unattained", "flat", "isolated"] as const)
      assert.ok(found[kind] === best[kind] || Math.abs(found[kind] - best[kind]) < 1e-13);
  }
});

test("every ray lies in its support, starts at its value and does not rise", () => {
  for (const { sparsity, rays } of lowest) {
    for (const { kind, support, infimum, point, value, direction } of rays) {
      assert.ok(support.length <= sparsity);
      for (const vector of [point, direction])
        assert.ok(supportOf(vector).every((a) => support.includes(a)));
      assert.ok(value >= infimum - 1e-14 && value <= infimum + 1e-9);
      const { separates, strict } = exactMargins(train, direction);
      assert.ok(separates && strict.length > 0 === (kind === "unattained"));
      for (const t of [1, 10, 100]) {
        const further = network.value(point.map((x, a) => x + t * direction[a]));
        assert.ok(further <= value + 1e-13);
      }
    }
  }
});

test("from zero and from the author's start: bounded for s = 1 alone", async () => {
  const { options } = await rerunSparse((await loadPublishedRuns()).sparse[0]);
  for (const level of [Math.log(3), network.value(options.start)]) {
    const kinds = lowest.map((one) => levelSetVerdict(level, one).kind);
    assert.deepEqual(kinds, ["bounded", ...Array<string>(14).fill("unbounded")]);
  }
});

test("up to six entries a point low enough has a bounded level set; from seven on none has", async () => {
  const dense = (await infimumOnSupport(network, supportOfMask(2 ** 15 - 1))).value;
  for (const one of lowest) {
    const { sparsity, rays, isolated } = one;
    const verdict = levelSetVerdict(isolated.value, one).kind;
    assert.equal(verdict, sparsity <= 6 ? "bounded" : "unbounded");
    if (sparsity >= 7) assert.ok(Math.abs(rays[0].infimum - dense) < 1e-13);
  }
});

test("the lowest infima that are not attained are those of SciPy's logistic regressions", () => {
  const { canonical } = fixture<{ canonical: { lowestInfima: number[] } }>(
    "chapters/05-attained-minimum/attained-supports",
  );
  canonical.lowestInfima.forEach((expected, i) => {
    const { infimum } = lowest[i + 1].rays.find(({ kind }) => kind === "unattained")!;
    assert.ok(Math.abs(infimum - expected) < 1e-10);
  });
});

test("the signal stops it", async () => {
  const signal = AbortSignal.abort(new Error("Interrupted"));
  await assert.rejects(lowestInfima(network, supports, { signal }), { message: "Interrupted" });
});
