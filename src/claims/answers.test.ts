import assert from "node:assert/strict";
import { test } from "node:test";
import { storedNotebooks } from "../tools/cells/notebooks.js";
import { answers } from "./answers.js";
import { ledger } from "./ledger.js";

const verdicts = ledger(storedNotebooks());

test("each answer has the verdicts and the numbers of the ledger", () => {
  const rows = answers(verdicts);
  const attained = rows.find(({ condition }) => condition === "every support attains its minimum");
  assert.equal(attained!.found, "C05.4 fails: 7,442 of 32,767 do, each decided in integers");
  assert.equal(attained!.notebook, "05");
  const made = new Map(verdicts.map(({ id, verdict }) => [id, verdict]));
  const said = rows.flatMap(({ found }) => [...found.matchAll(/(C\d\d\.\d+) (\w+)/g)]);
  assert.ok(said.length > 20);
  for (const [, id, verdict] of said) assert.equal(made.get(id!), verdict);
  assert.doesNotMatch(JSON.stringify(rows), /[{}]C|undefined/);
});

test("another verdict in the ledger is another answer", () => {
  const [one] = answers(
    verdicts.map((verdict) =>
      verdict.id === "C03.14" ? { ...verdict, verdict: "holds" as const } : verdict,
    ),
  ).filter(({ found }) => found.startsWith("C03.14"));
  assert.match(one!.found, /^C03\.14 holds for/);
});

test("an answer whose claim was not made is refused", () => {
  const others = verdicts.filter(({ id }) => id !== "C05.4");
  assert.throws(() => answers(others), {
    message: "answers requires the ledger to be with a claim C05.4, got none",
  });
});
