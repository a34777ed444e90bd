import assert from "node:assert/strict";
import { test } from "node:test";
import { mersenneTwister, permutation, uniformNumbers } from "../numerics/random.js";
import { hardThreshold, hardThresholdSet, thresholdInPlace } from "./hard-threshold.js";
import { supportOf } from "../network/support.js";

/** Every way to keep at most s entries of v, and those among them that are nearest to v. */
function nearest(v: Float64Array, s: number): Float64Array[] {
  const distance = (z: Float64Array): number => z.reduce((sum, x, a) => sum + (x - v[a]) ** 2, 0);
  const candidates = Array.from({ length: 2 ** v.length }, (_, mask) =>
    v.map((x, a) => ((mask >> a) & 1 ? x : 0)),
  ).filter((z) => supportOf(z).length <= s);
  const least = Math.min(...candidates.map(distance));
  const texts = candidates.filter((z) => distance(z) === least).map((z) => z.join());
  return [...new Set(texts)].map((text) => Float64Array.from(text.split(",").map(Number)));
}

const draw = mersenneTwister(2);
const uniform = uniformNumbers(draw);
/** Small integers, so that ties and zeros are frequent and distances are exact. */
const vectors = Array.from({ length: 60 }, (_, n) =>
  Float64Array.from({ length: 1 + (n % 7) }, () => Math.floor(7 * uniform()) - 3),
);
const each = (check: (v: Float64Array, s: number) => void): void => {
  for (const v of vectors) for (let s = 1; s <= v.length; s++) check(v, s);
};

test("the example of the set-valued operator", () => {
  const v = Float64Array.of(1, -3, 1);
  assert.deepEqual(hardThresholdSet(v, 2), [Float64Array.of(1, -3, 0), Float64Array.of(0, -3, 1)]);
  assert.deepEqual(hardThreshold(v, 2), Float64Array.of(1, -3, 0));
});

test("the set holds the nearest s-sparse vectors, all and each once", () => {
  const sorted = (list: Float64Array[]): string[] => list.map((z) => z.join()).sort();
  each((v, s) => assert.deepEqual(sorted(hardThresholdSet(v, s)), sorted(nearest(v, s))));
});

test("the set is in lexicographic order of the supports and begins with hardThreshold", () => {
  each((v, s) => {
    const set = hardThresholdSet(v, s);
    const supports = set.map((z) => supportOf(z).join());
    assert.deepEqual(supports, [...supports].sort());
    assert.deepEqual(set[0], hardThreshold(v, s));
  });
});

test("among equal magnitudes the lowest index wins", () => {
  assert.deepEqual(hardThreshold(Float64Array.of(-2, 2, 1, -2), 2), Float64Array.of(-2, 2, 0, 0));
});

test("thresholding again changes nothing, s = n changes nothing", () => {
  each((v, s) => {
    const z = hardThreshold(v, s);
    assert(supportOf(z).length <= s);
    assert.deepEqual(hardThreshold(z, s), z);
    assert.deepEqual(hardThreshold(v, v.length), v);
  });
});

test("it commutes with signs, and with permutations where magnitudes differ", () => {
  each((v, s) => {
    const signs = v.map(() => (uniform() < 0.5 ? -1 : 1));
    const flip = (x: Float64Array): Float64Array => x.map((xa, a) => xa * signs[a] + 0); // no −0
    assert.deepEqual(hardThreshold(flip(v), s), flip(hardThreshold(v, s)));

    const apart = v.map((x, a) => x + 0.1 * (a + 1) + (x < 0 ? -1 : 0));
    const order = permutation(draw, v.length);
    const shuffle = (x: Float64Array): Float64Array => x.map((_, a) => x[order[a]]);
    assert.deepEqual(hardThreshold(shuffle(apart), s), shuffle(hardThreshold(apart, s)));
  });
});

test("a NaN counts as infinite: at most s entries are kept, what is not finite first", () => {
  const keep = (v: number[], s: number): number[] => {
    const result = Float64Array.from(v);
    thresholdInPlace(result, s, new Float64Array(v.length));
    return [...result];
  };
  assert.deepEqual(keep([NaN, 3, 3, 1], 2), [NaN, 3, 0, 0]);
  assert.deepEqual(keep([3, 4, NaN], 1), [0, 0, NaN]);
  assert.deepEqual(keep([NaN, -Infinity, 5, NaN], 2), [NaN, -Infinity, 0, 0]);
  const kinds = [NaN, -Infinity, 3, -1, 0];
  for (let n = 0; n < kinds.length ** 4; n++) {
    const v = [0, 1, 2, 3].map((place) => kinds[Math.floor(n / kinds.length ** place) % 5]);
    const wild = v.filter((x) => !Number.isFinite(x)).length;
    for (let s = 1; s <= 4; s++) {
      const kept = keep(v, s);
      assert(supportOf(Float64Array.from(kept)).length <= s);
      assert.equal(kept.filter((x) => !Number.isFinite(x)).length, Math.min(wild, s));
      kept.forEach((x, a) => assert(Object.is(x, v[a]) || x === 0));
    }
  }
});

test("the argument is not changed and not returned", () => {
  each((v, s) => {
    const copy = v.slice();
    hardThreshold(v, s).fill(9);
    hardThresholdSet(v, s).forEach((z) => z.fill(9));
    assert.deepEqual(v, copy);
  });
});
