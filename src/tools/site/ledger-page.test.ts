import assert from "node:assert/strict";
import { test } from "node:test";
import { ledger } from "../../claims/ledger.js";
import { joined, type Notebook } from "../cells/normal-form.js";
import { ROOT, storedNotebooks } from "../cells/notebooks.js";
import { ledgerBody } from "./ledger-page.js";

const notebooks = storedNotebooks();
const body = ledgerBody(ROOT, notebooks);
const rows = body.match(/<tr><td>.*?<\/tr>/gs)!;

/** The cell of an address such as "08-convergence.ipynb#t9". */
function cellAt(address: string): Notebook["cells"][number] | undefined {
  const [name, id] = address.split(".ipynb#");
  const { notebook } = notebooks.find((one) => one.name === name)!;
  return (notebook as Notebook).cells.find((cell) => cell.id === id);
}

test("every finding stands there once, with its verdict and a link to the cell that made it", () => {
  const findings = ledger(notebooks).filter(({ role }) => role === "finding");
  assert.equal(rows.length, findings.length);
  findings.forEach(({ id, verdict }, i) => {
    const [, address, name] = /<td><a href="([^"]*)">(C[\d.]+)<\/a>/.exec(rows[i]!)!;
    assert.equal(name, id);
    assert.match(rows[i]!, new RegExp(`class="badge ${verdict}"`));
    assert.ok(JSON.stringify(cellAt(address!)!.outputs).includes(`"${id}"`), id);
  });
});

test("a theorem that a finding rests on leads to the cell in which it is stated and proved", () => {
  const named = rows.flatMap((row) => [...row.matchAll(/<a href="([^"]*)">(T\d+)<\/a>/g)]);
  assert.ok(named.length > 0);
  for (const [, address, theorem] of named) {
    const text = joined(cellAt(address!)!.source);
    assert.match(text, new RegExp(`\\*\\*${theorem}\\*\\*`));
    assert.match(text, /Proof|proof ours/);
  }
});
