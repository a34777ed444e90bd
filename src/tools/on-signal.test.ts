import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";

const program = `
import { setTimeout as delay } from "node:timers/promises";
import { onSignal } from ${JSON.stringify(new URL("./on-signal.js", import.meta.url).href)};
const taken = onSignal(async () => console.log("taken back"));
onSignal(async () => console.log("first"));
onSignal(async () => { throw new Error("one stop fails"); });
onSignal(async () => { await delay(50); console.log("last"); });
taken();
setInterval(() => {}, 1000);
console.log("ready");
`;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} ends what is registered, the last first, then the process by that signal`, async () => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk;
      if (printed === "ready\n") child.kill(signal);
    });
    assert.deepEqual(await once(child, "close"), [null, signal]);
    assert.equal(printed, "ready\nlast\nfirst\n");
  });
}
