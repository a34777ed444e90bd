import assert from "node:assert/strict";
import { test } from "node:test";
import { logAxis } from "./log-axis.js";

test("over many decades powers of ten are marked, at most seven", () => {
  const { tickvals, ticktext } = logAxis(1e-3, 1);
  assert.deepEqual(tickvals, [1e-3, 1e-2, 1e-1, 1]);
  assert.deepEqual(ticktext, ["10<sup>−3</sup>", "10<sup>−2</sup>", "10<sup>−1</sup>", "1"]);
  for (let decades = 2; decades < 40; decades++)
    assert.ok(logAxis(1, Number(`1e${decades}`)).tickvals!.length <= 7, String(decades));
});

test("below two decades 1, 2 and 5 are marked, with their own numbers", () => {
  const { tickvals, ticktext } = logAxis(0.2, 0.9);
  assert.deepEqual(tickvals, [0.1, 0.2, 0.5, 1, 2, 5]);
  assert.deepEqual(ticktext, ["0.1", "0.2", "0.5", "1", "2", "5"]);
});
