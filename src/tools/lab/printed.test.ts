/**
 * A notebook as `nbconvert --to html` writes it: pictures have their text; on paper long lines and wide tables are not
 * cut.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { notebookText } from "../cells/normal-form.js";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { PLOTLY_MIME } from "../../jupyter/plotly-mime.js";
import { launchBrowser } from "./drive.js";
import { ensureBrowser } from "./ensure-browser.js";
import { jupyterEnvironment, PYTHON } from "./jupyter-environment.js";

/** One transparent point. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A4 less the margins that browsers leave. */
const PAPER = { width: 718, height: 1000 };

/** The folder with `name`.html, made of these cells with these outputs. */
function converted(name: string, ...notebook: Parameters<typeof madeUpNotebook>): string {
  const folder = mkdtempSync(join(tmpdir(), "iht-notebooks-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, `${name}.ipynb`), notebookText(madeUpNotebook(...notebook)));
  const call = ["-m", "nbconvert", "--to", "html", join(folder, `${name}.ipynb`)];
  execFileSync(PYTHON, call, { env: jupyterEnvironment(join(folder, "jupyter")), stdio: "pipe" });
  return folder;
}

test("a stored picture has its text for those who do not see it", () => {
  const alt = 'A curve "through" 2 < 3 & 4.';
  const data = { [PLOTLY_MIME]: { data: [] }, "image/png": PNG, "text/plain": [alt] };
  const figure = { output_type: "display_data", data, metadata: { "image/png": { alt } } };
  const plain = { output_type: "display_data", data: { "image/png": PNG }, metadata: {} };
  const folder = converted(
    "alt",
    { figure: "1;", plain: "2;" },
    { figure: [figure], plain: [plain] },
  );
  const html = readFileSync(join(folder, "alt.html"), "utf8");
  const images = [...html.matchAll(/<img alt=(["'])(.*?)\1/g)].map(([, , text]) => text);
  assert.deepEqual(images, [
    'A curve "through" 2 &lt; 3 &amp; 4.',
    "No description has been provided for this image",
  ]);
});

test("a long line and a wide table fit on paper", async (t) => {
  const heads = Array.from({ length: 12 }, (_, i) => `<th>share with ε ≤ 0.1, ${i}</th>`).join("");
  const html = `<table><thead><tr>${heads}</tr></thead><tbody></tbody></table>`;
  const outputs = { wide: [{ output_type: "display_data", data: { "text/html": [html] } }] };
  const cells = { wide: `const sum = ${"a_rather_long_name + ".repeat(12)}0;` };
  const folder = converted("wide", cells, outputs);
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
