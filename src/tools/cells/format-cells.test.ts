import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { formatCells } from "./format-cells.js";
import { notebookText } from "./normal-form.js";
import { ROOT } from "./notebooks.js";

test("formatCells writes the cells as Prettier does and leaves the outputs alone", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "format-cells-"));
  t.after(() => rmSync(folder, { recursive: true }));
  copyFileSync(join(ROOT, ".prettierrc.json"), join(folder, ".prettierrc.json"));
  const path = join(folder, "made-up.ipynb");
  const sum = { output_type: "stream", name: "stdout", text: ["a  +b\n", "3\n"] };
  const store = (cell: string): string =>
    notebookText(madeUpNotebook({ sum: cell, empty: "" }, { sum: [sum] }));
  writeFileSync(path, store("const a=1, b = 2\na  +b"));
  const tidy = store("const a = 1,\n  b = 2;\na + b;");
  assert.equal(await formatCells(path), true);
  assert.equal(readFileSync(path, "utf8"), tidy);
  assert.equal(await formatCells(path), false);
  assert.equal(readFileSync(path, "utf8"), tidy);
});

test("formatCells leaves a notebook that it cannot parse as it was", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "format-cells-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "made-up.ipynb");
  const text = notebookText(madeUpNotebook({ good: "1+1", torn: "const a = ;" }));
  writeFileSync(path, text);
  await assert.rejects(formatCells(path), /Expression expected/);
  assert.equal(readFileSync(path, "utf8"), text);
});
