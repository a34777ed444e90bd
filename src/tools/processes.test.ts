import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly args: string;
}

const { processes, startedBy } = (await import(
  new URL("../../src/tools/processes.mjs", import.meta.url).href
)) as {
  processes: (platform?: string) => Process[];
  startedBy: (parents: number[]) => number[];
};

const noPs = spawnSync("ps").error !== undefined;
const ways = [
  { name: "as this machine tells", platform: process.platform, skip: false },
  { name: "as ps tells", platform: "darwin", skip: noPs && "ps is not installed" },
];

/** A program that starts one that stays, and tells its number. */
const PROGRAM = `const { pid } = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e3)", "inner (of two)"]);
  console.log(pid); setInterval(() => {}, 1e3);`;

for (const { name, platform, skip } of ways)
  test(`${name}: the parent of a process, and what it was called with`, { skip }, async (t) => {
    const outer = spawn(process.execPath, ["-e", PROGRAM], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    t.after(() =>
      startedBy([outer.pid!])
        .concat(outer.pid!)
        .forEach((pid) => process.kill(pid)),
    );
    const inner = Number(String((await once(outer.stdout, "data"))[0]));
    const found = processes(platform).find(({ pid }) => pid === inner);
    assert.equal(found!.parent, outer.pid);
    assert.ok(found!.args.endsWith("inner (of two)"), found!.args);
    assert.deepEqual(startedBy([outer.pid!]), [inner]);
    assert.ok(startedBy([process.pid]).includes(inner));
  });
