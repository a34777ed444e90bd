import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";

const MODULE = new URL("../../src/tools/set-up-lock.mjs", import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), "set-up-lock-"));
after(() => rmSync(folder, { recursive: true }));
const lock = join(folder, "cache", "set-up.lock");
const log = join(folder, "log");
beforeEach(() => rmSync(log, { force: true }));

/** A process that does its work with the lock: it notes its beginning and, `milliseconds` later, its end. */
function worker(milliseconds: number): ChildProcess {
  const code = `
    import { appendFileSync } from "node:fs";
    import { setTimeout as delay } from "node:timers/promises";
    import { locked } from ${JSON.stringify(MODULE)};
    const note = (word) => appendFileSync(${JSON.stringify(log)}, word + " " + process.pid + "\\n");
    const result = await locked(${JSON.stringify(lock)}, console.log, async () => {
      note("begins");
      await delay(${milliseconds});
      note("ends");
      return "done";
    });
    console.log(result);`;
  return spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** What a process printed, when it has ended. */
async function printed(child: ChildProcess): Promise<string> {
  let text = "";
  child.stdout!.on("data", (chunk: Buffer) => (text += chunk));
  await new Promise((resolve) => child.on("close", resolve));
  return text;
}

async function begun(): Promise<void> {
  while (!existsSync(log)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The log, with the check that no work began before the one before it had ended. */
function inTurn(): string[] {
  const lines = readFileSync(log, "utf8").trim().split("\n");
  const owners = lines.filter((_, i) => i % 2 === 0).map((line) => line.split(" ")[1]!);
  const expected = owners.flatMap((owner) => [`begins ${owner}`, `ends ${owner}`]);
  assert.deepEqual(lines, expected);
  return owners;
}

test("the second waits, says for whom, and then does its own work", async () => {
  const first = worker(500);
  await begun();
  const second = worker(0);
  const [one, other] = await Promise.all([printed(first), printed(second)]);
  assert.equal(one, "done\n");
  assert.equal(
    other,
    `waiting for process ${first.pid}, which sets up this clone (${lock})\ndone\n`,
  );
  assert.deepEqual(inTurn(), [String(first.pid), String(second.pid)]);
  assert.equal(existsSync(lock), false);
});

test("what a killed process left is removed, and of many that find it only one works at a time", async () => {
  const killed = worker(60_000);
  await begun();
  killed.kill("SIGKILL");
  await printed(killed);
  assert.equal(readFileSync(lock, "utf8"), String(killed.pid));
  rmSync(log);
  const workers = [1, 2, 3, 4].map(() => worker(30));
  const texts = await Promise.all(workers.map(printed));
  texts.forEach((text) => assert.match(text, /done\n$/));
  texts.forEach((text) => assert.doesNotMatch(text, new RegExp(`process ${killed.pid},`)));
  assert.deepEqual(inTurn().sort(), workers.map(({ pid }) => String(pid)).sort());
  assert.equal(existsSync(lock), false);
});
