import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../data/dataset.js";
import { publishedSplit } from "../data/published-split.js";
import { softmaxNetwork } from "../network/softmax.js";
import { mersenneTwister, uniformNumbers } from "../numerics/random.js";
import { exactMargins, weightsBalance } from "./attained-minimum-exact.js";
import { attainsMinimum } from "./attained-minimum.js";

/** Rows of one or two features with their classes. */
function rows(features: number[][], labels: number[], K: number): Dataset {
  return {
    features: Float64Array.from(features.flat()),
    labels: Uint8Array.from(labels),
    size: labels.length,
    featureNames: features[0].map((_, j) => `x${j}`),
    classNames: Array.from({ length: K }, (_, k) => `class ${k}`),
  };
}

const { train } = await publishedSplit(273);
const iris = softmaxNetwork(train);

test("two classes on a line: a gap between them has no minimum, an overlap has one", async () => {
  const kindOf = async (x: number[], labels: number[], support: number[]): Promise<string> => {
    const network = softmaxNetwork(rows(x.map((value) => [value]), labels, 2)); // prettier-ignore
    return (await attainsMinimum(network, support)).kind;
  };
  const [weights, all] = [[0, 1], [0, 1, 2, 3]]; // prettier-ignore
  assert.equal(await kindOf([-2, -1, 1, 2], [0, 0, 1, 1], weights), "unattained");
  assert.equal(await kindOf([1, 2, 3, 4], [0, 0, 1, 1], weights), "attained");
  assert.equal(await kindOf([1, 2, 3, 4], [0, 0, 1, 1], all), "unattained");
  assert.equal(await kindOf([1, 3, 2, 4], [0, 0, 1, 1], all), "attained");
  assert.equal(await kindOf([1, 2, 2, 3], [0, 0, 1, 1], all), "unattained"); // touching at 2
  assert.equal(await kindOf([0.1, 0.3, 0.3, 0.7], [0, 0, 1, 1], all), "unattained");
});

test("what is returned can be checked by hand: a direction, and weights", async () => {
  const touching = rows([[1], [2], [2], [3]], [0, 0, 1, 1], 2);
  const direction = await attainsMinimum(softmaxNetwork(touching), [0, 2]);
  assert.deepEqual(direction, {
    kind: "unattained",
    direction: Float64Array.of(-1, 0, 2, 0),
    exact: [-1n, 0n, 2n, 0n],
    strictPairs: 2,
    weights: [0n, 1n, 1n, 0n],
  });
  const crossing = rows([[1], [3], [2]], [0, 0, 1], 2);
  const verdict = await attainsMinimum(softmaxNetwork(crossing), [0, 2]);
  assert.ok(verdict.kind === "attained" && verdict.certificate.kind === "weights");
  const { weights } = verdict.certificate;
  assert.deepEqual([weights[0], weights[2]], [weights[1], 2n * weights[0]]);
  assert.ok(weightsBalance(crossing, [0, 2], weights));
});

test("the verification is no formality: changed witnesses are refused", async () => {
  const unattained = await attainsMinimum(iris, [12, 2]);
  assert.ok(unattained.kind === "unattained");
  assert.ok(exactMargins(train, unattained.direction).separates);
  const turned = unattained.direction.map((x) => -x);
  assert.ok(!exactMargins(train, turned).separates);
  assert.ok(!exactMargins(train, turned.fill(0).with(2, -1)).separates);

  const attained = await attainsMinimum(iris, [0, 5, 13]);
  assert.ok(attained.kind === "attained" && attained.certificate.kind === "weights");
  const { weights } = attained.certificate;
  assert.ok(weightsBalance(train, [0, 5, 13], weights));
  assert.ok(!weightsBalance(train, [0, 5, 13], weights.with(7, weights[7] + 1n)));
  assert.ok(!weightsBalance(train, [0, 5, 13], weights.map((weight) => -weight))); // prettier-ignore
  assert.ok(!weightsBalance(train, [0, 5, 13], weights.slice(1)));
  assert.ok(!weightsBalance(train, [0, 5, 14], weights));
});

test("margins a rounding away from zero are told apart", () => {
  const network = rows([[0.1], [0.3]], [0, 1], 2);
  const along = (bias: number): string => {
    const { separates, strict } = exactMargins(network, [-3, 0, bias, 0]);
    return separates ? `${strict.length}` : "none";
  };
  const threeTenths = 3 * 0.1; // 0.30000000000000004, not the double 0.3 and not three times the double 0.1
  assert.equal(along(threeTenths), "2");
  assert.equal(along(0.3), "none");
  assert.equal(along(0.9), "none");
  assert.equal(exactMargins(network, [-1, 0, 0.1, 0]).strict.length, 1);
});

