import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { writeFileAtomic } from "./atomic-write.js";

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "atomic-write-"));
  t.after(() => rm(path, { recursive: true }));
  return path;
}

test("text and bytes arrive whole, in folders that are made, and nothing is left beside", async (t) => {
  const path = join(await folder(t), "a/b/file");
  await writeFileAtomic(path, "γ = 1/L\n");
  assert.equal(await readFile(path, "utf8"), "γ = 1/L\n");
  await writeFileAtomic(path, Uint8Array.of(0, 255, 13, 10));
  assert.deepEqual([...(await readFile(path))], [0, 255, 13, 10]);
  assert.deepEqual(await readdir(join(path, "..")), ["file"]);
});

test("while two writers write again and again, a reader sees only whole files", async (t) => {
  const path = join(await folder(t), "file");
  const size = 1 << 20;
  await writeFileAtomic(path, "a".repeat(size));
  let writing = 2;
  const write = async (letters: string): Promise<void> => {
    for (const letter of letters) await writeFileAtomic(path, letter.repeat(size));
    writing--;
  };
  const done = Promise.all([write("bcdefghij"), write("klmnopqrs")]);
  const seen = new Set<string>();
  while (writing > 0) {
    const text = await readFile(path, "utf8");
    assert.ok(text === text.charAt(0).repeat(size), `${text.length} characters`);
    seen.add(text.charAt(0));
  }
  await done;
  assert.ok(seen.size > 1, "the reader looked in between");
  assert.deepEqual(await readdir(join(path, "..")), ["file"]);
});

test("a write that fails leaves the target as it was and nothing beside", async (t) => {
  const path = await folder(t);
  const target = join(path, "taken");
  await mkdir(join(target, "inside"), { recursive: true });
  await assert.rejects(writeFileAtomic(target, "text"), { name: "ArgumentError" });
  assert.deepEqual(await readdir(path), ["taken"]);
  assert.deepEqual(await readdir(target), ["inside"]);
});
