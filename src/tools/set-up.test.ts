/** The build of a copy of the project: what is in dist is what src holds, or dist is left as it was. */
import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { copyProject, type ProjectCopy } from "./sabotage/project-copy.js";

let copy: ProjectCopy;
let build: () => Promise<void>;
const at = (path: string): string => join(copy.folder, path);

const built = (): { sources: Record<string, string> } =>
  JSON.parse(readFileSync(at("dist/build.json"), "utf8")) as ReturnType<typeof built>;

before(async () => {
  copy = copyProject(["package.json", "tsconfig.json", "src", "dist"]);
  ({ build } = (await import(at("src/tools/set-up.mjs"))) as { build: () => Promise<void> });
});
after(() => copy.remove());

test("a source that is gone is gone from the build, a changed one is changed", async () => {
  assert.ok(existsSync(at("dist/numerics/quantile.test.js")));
  rmSync(at("src/numerics/quantile.test.ts"));
  appendFileSync(at("src/plots/units.ts"), "export const PICAS = 6;\n");
  await build();
  assert.equal(existsSync(at("dist/numerics/quantile.test.js")), false);
  assert.match(readFileSync(at("dist/plots/units.js"), "utf8"), /PICAS = 6/);
  assert.equal("numerics/quantile.test.ts" in built().sources, false);
});

test("what does not compile leaves the build as it was, and nothing beside it", async () => {
  const before = built();
  writeFileSync(at("src/plots/units.ts"), 'export const CSS_PIXELS: number = "96";\n');
  await assert.rejects(build(), /src\/plots\/units\.ts.*not assignable to type 'number'/s);
  assert.deepEqual(built(), before);
  const folders = readdirSync(copy.folder).filter((name) => name.startsWith("dist"));
  assert.deepEqual(folders, ["dist"]);
});