test("a whole gauge group does not count as a direction", async () => {
  const verdict = await attainsMinimum(iris, [0, 4, 8, 13]);
  assert.equal(verdict.kind, "attained");
  const { separates, strict } = exactMargins(train, Float64Array.from({ length: 15 }, (_, a) => ([0, 4, 8].includes(a) ? 0.1 : 0))); // prettier-ignore
  assert.deepEqual([separates, strict.length], [true, 0]);
});

test("random small data: the verdict agrees with a search through directions", async () => {
  const uniform = uniformNumbers(mersenneTwister(11));
  const kinds = new Map<string, number>();
  for (let trial = 0; trial < 60; trial++) {
    const size = 4 + (trial % 5);
    const dataset = rows(
      Array.from({ length: size }, () => [Math.floor(5 * uniform()) - 2, Math.floor(5 * uniform()) - 2]), // prettier-ignore
      Array.from({ length: size }, (_, i) => i % 3),
      3,
    );
    const support = [[0, 3], [0, 6], [1, 4], [0, 1], [2, 7], [6, 7]][trial % 6]; // prettier-ignore
    const { kind } = await attainsMinimum(softmaxNetwork(dataset), support);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    let found = false; // with two entries of whole numbers up to 2 a vertex of the cone has such a slope
    for (let u = -4; u <= 4; u++)
      for (let v = -4; v <= 4; v++) {
        const direction = new Float64Array(9);
        [direction[support[0]], direction[support[1]]] = [u, v];
        const { separates, strict } = exactMargins(dataset, direction);
        found ||= separates && strict.length > 0;
      }
    assert.equal(kind, found ? "unattained" : "attained", `trial ${trial}`);
  }
  assert.ok(kinds.get("attained")! > 5 && kinds.get("unattained")! > 5);
});

test("the unit of the features does not matter, however large or small it is", async () => {
  for (const unit of [2 ** -100, 1e-12, 1e12, 2 ** 100]) {
    const features = train.features.map((x) => unit * x);
    const network = softmaxNetwork({ ...train, features });
    const kinds = [[1, 2], [0, 5, 13], [3, 12], [3, 10, 13]].map((support) => attainsMinimum(network, support)); // prettier-ignore
    assert.deepEqual(
      (await Promise.all(kinds)).map(({ kind }) => kind),
      ["unattained", "attained", "unattained", "attained"],
    );
  }
});

test("with a ridge every support attains, without a question", async () => {
  const ridged = softmaxNetwork(train, { ridge: 1e-9 });
  assert.deepEqual(await attainsMinimum(ridged, [2, 12]), {
    kind: "attained",
    certificate: { kind: "ridge", ridge: 1e-9 },
  });
});

test("a direction that no double can hold is given in whole numbers", async () => {
  const touching = rows([[0.1, 0.7], [0.3, 0.2], [0.1, 0.7], [0.3, 0.2], [5, 5]], [0, 0, 1, 1, 1], 2); // prettier-ignore
  const verdict = await attainsMinimum(softmaxNetwork(touching), [0, 1, 4]);
  assert.ok(verdict.kind === "unattained");
  assert.equal(verdict.strictPairs, 1);
  const { separates, strict } = exactMargins(touching, verdict.exact);
  assert.ok(separates && strict.length === 1);
  assert.ok(!exactMargins(touching, verdict.direction).separates);
  const ratios = verdict.exact.map((x) => Number(x) / Number(verdict.exact[0]));
  verdict.direction.forEach((x, a) =>
    assert.ok(Math.abs(x / verdict.direction[0] - ratios[a]) < 1e-15),
  );
});

test("on the empty support f is a number and attains it", async () => {
  const verdict = await attainsMinimum(iris, []);
  assert.ok(verdict.kind === "attained" && verdict.certificate.kind === "weights");
  assert.ok(verdict.certificate.weights.every((weight) => weight === 1n));
});

test("stopped before the end it is undecided, with a reason", async () => {
  assert.deepEqual(await attainsMinimum(iris, [0, 5, 13], { pivots: 2 }), {
    kind: "undecided",
    why: "the exact simplex method was stopped after 2 pivots",
  });
});
