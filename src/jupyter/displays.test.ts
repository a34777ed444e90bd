import assert from "node:assert/strict";
import { wcagContrast } from "culori";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, test } from "node:test";
import kernel from "tslab/dist/jupyter.js";
import { CLAIM_MIME } from "../claims/ledger.js";
import type { Role } from "../claims/judge.js";
import { claim, missedClaims } from "./claim.js";
import { interruptible } from "./interruptible.js";
import { template } from "../plots/theme.js";
import { progress } from "./progress.js";
import { PLOTLY_MIME } from "./plotly-mime.js";
import { show } from "./show.js";
import { table } from "./table.js";

/** What the kernel was given to display, in place of a kernel. */
let displayed: Record<string, any>[] = [];
const writer = kernel.lastWriteDisplayData;
const strict = process.env["IHT_NOTEBOOKS_STRICT"];

beforeEach(() => {
  displayed = [];
  kernel.lastWriteDisplayData = ({ data }) => void displayed.push(data);
  delete process.env["IHT_NOTEBOOKS_STRICT"];
});
afterEach(() => {
  kernel.lastWriteDisplayData = writer;
  if (strict !== undefined) process.env["IHT_NOTEBOOKS_STRICT"] = strict;
});

/** A claim that one is, or another number is, less than two. */
function claimLess(measured: number, id: string = "C01.1", role: Role = "finding"): void {
  claim(id, role, "exact", "[own]", {
    statement: "One is < two.",
    holds: [measured, "<", 2],
  });
}

test("the kernel requires the doors, so no module of theirs waits at its top", () => {
  for (const door of ["../jupyter/index.js", "../paper/index.js"]) {
    const path = fileURLToPath(new URL(door, import.meta.url));
    execFileSync(process.execPath, ["-e", `require(${JSON.stringify(path)})`], { stdio: "pipe" });
  }
});

test("a table has a column for each key, numbers rounded and at the right, texts escaped", () => {
  table([
    { n: 1, x: 1 / 3, name: "<a>" },
    { n: 150, x: 2e-9, name: "b" },
  ]);
  const [{ "text/html": html, "text/plain": plain }] = displayed as [Record<string, string>];
  assert.equal(plain, "  n         x  name\n  1  0.333333  <a>\n150      2e-9  b");
  assert.match(html!, /<td style="text-align:right;padding:2px 8px">0.333333<\/td>/);
  assert.match(html!, /<td style="text-align:left;padding:2px 8px">&#60;a&#62;<\/td>/);
});

test("a table of more than eight rows unfolds, and may be open", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ n, "<n²>": n * n }));
  table(rows(8));
  table(rows(9));
  table(rows(9), { open: true });
  const begins = displayed.map((data) => (data["text/html"] as string).split("\n")[0]);
  const summary = "<summary>9 rows: n, &#60;n²&#62;</summary>";
  assert.deepEqual(begins, ["<table>", `<details>${summary}`, `<details open>${summary}`]);
  assert.doesNotMatch(displayed[1]!["text/plain"], /rows:/);
});

test("a table without rows, or with rows of different columns, is refused in one sentence", () => {
  assert.throws(() => table([]), {
    message: "table requires rows to be a list of at least one row, got none",
  });
  assert.throws(() => table([{ a: 1 }, { b: 1 }]), {
    message: "table requires row 1 to be of the columns a, got b",
  });
});

test("a claim carries its verdict for the ledger and a line for the reader", () => {
  claimLess(1);
  const [output] = displayed;
  assert.equal(output![CLAIM_MIME].verdict, "holds");
  assert.equal(output!["text/plain"], "C01.1 holds. One is < two. [1, less than 2; exact; [own]]");
  assert.match(output!["text/html"], /^<b style="[^"]*">holds<\/b> One is &#60; two\./);
  assert.match(output!["text/html"], /<i title="exact: in integers[^"]*">exact<\/i>/);
});

