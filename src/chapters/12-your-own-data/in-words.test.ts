import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../../data/dataset.js";
import { exactMargins } from "../../minima/attained-minimum-exact.js";
import { countInWords, listed, separationInWords } from "./in-words.js";

/** Three classes on a line, at −2, 0 and 2, and a second input that says nothing. */
const dataset: Dataset = {
  features: Float64Array.of(-2, 1, -2, 1, 0, 1, 0, 1, 2, 1, 2, 1),
  labels: Uint8Array.of(0, 0, 1, 1, 2, 2),
  size: 6,
  featureNames: ["length", "width"],
  classNames: ["low", "middle", "high"],
};

/** θ is (low length, low width, middle …, high …, three biases). */
function words(...direction: number[]): string {
  const d = Float64Array.from(direction);
  const { separates, strict } = exactMargins(dataset, d);
  assert.ok(separates);
  return separationInWords(dataset, d, strict);
}

test("a direction is said to separate what it separates, by the inputs that it uses", () => {
  assert.equal(words(-1, 0, 0, 0, 1, 0, 0, 1, 0), "separates all 3 classes by length");
  assert.equal(words(-1, 0, 0, 0, 0, 0, -1, 0, 0), "separates low from the others by length");
  assert.equal(words(-1, 1, 0, 0, 0, 0, -2, 0, 0), "separates low from the others by length and width");
  assert.equal(words(-1, 0, 0, 0, 0, 0, 0, 0, 0), "separates low from high by length");
  assert.equal(words(0, 0, 0, 0, 0, 0, 1, 1, 1), "moves 0 of 6 rows away from other classes, and none towards one, by the biases alone"); // prettier-ignore
}); // prettier-ignore

test("with two classes one is separated from the other", () => {
  const two: Dataset = {
    ...dataset,
    labels: dataset.labels.map((k) => Math.min(k, 1)),
    classNames: ["low", "rest"],
  };
  const d = Float64Array.of(-1, 0, 0, 0, -1, 0);
  const { strict } = exactMargins(two, d);
  assert.equal(separationInWords(two, d, strict), "separates low from rest by length");
});

test("names are listed, counts have two digits from ten thousand on", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed), ["", "a", "a and b", "a, b and c"]); // prettier-ignore
  assert.deepEqual([7, 2802, 9999, 41e6, 1e12].map(countInWords), ["7", "2,802", "9,999", "4.1·10⁷", "1.0·10¹²"]); // prettier-ignore
});
