import assert from "node:assert/strict";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type KeptFolders, type KeptResult, keptResult, type Parts } from "./kept-result.js";

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
  notices = [];
  const notice = (sentence: string): void => void notices.push(sentence);
  asked = { name: "a-result", inputs: 1, code: "one state of the code", fresh: false, notice };
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

test("a change of the code makes a result stale", async () => {
  await kept(1, 10);
  const other = { ...asked, code: "another state of the code" };
  assert.equal(await keptResult(other, async () => 12, folders), 12);
});

test("a number that JSON cannot hold is refused, and nothing is written", async () => {
  const infinite = keptResult(asked, async () => ({ depths: [1, Infinity] }), folders);
  await assert.rejects(infinite, {
    message: 'kept requires the number at "1" to be finite, as JSON can hold it, got Infinity',
  });
  assert.ok(!existsSync(inFolder("results")));
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

test("one digit changed in a result or in a finished part is noticed, and it is computed again", async () => {
  await kept(1, 10);
  const file = inFolder("results", "a-result.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"result":10', '"result":11'));
  assert.equal(await kept(1, 10), 10);
  assert.equal(notices.length, 1);
  const begun = (part: number): Promise<number> =>
    keptResult(
      { ...asked, inputs: 7 },
      async (parts) => {
        const found = await parts.get("half");
        if (found !== undefined) return found as number;
        await parts.put("half", part);
        throw new Error("Interrupted");
      },
      folders,
    );
  await assert.rejects(begun(5));
  const [name] = readdirSync(inFolder("scratch")).filter((name) => !name.endsWith(".damaged"));
  const [part] = readdirSync(inFolder("scratch", name));
  const path = inFolder("scratch", name, part);
  writeFileSync(path, readFileSync(path, "utf8").replace('"result":5', '"result":6'));
  await assert.rejects(begun(5));
  assert.equal(await begun(0), 5);
});

test("a digit changed in what a result says of its inputs is noticed", async () => {
  await kept(1, 10);
  const file = inFolder("results", "a-result.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"inputs":1', '"inputs":2'));
  assert.equal(await kept(1, 12), 12);
  assert.match(notices[0]!, /a-result\.json is damaged; it was moved to .* and is computed again$/);
});

test("a result whose hash was edited, or of other inputs, is told to be computed anew", async () => {
  await kept(1, 10);
  const file = inFolder("results", "a-result.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"hash":"./, '"hash":"x'));
  assert.equal(await kept(1, 12), 12);
  assert.match(notices[0]!, /a-result\.json is of other inputs or of other code; this one is /);
});

for (const [what, text] of [
  ["nothing", ""],
  ["null", "null"],
  ["a number", "7"],
  ["half of it", '{"name":"a-result","ha'],
  ["no result", '{"name":"a-result"}'],
])
  test(`a kept result that holds ${what} is computed again, with a sentence`, async () => {
    await kept(1, 10);
    writeFileSync(inFolder("results", "a-result.json"), text!);
    assert.equal(await kept(1, 30), 30);
    assert.equal(notices.length, 1);
    assert.equal(await kept(1, 99), 30);
  });

test("a result that cannot be written is given all the same, and one sentence says so", async () => {
  writeFileSync(inFolder("results"), "a file where the folder would be");
  assert.equal(await kept(1, 10), 10);
  assert.match(
    notices[0]!,
    /^The result a-result is not kept: writeFileAtomic requires path to be /,
  );
});

test("a damaged result that cannot be put aside is computed again, and one sentence says so", async () => {
  await kept(1, 10);
  writeFileSync(inFolder("results", "a-result.json"), "");
  writeFileSync(inFolder("scratch"), "a file where the folder would be");
  assert.equal(await kept(1, 30), 30);
  assert.match(notices[0]!, /is damaged and cannot be moved \(\w+\); it is computed again$/);
});

test("the file of another part is not taken for the one that is asked for", async () => {
  const two = keptResult(
    asked,
    async (parts) => {
      await parts.put("one", 1);
      await parts.put("two", 2);
      throw new Error("Interrupted");
    },
    folders,
  );
  await assert.rejects(two, { message: "Interrupted" });
  const [name] = readdirSync(inFolder("scratch"));
  const [a, b] = readdirSync(inFolder("scratch", name!));
  copyFileSync(inFolder("scratch", name!, a!), inFolder("scratch", name!, b!));
  const found: unknown[] = [];
  const look = async (parts: Parts): Promise<number> => {
    for (const key of ["one", "two"]) found.push(await parts.get(key));
    return 0;
  };
  await keptResult(asked, look, folders);
  assert.equal(found.filter((part) => part === undefined).length, 1);
  assert.match(notices[0]!, /^The part .* is damaged and is computed again$/);
});

test("a name that is not kebab-case is refused", async () => {
  await assert.rejects(
    keptResult({ ...asked, name: "../x" }, async () => 1, folders),
    {
      message: "kept requires name to be kebab-case, got ../x",
    },
  );
});
