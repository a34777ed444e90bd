import assert from "node:assert/strict";
import { test } from "node:test";
import { type Claim, comparison, judge } from "./judge.js";

const sound: Claim = {
  id: "C05.2",
  statement: "One is at most two.",
  source: "[own]",
  role: "finding",
  expect: "holds",
  evidence: "exact",
  measured: 1,
  relation: "<=",
  bound: 2,
};

test("the verdict is what the numbers say, for every relation", () => {
  const table: [number, Claim["relation"], number, boolean][] = [
    [1, "<", 2, true],
    [2, "<", 2, false],
    [2, "<=", 2, true],
    [3, "<=", 2, false],
    [2, "=", 2, true],
    [2, "=", 2 + 2 ** -51, false],
    [2, ">=", 2, true],
    [1, ">=", 2, false],
    [3, ">", 2, true],
    [2, ">", 2, false],
    [Infinity, ">", 2, true],
  ];
  for (const [measured, relation, bound, holds] of table) {
    const { verdict, missed } = judge({ ...sound, measured, relation, bound });
    assert.equal(verdict, holds ? "holds" : "fails", `${measured} ${relation} ${bound}`);
    assert.equal(missed, !holds);
  }
});

test("texts are compared letter by letter", () => {
  const texts: Claim = { ...sound, measured: "0101", relation: "=", bound: "0101" };
  assert.equal(judge(texts).verdict, "holds");
  assert.equal(judge({ ...texts, measured: "0100" }).verdict, "fails");
});

test("a condition that fails as expected is not missed, one that holds against expectation is", () => {
  const failing: Claim = { ...sound, expect: "fails", witness: "the point 0" };
  assert.equal(judge({ ...failing, measured: 3 }).missed, false);
  assert.equal(judge(failing).missed, true);
});

test("NaN is undecided and always missed, whatever is expected", () => {
  for (const expect of ["holds", "fails"] as const) {
    for (const sides of [{ measured: NaN }, { bound: NaN }]) {
      const verdict = judge({ ...sound, expect, witness: "none", ...sides });
      assert.equal(verdict.verdict, "undecided");
      assert.equal(verdict.missed, true);
    }
  }
});

test("a claim without one of its fields is refused in one sentence", () => {
  const table: [Partial<Record<keyof Claim, unknown>>, string][] = [
    [{ id: "5.2" }, "claim requires id to be of the form C05.2, got 5.2"],
    [{ statement: "" }, "claim C05.2 requires statement to be a text, got "],
    [{ source: undefined }, "claim C05.2 requires source to be a text, got undefined"],
    [{ role: "proof" }, "claim C05.2 requires role to be one of finding, check, rerun, got proof"],
    [{ expect: "maybe" }, 'claim C05.2 requires expect to be "holds" or "fails", got maybe'],
    [
      { evidence: "proof" },
      "claim C05.2 requires evidence to be one of exact, enclosed, exhaustive, trajectory, sampled, got proof",
    ],
    [{ relation: "==" }, "claim C05.2 requires relation to be one of < <= = >= >, got =="],
    [
      { measured: "a" },
      'claim C05.2 requires measured and bound to be two numbers, or two texts with the relation "=", got string <= number',
    ],
    [{ what: "" }, "claim C05.2 requires what to be a text, got "],
    [{ expect: "fails" }, "claim C05.2 requires witness to be a text, got undefined"],
  ];
  for (const [change, message] of table) {
    assert.throws(() => judge({ ...sound, ...change } as Claim), { message });
  }
});

test("a reader sees six digits, and all of them where six would hide a difference", () => {
  const shown = (measured: number | string, bound: number | string): string =>
    comparison({ ...sound, measured, bound });
  assert.equal(shown(1.305622276959184e-13, 1e-10), "1.30562e-13, at most 1e-10");
  assert.equal(shown(0.25, 0.25000000001), "0.25, at most 0.25000000001");
  assert.equal(shown(1 / 3, 1 / 3), "0.333333, at most 0.333333");
  assert.equal(shown(12345678, NaN), "12345678 against NaN, undecided");
  assert.equal(shown(-12345678, 1e30), "-12,345,678, at most 1e+30");
});

test("what was measured is a true clause, whichever way the verdict goes", () => {
  const table: [number | string, Claim["relation"], number | string, string][] = [
    [1, "<", 2, "1, less than 2"],
    [2, "<", 2, "2, not less than 2"],
    [2, "<=", 2, "2, at most 2"],
    [3, "<=", 2, "3, more than 2"],
    [2, "=", 2, "exactly 2"],
    [7442, "=", 32767, "7,442, not 32,767"],
    [2, ">=", 2, "2, at least 2"],
    [1, ">=", 2, "1, less than 2"],
    [3, ">", 2, "3, more than 2"],
    [2, ">", 2, "2, not more than 2"],
    ["5 5 4", "=", "5 5 5", "5 5 4, not 5 5 5"],
  ];
  for (const [measured, relation, bound, clause] of table)
    assert.equal(comparison({ ...sound, measured, relation, bound }), clause);
});

test("a count is said in words, and none of them is none", () => {
  const counted: Claim = { ...sound, relation: "=", bound: 0, what: "exceptions" };
  assert.equal(comparison({ ...counted, measured: 0 }), "exceptions: none");
  assert.equal(comparison({ ...counted, measured: 2291 }), "exceptions: 2,291, not 0");
  assert.equal(comparison({ ...counted, measured: 6, bound: 6 }), "exceptions: 6");
  assert.equal(comparison({ ...counted, measured: 0, relation: "<=" }), "exceptions: 0, at most 0");
});
