/** Every notebook, and some that are made to fail, in JupyterLab in a real browser, on a copy. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import {
  closeNotebook,
  isModified,
  kernelDescribed,
  launchBrowser,
  openAndRunAll,
  openLab,
  openNotebook,
} from "./drive.js";
import { ensureBrowser } from "./ensure-browser.js";
import { type JupyterLab, startJupyterLab } from "./jupyterlab.js";
import { look, screenshot } from "./look.js";
import { type Notebook, notebookText } from "../cells/normal-form.js";
import { notebookNames, notebookPath, readNotebook, ROOT } from "../cells/notebooks.js";
import { copyProject, type ProjectCopy } from "../sabotage/project-copy.js";
import { seenProblems } from "./seen.js";

/** After a cell that failed tslab drops what it is asked for 200 ms; a person is slower than that. */
const AFTER_FAILURE_MS = 1000;

const SCREENSHOTS = join(ROOT, ".cache", "screenshots");

let copy: ProjectCopy | undefined;
let lab: JupyterLab | undefined;
let browser: Browser | undefined;
let page: Page;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  copy = copyProject();
  mkdirSync(join(copy.folder, "notebooks"), { recursive: true });
  lab = await startJupyterLab(copy.folder, join(copy.folder, "jupyter"));
  browser = await launchBrowser(ensureBrowser({ install: false }));
  page = await openLab(browser, lab);
});

after(async () => {
  await browser?.close();
  await lab?.stop();
  copy?.remove();
});

/** Runs a notebook of the copy as a person would and says what is wrong with what is then seen. */
async function problemsOf(name: string, stored: Notebook): Promise<string[]> {
  await openAndRunAll(page, `notebooks/${name}.ipynb`);
  const seen = await look(page);
  await screenshot(page, join(SCREENSHOTS, `${name}.png`));
  await closeNotebook(page);
  return seenProblems(seen, stored);
}

/** The same for a notebook that is put into the copy first. */
async function problemsOfMadeUp(name: string, notebook: Notebook): Promise<string[]> {
  writeFileSync(join(copy!.folder, "notebooks", `${name}.ipynb`), notebookText(notebook));
  return problemsOf(name, notebook);
}

for (const name of notebookNames()) {
  test(`${name} runs in JupyterLab and shows what is stored`, async () => {
    assert.deepEqual(await problemsOf(name, readNotebook(notebookPath(name))), []);
  });
}

test("a notebook that was opened is not marked as modified", async () => {
  const modified: string[] = [];
  for (const name of notebookNames()) {
    const path = `notebooks/${name}.ipynb`;
    const stored = readFileSync(notebookPath(name), "utf8");
    writeFileSync(join(copy!.folder, path), stored);
    await openNotebook(page, path);
    await kernelDescribed(page);
    if (await isModified(page)) modified.push(name);
    await closeNotebook(page);
  }
  assert.deepEqual(modified, []);
});

test("a notebook whose metadata the kernel corrects is marked as modified", async () => {
  const name = "red-metadata";
  const notebook = madeUpNotebook({ first: "1 + 1;" });
  const metadata = { ...notebook.metadata, language_info: { name: "javascript" } };
  const text = notebookText({ ...notebook, metadata });
  writeFileSync(join(copy!.folder, "notebooks", `${name}.ipynb`), text);
  await openNotebook(page, `notebooks/${name}.ipynb`);
  await kernelDescribed(page);
  assert.ok(await isModified(page));
  await closeNotebook(page);
});

const two = [{ output_type: "stream", name: "stdout", text: "2\n" }];

test("a cell that throws is red, and so are the cells after it", async () => {
  const cells = { first: "1 + 1;", second: 'throw new Error("on purpose");', third: "1 + 1;" };
  const notebook = madeUpNotebook(cells, { first: two });
  const [thrown, dropped, differing, ...more] = await problemsOfMadeUp("red-throws", notebook);
  assert.match(thrown!, /^cell second wrote on stderr: (?:.*\n)*Error: on purpose\n/);
  assert.equal(dropped, "cell third did not run");
  assert.equal(differing, "cell second differs from what is stored");
  assert.deepEqual(more, []);
});

test("a type error is red", async () => {
  const notebook = madeUpNotebook({ first: "1 + 1;", second: 'const n: number = "2";' });
  assert.deepEqual(await problemsOfMadeUp("red-type", notebook), [
    "cell second wrote on stderr: 1:7 - Type 'string' is not assignable to type 'number'.",
    "cell first differs from what is stored",
  ]);
});

test("an altered stored output is red", async () => {
  const altered = [{ output_type: "stream", name: "stdout", text: "3\n" }];
  const cells = { first: "1 + 1;", second: "1 + 1;" };
  const notebook = madeUpNotebook(cells, { first: two, second: altered });
  assert.deepEqual(await problemsOfMadeUp("red-altered", notebook), [
    "cell second differs from what is stored",
  ]);
});

test("a long cell stops when it is interrupted, says so, and the next cell runs", async () => {
  const notebook = madeUpNotebook({
    "set-up":
      'import { interruptible } from "../dist/jupyter/index.js";\nconst turns = { done: 0 };',
    long: `await interruptible(async (report, signal) => {
  for (; turns.done < 10_000; turns.done++) {
    signal.throwIfAborted();
    report(turns.done, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});`,
    next: `const before = turns.done;
await new Promise((resolve) => setTimeout(resolve, 500));
console.log(before > 0, turns.done - before);`,
  });
  const name = "interrupted";
  writeFileSync(join(copy!.folder, "notebooks", `${name}.ipynb`), notebookText(notebook));
  const ended = openAndRunAll(page, `notebooks/${name}.ipynb`);
  await page.getByText(/of 10000 \(\d+ %\)/).waitFor();
  await page.getByRole("button", { name: "Interrupt the kernel" }).click();
  await ended;
  await delay(AFTER_FAILURE_MS);
  const next = page.locator(".jp-CodeCell").nth(2);
  await next.click();
  await page.keyboard.press("Control+Enter");
  await next.locator(".jp-OutputArea-output").waitFor();
  const seen = await look(page);
  await screenshot(page, join(SCREENSHOTS, `${name}.png`));
  await closeNotebook(page);
  const [stopped, after] = seen.notebook.cells.slice(1).map((cell) => JSON.stringify(cell.outputs));
  assert.match(stopped!, /"name":"stderr".*Error: Interrupted/);
  // The next cell sees that the work itself has stopped, not only the cell that waited for it.
  assert.match(after!, /"text":"true 0\\n"/);
});
