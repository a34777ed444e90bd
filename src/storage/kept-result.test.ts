import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { codeHash } from "./code-hash.js";
import { type KeptFolders, type KeptResult, keptResult } from "./kept-result.js";

let folder = "";
let folders: KeptFolders;
let asked: KeptResult;
let notices: string[] = [];

const inFolder = (...parts: string[]): string => join(folder, ...parts);
const kept = (inputs: number, value: number, fresh = false): Promise<number> =>
  keptResult({ ...asked, inputs, fresh }, async () => value, folders);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-"));
  const url = (name: string): URL => pathToFileURL(inFolder(name));
  folders = { committed: url("results/"), scratch: url("scratch/") };
  writeFileSync(inFolder("code.js"), 'import { one } from "./other.js";\n');
  writeFileSync(inFolder("other.js"), "// a comment\nexport const one = 1;\n");
  notices = [];
  const notice = (sentence: string): void => void notices.push(sentence);
  asked = { name: "a-result", inputs: 1, code: url("code.js"), fresh: false, notice };
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a result is computed once and then read", async () => {
  assert.equal(await kept(1, 10), 10);
  assert.equal(await kept(1, 99), 10);
});

test("other inputs go beside and leave the committed result alone, until fresh is asked for", async () => {
  await kept(1, 10);
  const committed = readFileSync(inFolder("results", "a-result.json"), "utf8");
  assert.equal(await kept(2, 20), 20);
  assert.equal(await kept(2, 99), 20);
  assert.equal(readFileSync(inFolder("results", "a-result.json"), "utf8"), committed);
  assert.equal(await kept(2, 21, true), 21);
  assert.equal(JSON.parse(readFileSync(inFolder("results", "a-result.json"), "utf8")).result, 21);
});

test("a change of an imported file makes a result stale, a change of a comment does not", async () => {
  await kept(1, 10);
  writeFileSync(inFolder("other.js"), "// a better comment\nexport const one = 1;\n");
  assert.equal(await kept(1, 11), 10);
  writeFileSync(inFolder("other.js"), "export const one = 2;\n");
  assert.equal(await kept(1, 12), 12);
});

test("a computation that was stopped finds its finished parts again, and they go when it ends", async () => {
  const begun = keptResult(
    asked,
    async (parts) => {
      await parts.put("first half", 5);
      throw new Error("Interrupted");
    },
    folders,
  );
  await assert.rejects(begun, { message: "Interrupted" });
  assert.ok(!existsSync(inFolder("results")));
  const result = await keptResult(
    asked,
    async (parts) => Number(await parts.get("first half")) + Number((await parts.get("b")) ?? 1),
    folders,
  );
  assert.equal(result, 6);
  assert.deepEqual(readdirSync(inFolder("scratch")), []);
});

test("a damaged result is put aside, said so, and computed again", async () => {
  await kept(1, 10);
  writeFileSync(inFolder("results", "a-result.json"), '{"hash": "12');
  assert.equal(await kept(1, 30), 30);
  assert.equal(readFileSync(inFolder("scratch", "a-result.json.damaged"), "utf8"), '{"hash": "12');
  assert.match(notices[0]!, /^The kept result .*a-result\.json is damaged; it was moved to /);
});

test("a name that is not kebab-case is refused", async () => {
  await assert.rejects(
    keptResult({ ...asked, name: "../x" }, async () => 1, folders),
    {
      message: "kept requires name to be kebab-case, got ../x",
    },
  );
});

test("the code of a computation is all it imports, circles and workers included", () => {
  const file = (name: string, text: string): void => writeFileSync(inFolder(name), text);
  file("code.js", 'import "./other.js";\nnew Worker(new URL("./worker.js", import.meta.url));\n');
  file("other.js", 'export * from "./code.js";\n');
  file("worker.js", "1;\n");
  const before = codeHash(asked.code);
  file("worker.js", "2;\n");
  assert.notEqual(codeHash(asked.code), before);
});
