import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCsv } from "./csv.js";
import { parseNumber } from "./numbers.js";

test("rows carry the line they end on, over blanks, quotes, line ends and a byte order mark", () => {
  const text = '\ufeff"b, c", a \r\n1 ,2\r\n"x\ny",3\r\n4,""';
  assert.deepEqual(parseCsv("test", "t.csv", text), {
    columns: ["b, c", "a"],
    rows: [
      { line: 2, fields: ["1", "2"] },
      { line: 4, fields: ["x\ny", "3"] },
      { line: 5, fields: ["4", ""] },
    ],
  });
});

test("a number is what decimal notation writes, to the nearest double", () => {
  const written = ["1", "-1.5", "+.5", "2.", "6.02e23", "1E-3", "0.1", "-0"];
  const read = written.map((field) => parseNumber("test", () => "here", field));
  assert.deepEqual(read, [1, -1.5, 0.5, 2, 6.02e23, 0.001, 0.1, -0]);
});

test("whatever else JavaScript would take for a number is refused", () => {
  const refused = ["", " ", ".", "NaN", "Infinity", "0x10", "1_000", "1e999", "5.1cm", "--1"];
  for (const field of refused)
    assert.throws(() => parseNumber("test", () => "here", field), {
      message: `test requires here to be a finite number, got "${field}"`,
    });
});