test("a claim that fails as expected has a badge, its witness and no tick", () => {
  claim("C01.1", "finding", "sampled", "[own]", {
    statement: "Every number is < two.",
    fails: [1, "=", 0, "numbers that are not"],
    witness: "the number 3",
  });
  const [output] = displayed as [Record<string, string>];
  const read = output["text/html"]!.replace(/<[^>]*>/g, "");
  assert.equal(
    read,
    "fails Every number is &#60; two. " +
      "[numbers that are not: 1, not 0 · sampled · [own] · C01.1] Witness: the number 3.",
  );
  assert.doesNotMatch(output["text/html"]!, /[✓✗]/);
});

test("a missed claim is red and the cell runs on; in strict runs it throws", () => {
  claimLess(3);
  assert.match(
    displayed[0]!["text/html"],
    /^<b style="background-color:#b42318[^"]*">✗ C01.1 fails, expected.*<\/b>$/,
  );
  assert.match(displayed[0]!["text/plain"], /C01.1 fails, expected: holds/);
  process.env["IHT_NOTEBOOKS_STRICT"] = "1";
  assert.throws(() => claimLess(3), /claim C01.1 was missed/);
});

test("the letters of every badge have a contrast of at least 4.5:1 on a ground of their own, in any theme", () => {
  claimLess(1);
  claimLess(3);
  const seven = { statement: "One is seven.", witness: "1" };
  claim("C01.1", "finding", "exact", "[own]", { ...seven, fails: [1, "=", 7, "the number"] });
  const badges = displayed.map((data) => /^<b style="([^"]*)"/.exec(data["text/html"])![1]!);
  assert.equal(new Set(badges).size, 3);
  for (const style of badges) {
    const [, ground, letters] = /^background-color:(#\w+);color:(#\w+);/.exec(style)!;
    assert.ok(wcagContrast(ground!, letters!) >= 4.5, style);
  }
});

test("missedClaims lists what is missed until the claim is made again", () => {
  claimLess(3);
  missedClaims();
  assert.match(displayed.at(-1)!["text/plain"], /^C01.1 fails, expected: holds/);
  claimLess(1);
  missedClaims();
  assert.equal(displayed.at(-1)!["text/plain"], "Claims: 1, each with the expected verdict.");
});

test("findings stand in a table, checks and reruns in a line each", () => {
  claimLess(1, "C01.2", "check");
  claimLess(1, "C01.3", "rerun");
  missedClaims();
  assert.match(
    displayed[2]!["text/html"],
    /^<details><summary>Findings: 1 hold\.<\/summary>\n<table>/,
  );
  const texts = displayed.slice(2).map((data) => data["text/plain"] as string);
  assert.match(texts[0]!, /^finding +statement +verdict +measured +evidence\nC01.1 +One is < two/);
  assert.deepEqual(texts.slice(1), [
    "Checks of the code: C01.2.\nKept results computed again: C01.3.\n" +
      "Claims: 3, each with the expected verdict.",
  ]);
});

test("a figure is shown as Plotly data without its words, in larger text, as wide as the page lets it", () => {
  show({
    data: [],
    layout: { template, width: 336, height: 200 },
    caption: "a caption",
    alt: "an alt text",
  });
  const [{ [PLOTLY_MIME]: shown, ...rest }] = displayed as [Record<string, any>];
  assert.deepEqual(rest, { "text/plain": "an alt text" });
  const { layout, ...others } = shown;
  assert.deepEqual(others, { data: [] });
  assert.deepEqual(Object.keys(layout).sort(), ["height", "template"]);
  assert.equal(layout.template.layout.font.size, 13);
  assert.ok(layout.height > 200);
});

test("a progress line appears with the share that is done and clears itself", () => {
  const { report, end } = progress(200);
  report(50);
  end();
  assert.equal(displayed.length, 2);
  assert.match(displayed[0]!["text/plain"], /^50 of 200 \(25 %\), \d+ s left$/);
  assert.equal(displayed[1]!["text/plain"], "");
});

test("an interrupt aborts the signal, says so, and leaves no listener behind", async () => {
  const before = process.listenerCount("SIGINT");
  const endless = interruptible(async (_report, signal) => {
    setImmediate(() => process.emit("SIGINT"));
    for (;;) {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  });
  await assert.rejects(endless, { message: "Interrupted" });
  assert.equal(process.listenerCount("SIGINT"), before);
});
