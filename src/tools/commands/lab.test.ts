/** `npm run lab` on a copy: its address, the rebuild of a changed source, the end by Ctrl-C. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { notebookText } from "../cells/normal-form.js";
import { ROOT } from "../cells/notebooks.js";
import { copyProject } from "../sabotage/project-copy.js";

/** Reads until the text holds what is looked for; a watch needs some seconds. */
async function textWith(path: string, wanted: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++, await delay(100)) {
    const text = readFileSync(path, "utf8");
    if (text.includes(wanted)) return text;
  }
  throw new Error(`${path} never held ${wanted}`);
}

test("lab serves on loopback with a token, rebuilds, and leaves nothing behind", async (t) => {
  const copy = copyProject();
  t.after(() => copy.remove());
  const at = (...parts: string[]): string => join(copy.folder, ...parts);
  symlinkSync(join(ROOT, ".venv"), at(".venv"));
  mkdirSync(at("notebooks"), { recursive: true });
  writeFileSync(at("notebooks", "00-made-up.ipynb"), notebookText(madeUpNotebook({ a: "1;" })));
  mkdirSync(at("bin"));
  writeFileSync(at("bin", "xdg-open"), `#!/bin/sh\nprintf %s "$1" > ${at("opened")}\n`, {
    mode: 0o755,
  });
  const main = pathToFileURL(at("dist", "tools", "commands", "lab.js")).href;
  const program = `const { main } = await import(${JSON.stringify(main)}); await main([]);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    env: { ...process.env, DISPLAY: ":0", PATH: `${at("bin")}:${process.env["PATH"]}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGTERM"));
  const ended = once(child, "close");

  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value: line } = (await lines.next()) as { value: string };
  const [, address, token] = /^JupyterLab: (http:\S+\?token=([0-9a-f]{48}))$/.exec(line)!;
  const url = new URL(address!);
  assert.equal(url.hostname, "127.0.0.1");
  assert.equal(url.pathname, "/lab/tree/notebooks/00-made-up.ipynb");
  assert.equal((await fetch(url)).status, 200);
  const kernels = new URL("/api/kernels", url);
  assert.equal((await fetch(kernels)).status, 403);
  if (process.platform === "linux") await textWith(at("opened"), address!);

  const authorized = { headers: { Authorization: `token ${token}` } };
  const kernel = { ...authorized, method: "POST", body: '{"name": "tslab"}' };
  assert.equal((await fetch(kernels, kernel)).status, 201);
  const running = (): string[] =>
    execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
      .split("\n")
      .filter((args) => args.includes(copy.folder));
  assert.ok(running().some((args) => args.includes("kernel.cjs")));

  appendFileSync(at("src", "numerics", "checks.ts"), "\nexport const added: number = 1;\n");
  await textWith(at("dist", "numerics", "checks.js"), "export const added = 1;");
  const { sourceStamp } = (await import(
    pathToFileURL(at("dist", "jupyter", "build-stamp.js")).href
  )) as typeof import("../../jupyter/build-stamp.js");
  await textWith(at("dist", "build.json"), sourceStamp()["numerics/checks.ts"]!);

  const begin = Date.now();
  child.kill("SIGINT");
  assert.deepEqual(await ended, [0, null]);
  t.diagnostic(`ended in ${Date.now() - begin} ms`);
  assert.deepEqual(running(), []);
});
