import assert from "node:assert/strict";
import { test } from "node:test";

/** A call with a wrong argument, and the whole sentence with which it throws or rejects. */
export interface BadInput {
  readonly name: string;
  readonly call: () => unknown;
  readonly message: string;
}

/** One test for each row of a table of bad input; the tables are `src/<room>/bad-input.test.ts`. */
export function badInput(rows: readonly BadInput[]): void {
  const names = rows.map(({ name }) => name);
  const twice = names.filter((name, row) => names.indexOf(name) !== row);
  assert.deepEqual(twice, [], "rows of a table of bad input have different names");
  for (const { name, call, message } of rows) {
    test(name, async () => {
      await assert.rejects(async () => call(), { name: "ArgumentError", message });
    });
  }
}
