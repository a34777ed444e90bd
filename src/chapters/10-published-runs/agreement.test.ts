import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPublishedRuns, type PublishedRunA } from "../../data/published-runs.js";
import {
  type Agreement,
  agreementCount,
  resultAgreement,
  splitAgreement,
  startAgreement,
} from "./agreement.js";
import { rerunSparse } from "../../runs/rerun-published.js";

const { sparse } = await loadPublishedRuns();
const runA = sparse[0];
const rerun = await rerunSparse(runA);

function lines(run: PublishedRunA): Agreement[] {
  const split = splitAgreement(run, rerun.split);
  return [...split, ...startAgreement(run, rerun), ...resultAgreement(run, rerun)];
}

/** The run with a step added to entry `i` of a list of numbers, or of a list of lists in its order. */
function altered(run: PublishedRunA, field: keyof PublishedRunA, i: number, step: number) {
  let seen = 0;
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    return seen++ === i ? (value as number) + step : value;
  };
  return { ...run, [field]: change(run[field]) };
}

test("all 46 printed numbers of run A are compared, and agree", () => {
  assert.equal(agreementCount(lines(runA)), "46 of 46 numbers");
});

test("every single wrong digit of every printed number is found", () => {
  const fields = { mean: 4, std: 4, xNorm: 4, Winit: 12, binit: 3, W: 12, b: 3, z: 3 } as const;
  for (const [field, count] of Object.entries(fields))
    for (let i = 0; i < count; i++)
      for (const step of [0.01, -0.01, 0.1, 1, -0.09]) {
        const wrong = altered(runA, field as keyof PublishedRunA, i, step);
        assert.equal(agreementCount(lines(wrong)), "45 of 46 numbers", `${field} ${i} ${step}`);
      }
  for (const step of [0.0001, -0.0001, 0.001]) {
    const wrong = altered(runA, "testAccuracy", 0, step);
    assert.equal(agreementCount(lines(wrong)), "45 of 46 numbers");
  }
});

test("a small negative number is printed as 0.00, and the line names what it compares", () => {
  const split = { ...rerun.split, mean: Float64Array.of(-0.001, 0.004, -0.006, 1) };
  const [first] = splitAgreement({ ...runA, mean: [0, 0, -0.01, 2] }, split);
  assert.deepEqual(first, {
    run: "A",
    quantity: "mean of the training rows",
    published: "0.00 0.00 -0.01 2.00",
    ours: "0.00 0.00 -0.01 1.00",
    numbers: 4,
    agree: 3,
  });
});
