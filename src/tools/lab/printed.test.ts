/** A notebook as `nbconvert --to html` writes it, on paper: long lines and wide tables are not cut. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { notebookText } from "../cells/normal-form.js";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { launchBrowser } from "./drive.js";
import { ensureBrowser } from "./ensure-browser.js";
import { jupyterEnvironment, PYTHON } from "./jupyter-environment.js";

/** A4 less the margins that browsers leave. */
const PAPER = { width: 718, height: 1000 };

test("a long line and a wide table fit on paper", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "iht-notebooks-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const heads = Array.from({ length: 12 }, (_, i) => `<th>share with ε ≤ 0.1, ${i}</th>`).join("");
  const html = `<table><thead><tr>${heads}</tr></thead><tbody></tbody></table>`;
  const outputs = { wide: [{ output_type: "display_data", data: { "text/html": [html] } }] };
  const cells = { wide: `const sum = ${"a_rather_long_name + ".repeat(12)}0;` };
  writeFileSync(join(folder, "wide.ipynb"), notebookText(madeUpNotebook(cells, outputs)));
  const call = ["-m", "nbconvert", "--to", "html", join(folder, "wide.ipynb")];
  execFileSync(PYTHON, call, { env: jupyterEnvironment(join(folder, "jupyter")), stdio: "pipe" });
  const browser = await launchBrowser(ensureBrowser({ install: false }));
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: PAPER });
  await page.goto(pathToFileURL(join(folder, "wide.html")).href);
  const widths = (): Promise<[number, number][]> =>
    page.evaluate<[number, number][]>(
      `[...document.querySelectorAll(".jp-InputArea pre, .jp-OutputArea-output")].map((box) =>
        [box.scrollWidth, box.clientWidth])`,
    );
  assert.ok((await widths()).some(([content, box]) => content > box));
  await page.emulateMedia({ media: "print" });
  const printed = await widths();
  assert.equal(printed.length, 2);
  for (const [content, box] of printed) assert.ok(content <= box, `${content} px in ${box} px`);
});
