import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { lengthProblems } from "./cell-length.js";

test("twelve lines pass, thirteen do not, and imports are not counted", () => {
  const lines = (count: number): string => Array<string>(count).fill("1;").join("\n");
  const imports = 'import {\n  a,\n  b,\n} from "../dist/a/index.js";\nimport b from "b";\n';
  const notebook = madeUpNotebook({
    twelve: lines(12),
    imported: imports + lines(12),
    thirteen: imports + lines(13),
  });
  assert.deepEqual(lengthProblems({ path: "01-a.ipynb", notebook }), [
    {
      notebook: "01-a.ipynb",
      cell: "thirteen",
      line: 13,
      message: "the cell has 13 lines, at most 12 can be read at once",
    },
  ]);
});
