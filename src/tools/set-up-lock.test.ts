import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";

const MODULE = new URL("../../src/tools/set-up-lock.mjs", import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), "set-up-lock-"));
after(() => rmSync(folder, { recursive: true }));
const lock = join(folder, "cache", "set-up.lock");
const log = join(folder, "log");
beforeEach(() => rmSync(log, { force: true }));

/**
 * A process that does its work with the lock: it notes its beginning and its end, which comes when the file `until` is
 * there, if it is named. A test waits for what has happened, never for a time: a machine may be slow.
 */
function worker(until?: string, silent = 60_000): ChildProcess {
  const code = `
    import { appendFileSync, existsSync } from "node:fs";
    import { setTimeout as delay } from "node:timers/promises";
    import { locked } from ${JSON.stringify(MODULE)};
    const note = (word) => appendFileSync(${JSON.stringify(log)}, word + " " + process.pid + "\\n");
    const until = ${JSON.stringify(until ?? null)};
    const result = await locked(${JSON.stringify(lock)}, console.log, async () => {
      note("begins");
      while (until !== null && !existsSync(until)) await delay(20);
      note("ends");
      return "done";
    }, { silent: ${silent} });
    console.log(result);`;
  return spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** What a process has printed: as soon as it holds `part`, else when it has ended. */
async function printed(child: ChildProcess, part?: string): Promise<string> {
  let text = "";
  await new Promise<void>((resolve) => {
    child.stdout!.on("data", (chunk: Buffer) => {
      text += chunk;
      if (part !== undefined && text.includes(part)) resolve();
    });
    child.on("close", () => resolve());
  });
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
  const over = join(folder, "over");
  const first = worker(over);
  await begun();
  const second = worker();
  const [one, all] = [printed(first), printed(second)];
  const waiting = `waiting for process ${first.pid}, which sets up this clone (${lock})\n`;
  assert.equal(await printed(second, "\n"), waiting);
  writeFileSync(over, "");
  assert.deepEqual(await Promise.all([one, all]), ["done\n", `${waiting}done\n`]);
  assert.deepEqual(inTurn(), [String(first.pid), String(second.pid)]);
  assert.equal(existsSync(lock), false);
});

test("what a killed process left is removed, and of many that find it only one works at a time", async () => {
  const killed = worker(join(folder, "never"));
  await begun();
  killed.kill("SIGKILL");
  await printed(killed);
  assert.equal(readFileSync(lock, "utf8"), String(killed.pid));
  rmSync(log);
  const workers = [1, 2, 3, 4].map(() => worker());
  const texts = await Promise.all(workers.map((child) => printed(child)));
  texts.forEach((text) => assert.match(text, /done\n$/));
  texts.forEach((text) => assert.doesNotMatch(text, new RegExp(`process ${killed.pid},`)));
  assert.deepEqual(inTurn().sort(), workers.map(({ pid }) => String(pid)).sort());
  assert.equal(existsSync(lock), false);
});

/**
 * Which numbers processes have begins anew with the machine: one that runs today need not be the one that was killed.
 */
for (const [what, content] of [
  ["the number of another process that runs", String(process.pid)],
  ["no number, because it was killed between making and writing", ""],
  ["no number, because it was damaged", "x"],
])
  test(`a lock that has been silent for long is removed: ${what}`, async () => {
    writeFileSync(lock, content!);
    const removing = `${lock}-of-${Number(content) || 0}`;
    mkdirSync(removing); // And one that would have removed it was killed, too.
    const long = new Date(Date.now() - 3_600_000);
    for (const path of [lock, removing]) utimesSync(path, long, long);
    assert.match(await printed(worker(undefined, 1000)), /done\n$/);
    assert.equal(existsSync(lock), false);
  });

test("a lock with the number of the very process that finds it is of another time", async () => {
  const { locked } = (await import(MODULE)) as {
    locked<T>(file: string, say: (line: string) => void, work: () => Promise<T>): Promise<T>;
  };
  writeFileSync(lock, String(process.pid));
  assert.equal(await locked(lock, assert.fail, async () => "done"), "done");
});
