import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "./judge.js";
import { stated } from "./stated.js";

test("what a cell states is the claim with the verdict that it expects", () => {
  const holds = stated("C05.2", "check", "exact", "[own]", {
    statement: "One is at most two.",
    holds: [1, "<=", 2],
  });
  assert.deepEqual(holds, {
    id: "C05.2",
    statement: "One is at most two.",
    source: "[own]",
    role: "check",
    expect: "holds",
    evidence: "exact",
    measured: 1,
    relation: "<=",
    bound: 2,
  });
  const fails = stated("C05.4", "finding", "sampled", "[own]", {
    statement: "Every number is two.",
    fails: [1, "=", 0, "numbers that are not"],
    witness: "the number 3",
  });
  assert.deepEqual([fails.expect, fails.what], ["fails", "numbers that are not"]);
  assert.equal(fails.witness, "the number 3");
  assert.deepEqual([judge(holds).missed, judge(fails).missed], [false, false]);
});
