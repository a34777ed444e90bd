import assert from "node:assert/strict";
import { test } from "node:test";
import { type Claim, judge } from "./judge.js";
import { CLAIM_MIME, ledger, type NamedNotebook, roleLines, storable } from "./ledger.js";

const claimOf = (id: string, measured: number): Claim => ({
  id,
  statement: "It is at most two.",
  source: "[own]",
  role: "finding",
  expect: "holds",
  evidence: "sampled",
  measured,
  relation: "<=",
  bound: 2,
});

function notebook(name: string, ...stored: object[]): NamedNotebook {
  const written = JSON.parse(JSON.stringify(stored)) as object[];
  const outputs = written.map((output) => ({ data: { [CLAIM_MIME]: output, "text/plain": [""] } }));
  return { name, notebook: { cells: [{}, { outputs: [{}, ...outputs] }] } };
}

const stored = (id: string, measured: number): object => storable(judge(claimOf(id, measured)));

test("the ledger lists the claims of all notebooks in their order", () => {
  const verdicts = ledger([
    notebook("01-a", stored("C01.2", 1), stored("C01.1", 2)),
    notebook("02-b", stored("C02.1", 0)),
  ]);
  assert.deepEqual(
    verdicts.map(({ id }) => id),
    ["C01.2", "C01.1", "C02.1"],
  );
});

test("what is not finite survives the file", () => {
  const [nan, infinite] = ledger([
    notebook("01-a", stored("C01.1", NaN), stored("C01.2", -Infinity)),
  ]);
  assert.deepEqual([nan!.measured, nan!.verdict, nan!.missed], [NaN, "undecided", true]);
  assert.deepEqual([infinite!.measured, infinite!.verdict], [-Infinity, "holds"]);
});

test("a verdict that was typed or edited is found out", () => {
  const edited = { ...stored("C01.1", 3), verdict: "holds" };
  assert.throws(() => ledger([notebook("01-a", edited)]), {
    message: "ledger requires the stored verdict of C01.1 to be fails, got holds",
  });
});

test("a doubled id, a foreign id and a missing field are refused", () => {
  const one = notebook("01-a", stored("C01.1", 1));
  assert.throws(() => ledger([one, notebook("01-b", stored("C01.1", 1))]), {
    message: "ledger requires each claim id to be used once, got C01.1 in 01-a and again in 01-b",
  });
  assert.throws(() => ledger([notebook("02-b", stored("C01.1", 1))]), {
    message: "ledger requires the claim of notebook 02-b to be C02.<n>, got C01.1",
  });
  const { source: _source, ...incomplete } = judge(claimOf("C01.1", 1));
  assert.throws(() => ledger([notebook("01-a", incomplete)]), {
    message: "claim C01.1 requires source to be a text, got undefined",
  });
});

test("checks and reruns stand in one line each, and the number of claims if none is missed", () => {
  const sound = [
    judge(claimOf("C01.1", 1)),
    judge({ ...claimOf("C01.2", 1), role: "check" }),
    judge({ ...claimOf("C01.3", 1), role: "check" }),
    judge({ ...claimOf("C01.4", 1), role: "rerun" }),
  ];
  assert.deepEqual(roleLines(sound), [
    "Checks of the code: C01.2, C01.3.",
    "Kept results computed again: C01.4.",
    "Claims: 4, each with the expected verdict.",
  ]);
  assert.deepEqual(roleLines([judge(claimOf("C01.1", 3))]), []);
});
