import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { PLOTLY_MIME } from "../../jupyter/plotly-mime.js";
import type { CellSeen } from "./look.js";
import { seenProblems } from "./seen.js";

const figure = { output_type: "display_data", data: { [PLOTLY_MIME]: { data: [{}, {}] } } };
const stream = (name: string, text: string) => ({ output_type: "stream", name, text });
const cells = { "set-up": "1;", draw: "2;" };
const outputs = { "set-up": [stream("stdout", "1\n")], draw: [figure] };
const stored = madeUpNotebook(cells, outputs);
const good: CellSeen[] = [
  { id: "set-up", prompt: "[1]:", traces: [] },
  { id: "draw", prompt: "[2]:", traces: [2] },
];

test("a notebook that ran, drew its figures and gave the stored outputs has no problem", () => {
  assert.deepEqual(seenProblems({ notebook: stored, cells: good }, stored), []);
});

test("each of the things that a person would see is a problem", () => {
  const change = (i: number, seen: Partial<CellSeen>): CellSeen[] =>
    good.map((cell, j) => (i === j ? { ...cell, ...seen } : cell));
  const said = (cells: CellSeen[], notebook = stored): string[] =>
    seenProblems({ notebook, cells }, stored);
  assert.deepEqual(said(change(1, { prompt: "[ ]:" })), ["cell draw did not run"]);
  assert.deepEqual(said(change(1, { prompt: "[*]:" })), ["cell draw did not run"]);
  assert.deepEqual(said(change(1, { traces: [1] })), [
    "cell draw shows figures of 1 traces, its outputs have 2",
  ]);
  assert.deepEqual(said(change(1, { traces: [] })), [
    "cell draw shows figures of no traces, its outputs have 2",
  ]);
  const other = madeUpNotebook(cells, { ...outputs, "set-up": [stream("stdout", "2\n")] });
  assert.deepEqual(said(good, other), ["cell set-up differs from what is stored"]);
  const loud = madeUpNotebook(cells, { ...outputs, draw: [figure, stream("stderr", "boom\n")] });
  assert.deepEqual(said(good, loud), [
    "cell draw wrote on stderr: boom",
    "cell draw differs from what is stored",
  ]);
});
