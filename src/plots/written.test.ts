import assert from "node:assert/strict";
import { test } from "node:test";
import { written } from "./written.js";

test("numbers are written as in a text", () => {
  for (const [value, digits, text] of [
    [0, 3, "0"],
    [0.032444, 3, "0.0324"],
    [-0.01874, 3, "−0.0187"],
    [12, 3, "12.0"],
    [1234, 3, "1230"],
    [148_123, 3, "148000"],
    [999.9, 3, "1000"],
    [1e6, 1, "10<sup>6</sup>"],
    [-1e6, 1, "−10<sup>6</sup>"],
    [9.3e19, 1, "9 · 10<sup>19</sup>"],
    [2.43e-11, 2, "2.4 · 10<sup>−11</sup>"],
    [9.9e-5, 2, "9.9 · 10<sup>−5</sup>"],
  ] as const)
    assert.equal(written(value, digits), text);
});
