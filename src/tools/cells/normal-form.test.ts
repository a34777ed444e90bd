import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Cell,
  differingCell,
  normalForm,
  type Notebook,
  notebookText,
} from "./normal-form.js";

const code = (id: string, outputs: Cell["outputs"]): Cell => ({
  cell_type: "code",
  id,
  metadata: { trusted: true },
  execution_count: null,
  source: "1;\n2;",
  outputs: outputs!,
});
const notebook = (...cells: Cell[]): Notebook => ({
  cells,
  metadata: { language_info: { version: "3.7.2" } },
  nbformat: 4,
  nbformat_minor: 2,
});
const stream = (name: string, text: string | string[]) => ({ output_type: "stream", name, text });
const display = (data: Record<string, unknown>, metadata = {}) => ({
  output_type: "display_data",
  data,
  metadata,
});

test("code cells are counted, prose is not", () => {
  const prose: Cell = { cell_type: "markdown", id: "p", metadata: {}, source: "a" };
  const { cells } = normalForm(notebook(code("a", []), prose, code("b", [])));
  assert.deepEqual(
    cells.map((cell) => cell.execution_count),
    [1, undefined, 2],
  );
});

test("pieces of one stream are joined, other streams and displays keep their place", () => {
  const outputs = [stream("stdout", "a"), stream("stdout", ["b\n", "c"]), stream("stderr", "d")];
  const { cells } = normalForm(notebook(code("a", outputs)));
  assert.deepEqual(cells[0]!.outputs, [stream("stdout", ["ab\n", "c"]), stream("stderr", ["d"])]);
});

test("a progress line that has cleared itself leaves nothing", () => {
  const cleared = display({ "text/plain": "" }, { display_id: "x" });
  assert.deepEqual(
    normalForm(notebook(code("a", [cleared, stream("stdout", "")]))).cells[0]!.outputs,
    [],
  );
});

test("normal form is idempotent, and its text does not depend on the order of keys", () => {
  const one = normalForm(
    notebook(code("a", [display({ "text/plain": "x\ny", "text/html": "z" })])),
  );
  const other = normalForm(
    notebook(code("a", [display({ "text/html": "z", "text/plain": "x\ny" })])),
  );
  assert.equal(notebookText(one), notebookText(other));
  assert.equal(notebookText(normalForm(one)), notebookText(one));
});

test("differingCell sees a changed output and a missing cell, and looks past pictures and counts", () => {
  const stored = notebook(code("a", [display({ "text/plain": "1" })]), code("b", []));
  const picture = { "text/plain": "1", "image/png": "AAAA\n" };
  const drawn = notebook(
    code("a", [display(picture, { "image/png": { alt: "one" } })]),
    code("b", []),
  );
  assert.equal(differingCell(stored, drawn), undefined);
  assert.equal(
    differingCell(stored, notebook(code("a", [display({ "text/plain": "2" })]), code("b", []))),
    "a",
  );
  assert.equal(differingCell(stored, notebook(stored.cells[0]!)), "b");
});

test("the set-up cell, cells of claims alone or of nothing, and long ones without a figure are folded", () => {
  const claim = display({ "application/vnd.claim+json": { id: "C01.1" }, "text/plain": "a" });
  const table = display({ "text/html": "<table></table>" });
  const figure = display({ "application/vnd.plotly.v1+json": { data: [] } });
  const shown: [id: string, outputs: Cell["outputs"], lines: number, folded: boolean][] = [
    ["set-up", [stream("stdout", "a")], 1, true],
    ["claims", [claim, claim], 1, true],
    ["computation", [], 1, true],
    ["claim-and-table", [table, claim], 6, false],
    ["long", [table], 7, true],
    ["printed", [stream("stdout", "a")], 6, false],
    ["figure", [table, figure], 12, false],
    ["try-cell", [table], 12, false],
  ];
  for (const [id, outputs, lines, folded] of shown) {
    const source = Array<string>(lines).fill("1;").join("\n");
    const [cell] = normalForm(notebook({ ...code(id, outputs), source })).cells;
    assert.deepEqual(cell!.metadata, folded ? { jupyter: { source_hidden: true } } : {}, id);
  }
});
