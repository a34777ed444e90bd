import assert from "node:assert/strict";
import { test } from "node:test";
import { irisNetwork } from "./iris-network.js";
import { recomputedBrackets } from "./recomputed-brackets.js";
import { smoothnessTable } from "./smoothness-table.js";

test("the ends of a table are those that its points and pairs give again, and the table can be stopped", async () => {
  const rows = { kind: "all" } as const;
  const reports: [number, number][] = [];
  const report = (done: number, total: number): void => void reports.push([done, total]);
  const { signal } = new AbortController();
  const table = await smoothnessTable({ rows, seed: 1 }, report, signal);
  const again = recomputedBrackets(await irisNetwork(rows), table);
  const ends = ({ lower, upper }: { lower: number; upper: number }): number[] => [lower, upper];
  assert.deepEqual(again.restricted.map(ends), table.restricted.map(ends));
  assert.deepEqual(again.pairs.map(ends), table.pairs.map(ends));
  assert.deepEqual(reports.at(-1), [14, 15]);
  const stopped = AbortSignal.abort(new Error("Interrupted"));
  await assert.rejects(smoothnessTable({ rows, seed: 1 }, report, stopped), /Interrupted/);
});
