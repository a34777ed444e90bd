/** `ready()` on a copy of the project whose sources and build are changed under it. */
import assert from "node:assert/strict";
import { appendFileSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { copyProject } from "../tools/sabotage/project-copy.js";

test("ready says which file is stale and what to do, by content and not by time", async (t) => {
  const copy = copyProject();
  t.after(() => copy.remove());
  const source = join(copy.folder, "src", "data", "split.ts");
  const stamp = join(copy.folder, "dist", "build.json");
  const load = (name: string): Promise<unknown> =>
    import(pathToFileURL(join(copy.folder, "dist", "jupyter", name)).href);
  const { sourceStamp } = (await load("build-stamp.js")) as typeof import("./build-stamp.js");
  const rebuild = (): void => writeFileSync(stamp, JSON.stringify({ sources: sourceStamp() }));
  rebuild();
  const { ready } = (await load("ready.js")) as typeof import("./ready.js");
  ready();

  writeFileSync(stamp, "{}"); // A build of an earlier form is an old build.
  assert.throws(ready, /differs from the built library/);
  rebuild();

  utimesSync(source, 0, 0);
  ready();

  const text = readFileSync(source, "utf8");
  appendFileSync(source, "// changed\n");
  assert.throws(ready, {
    message:
      'src/data/split.ts differs from the built library: run "npm run build", then restart the kernel',
  });

  rebuild();
  assert.throws(ready, {
    message:
      "src/data/split.ts was rebuilt after this kernel had loaded the library: restart the kernel",
  });

  writeFileSync(source, text);
  rebuild();
  ready();
});
