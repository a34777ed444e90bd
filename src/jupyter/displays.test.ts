import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, test } from "node:test";
import kernel from "tslab/dist/jupyter.js";
import type { Claim } from "../claims/judge.js";
import { CLAIM_MIME } from "../claims/ledger.js";
import { claim, missedClaims } from "./claim.js";
import { interruptible } from "./interruptible.js";
import { template } from "../plots/theme.js";
import { progress } from "./progress.js";
import { PLOTLY_MIME, show } from "./show.js";
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

const sound: Claim = {
  id: "C01.1",
  statement: "One is < two.",
  source: "[own]",
  role: "finding",
  expect: "holds",
  evidence: "exact",
  measured: 1,
  relation: "<",
  bound: 2,
};

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
  assert.match(html!, /<td style="text-align:right">0.333333<\/td>/);
  assert.match(html!, /<td style="text-align:left">&#60;a&#62;<\/td>/);
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
  claim(sound);
  const [output] = displayed;
  assert.equal(output![CLAIM_MIME].verdict, "holds");
  assert.equal(output!["text/plain"], "C01.1 holds. One is < two. [1 < 2; exact; [own]]");
  assert.doesNotMatch(output!["text/html"], /color/);
});

test("a missed claim is red and the cell runs on; in strict runs it throws", () => {
  claim({ ...sound, measured: 3 });
  assert.match(displayed[0]!["text/html"], /color:#c00000/);
  assert.match(displayed[0]!["text/plain"], /C01.1 fails, expected: holds/);
  process.env["IHT_NOTEBOOKS_STRICT"] = "1";
  assert.throws(() => claim({ ...sound, measured: 3 }), /claim C01.1 was missed/);
});

test("missedClaims lists what is missed until the claim is made again", () => {
  claim({ ...sound, measured: 3 });
  missedClaims();
  assert.match(displayed.at(-1)!["text/plain"], /^C01.1 fails, expected: holds/);
  claim(sound);
  missedClaims();
  assert.equal(displayed.at(-1)!["text/plain"], "Claims: 1, each with the expected verdict.");
});

test("findings stand in a table, checks and reruns in a line each", () => {
  claim({ ...sound, id: "C01.2", role: "check" });
  claim({ ...sound, id: "C01.3", role: "rerun" });
  missedClaims();
  const texts = displayed.slice(2).map((data) => data["text/plain"] as string);
  assert.match(texts[0]!, /^finding +statement +verdict +measured +evidence\nC01.1 +One is < two/);
  assert.deepEqual(texts.slice(1), [
    "Checks of the code: C01.2.",
    "Kept results computed again: C01.3.",
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
