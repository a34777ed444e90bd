import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";

const RUN = new URL("./run-program.js", import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), "run-program-"));
after(() => rmSync(folder, { recursive: true }));

/** A process that runs a program; `then` is what it does when that has ended. */
function running(program: string, then = "console.log(code)") {
  const code = `const { runProgram } = await import(${JSON.stringify(RUN)});
    const code = await runProgram(process.execPath, ["-e", ${JSON.stringify(program)}]);
    ${then}`;
  return spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Its own number and that of a program which it has started, neither of which ends at SIGTERM. */
const stubborn = (file: string): string => `
  const stay = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);';
  const { pid } = require("node:child_process").spawn(process.execPath, ["-e", stay]);
  process.on("SIGTERM", () => {});
  setTimeout(() => {
    require("node:fs").writeFileSync(${JSON.stringify(file)}, process.pid + " " + pid + "\\n");
  }, 300);
  setInterval(() => {}, 1000);`;

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("what the program prints is seen, and its exit code is given", async () => {
  const child = running('console.log("printed"); process.exit(3)');
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk));
  await once(child, "close");
  assert.equal(said, "printed\n3\n");
});

for (const signal of ["SIGTERM", "SIGINT", "SIGKILL"] as const)
  test(`${signal} ends the program and what it has started, and nothing is done after it`, async () => {
    const file = join(folder, signal);
    const child = running(stubborn(file), 'console.log("after")');
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk));
    let pids: number[] = [];
    while (pids.length < 2) {
      await delay(50);
      pids = written(file);
    }
    child.kill(signal);
    assert.deepEqual(await once(child, "exit"), [null, signal]);
    while (pids.some(runs)) await delay(50);
    assert.equal(said, "");
  });

function written(file: string): number[] {
  try {
    const text = readFileSync(file, "utf8");
    return text.endsWith("\n") ? text.trim().split(" ").map(Number) : [];
  } catch {
    return [];
  }
}
