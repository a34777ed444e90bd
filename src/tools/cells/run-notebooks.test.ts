/** The headless runner on notebooks that are good, that fail, and that are cut off. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { jupyterEnvironment, PYTHON } from "../lab/jupyter-environment.js";
import { joined, notebookText } from "./normal-form.js";
import { readNotebook, ROOT } from "./notebooks.js";
import { runNotebooks } from "./run-notebooks.js";

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "run-notebooks-"));
});
after(() => rmSync(folder, { recursive: true }));

function write(name: string, cells: Record<string, string>): string {
  const path = join(folder, `${name}.ipynb`);
  writeFileSync(path, notebookText(madeUpNotebook(cells)));
  return path;
}

test("what is told to the terminal is passed on and not stored", async () => {
  const output = mkdtempSync(join(folder, "output-"));
  const told: string[] = [];
  const telling = `import { writeSync } from "node:fs";
const noise = writeSync(2, "noise of the kernel\\n");
const line = writeSync(2, "iht-notebooks: a-result: 1 of 2 (50 %), 10 s left\\n");`;
  const path = write("tells", { first: telling });
  const [end] = await runNotebooks([path], output, { told: (sentence) => told.push(sentence) });
  assert.equal(end!.error, undefined);
  assert.deepEqual(told, ["a-result: 1 of 2 (50 %), 10 s left"]);
  assert.deepEqual(readNotebook(join(output, "tells.ipynb")).cells[0]!.outputs, []);
});

test("a good notebook gives its outputs; a failing one its cell and the whole error text", async () => {
  const output = mkdtempSync(join(folder, "output-"));
  const paths = [
    write("good", { first: "const a = 1;", second: "a + 1;" }),
    write("throws", { first: "1;", second: 'throw new Error("one line\\nanother line");' }),
    write("complains", { first: "1;", second: 'console.error("a word"); 2;', third: "3;" }),
    write("mistyped", { first: "1;", second: 'const n: number = "2";', third: "3;" }),
  ];
  const told: string[] = [];
  const ends = await runNotebooks(paths, output, {
    ended: ({ notebook }) => told.push(basename(notebook)),
  });
  assert.deepEqual(told.sort(), [
    "complains.ipynb",
    "good.ipynb",
    "mistyped.ipynb",
    "throws.ipynb",
  ]);
  const [good, throws, complains, mistyped] = paths.map((path) =>
    ends.find((end) => end.notebook === path),
  );

  assert.equal(good!.cell, undefined);
  assert.equal(good!.error, undefined);
  const executed = readNotebook(join(output, "good.ipynb"));
  assert.equal(joined(executed.cells[1]!.outputs![0]!.text!), "2\n");

  assert.equal(throws!.cell, "second");
  assert.match(throws!.error!, /^Error: one line\nanother line\n {4}at /m);
  assert.equal(complains!.cell, "second");
  assert.equal(complains!.error, "The cell ran, but it wrote to stderr:\na word");
  assert.equal(mistyped!.cell, "second");
  assert.equal(mistyped!.error, "1:7 - Type 'string' is not assignable to type 'number'.");
  assert.deepEqual(readdirSync(output), ["good.ipynb"]);
});

test("a kernel that does not answer is replaced by another", async (t) => {
  const output = mkdtempSync(join(folder, "output-"));
  const spec = join(folder, "share", "kernels", "tslab");
  const began = join(folder, "began");
  const tslab = join(ROOT, "node_modules", ".bin", "tslab");
  const start = `if [ -e ${began} ]; then exec ${tslab} "$@"; fi; touch ${began}; exec sleep 600`;
  const argv = ["sh", "-c", start, "sh", "kernel", "--config-path", "{connection_file}"];
  mkdirSync(spec, { recursive: true });
  const language = { display_name: "TypeScript", language: "typescript" };
  writeFileSync(join(spec, "kernel.json"), JSON.stringify({ argv, ...language }));
  process.env["JUPYTER_PATH"] = join(folder, "share");
  t.after(() => delete process.env["JUPYTER_PATH"]);
  const [end] = await runNotebooks([write("late", { first: "1 + 1;" })], output);
  assert.deepEqual([end!.cell, end!.error], [undefined, undefined]);
  assert.ok(existsSync(began));
});

test(
  "a run that is cut off leaves no kernel and no file behind",
  { timeout: 600_000 },
  async (t) => {
    const output = mkdtempSync(join(folder, "output-"));
    const started = join(folder, "started");
    const path = write("endless", {
      start: `import { writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(started)}, String(process.pid));`,
      wait: "await new Promise((resolve) => setTimeout(resolve, 600_000));",
    });
    const runner = new URL("./run-notebooks.js", import.meta.url).href;
    const program = `const { runNotebooks } = await import(${JSON.stringify(runner)});
    await runNotebooks(${JSON.stringify([path])}, ${JSON.stringify(output)});`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    t.after(() => end(-child.pid!));
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk));
    const ended = once(child, "close");
    while (!existsSync(started)) await delay(100);
    await delay(100);
    const kernel = Number(readFileSync(started, "utf8"));
    t.after(() => end(kernel));
    process.kill(-child.pid!, "SIGINT"); // Like Ctrl-C: to the whole group, not to its leader alone.
    const [code] = (await ended) as [number | null];
    assert.notEqual(code, 0);
    assert.match(said, /Interrupted/);
    assert.throws(() => process.kill(kernel, 0), { code: "ESRCH" });
    assert.deepEqual(readdirSync(output), []);
  },
);

test(
  "a kernel whose parent is killed ends by itself, in a long cell too",
  { timeout: 600_000 },
  async (t) => {
    const started = join(folder, "orphan");
    const path = write("orphan", {
      start: `import { writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(started)}, String(process.pid));`,
      busy: "for (;;) {}",
    });
    const runner = join(ROOT, "src", "tools", "cells", "run_notebook.py");
    const child = spawn(PYTHON, [runner, mkdtempSync(join(folder, "output-")), path], {
      env: jupyterEnvironment(),
      stdio: ["pipe", "ignore", "ignore"],
    });
    t.after(() => child.kill("SIGKILL"));
    while (!existsSync(started)) await delay(100);
    await delay(100);
    const kernel = Number(readFileSync(started, "utf8"));
    t.after(() => end(kernel));
    child.kill("SIGKILL");
    while (runs(kernel)) await delay(200);
  },
);

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Ends a process (or a group, by its negative number) if the test has left one. */
function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended, as it should.
  }
}
