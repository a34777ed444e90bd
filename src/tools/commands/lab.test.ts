/** `npm run lab` on a copy: its address, the rebuild of a changed source, the end by Ctrl-C. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { opener } from "./lab.js";
import { madeUpNotebook } from "../fixtures/made-up-notebook.js";
import { notebookText } from "../cells/normal-form.js";
import { ROOT } from "../cells/notebooks.js";
import { jupyterEnvironment, PYTHON } from "../lab/jupyter-environment.js";
import { serverArguments } from "../lab/lab-settings.js";
import { copyProject } from "../sabotage/project-copy.js";

const { processes } = (await import(
  pathToFileURL(join(ROOT, "src", "tools", "processes.mjs")).href
)) as { processes: () => { args: string }[] };

/**
 * Reads until the text holds what is looked for, as long as the test may take: a watch needs some seconds, or minutes
 * under load.
 */
async function textWith(path: string, wanted: string): Promise<string> {
  for (;;) {
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    if (text.includes(wanted)) return text;
    await delay(100);
  }
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
  if (process.platform === "linux") {
    // What is given to a program can be read by everybody on the machine: a file that only the user can read.
    const lead = await textWith(at("opened"), ".html");
    assert.doesNotMatch(lead, /token/);
    assert.equal(statSync(lead).mode & 0o077, 0);
    assert.ok(readFileSync(lead, "utf8").includes(`url=${address}`));
  }

  const authorized = { headers: { Authorization: `token ${token}` } };
  const kernel = { ...authorized, method: "POST", body: '{"name": "tslab"}' };
  assert.equal((await fetch(kernels, kernel)).status, 201);
  const running = (): string[] =>
    processes()
      .map(({ args }) => args)
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

test("a browser is opened by the command of the platform, where there is a screen", () => {
  assert.deepEqual(opener("/a b/x.html", "darwin", {}), ["open", "/a b/x.html"]);
  assert.deepEqual(opener("C:\\a&b\\x.html", "win32", {}), ["explorer", "C:\\a&b\\x.html"]);
  assert.deepEqual(opener("/x.html", "linux", { WAYLAND_DISPLAY: "w" }), ["xdg-open", "/x.html"]);
  assert.deepEqual(opener("/x.html", "linux", {}), []);
});

test("a server ends when the process that started it is gone", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "lab-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const env = jupyterEnvironment(folder);
  const server = spawn(PYTHON, serverArguments(folder), {
    env,
    stdio: ["pipe", "ignore", "ignore"],
  });
  t.after(() => server.kill("SIGKILL"));
  const ended = once(server, "exit");
  await textWith(join(folder, "runtime", `jpserver-${server.pid}.json`), "}");
  server.stdin!.destroy();
  await ended;
});
