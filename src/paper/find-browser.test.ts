import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { findBrowser } from "./find-browser.js";

const folder = await mkdtemp(join(tmpdir(), "browsers-"));
after(() => rm(folder, { recursive: true }));

async function program(...path: string[]): Promise<string> {
  await mkdir(join(folder, ...path.slice(0, -1)), { recursive: true });
  await writeFile(join(folder, ...path), "");
  return join(folder, ...path);
}

function under(environment: NodeJS.ProcessEnv): string | undefined {
  const before = process.env;
  process.env = environment;
  try {
    return findBrowser();
  } finally {
    process.env = before;
  }
}

test("CHROME_PATH alone counts where it is set", async () => {
  const path = await program("bin", "chromium");
  const own = await program("own", "browser");
  const PATH = join(folder, "bin");
  assert.equal(under({ PATH }), path);
  assert.equal(under({ PATH, CHROME_PATH: "" }), path);
  assert.equal(under({ PATH, CHROME_PATH: own }), own);
  assert.equal(under({ PATH, CHROME_PATH: join(folder, "nothing") }), undefined);
});

test("of Playwright's browsers the newest is taken", async () => {
  await program("ms", "chromium-900", "chrome-linux", "chrome");
  const newest = await program("ms", "chromium-1100", "chrome-linux", "chrome");
  const environment = { PATH: "", PLAYWRIGHT_BROWSERS_PATH: join(folder, "ms") };
  const found = under(environment);
  const system = ["/opt/google/chrome/chrome", "/snap/bin/chromium"];
  assert.ok(found === newest || system.includes(found ?? ""), found);
});
