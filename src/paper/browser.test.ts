/** What the browser asks of the network while it starts and draws: nothing, as its own log says. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { chromium } from "playwright-core";
import { browserFlags, chromiumSandbox } from "./browser.js";
import { findBrowser } from "./find-browser.js";

const folder = mkdtempSync(join(tmpdir(), "browser-"));
after(() => rmSync(folder, { recursive: true }));

/** Chromium's services ask for outside names within the first seconds. */
const WAIT_MS = 3000;

/** The names that a browser with these flags looks up, by DNS or otherwise. */
async function namesAskedFor(flags: readonly string[]): Promise<string[]> {
  const log = join(folder, "net.json");
  const browser = await chromium.launch({
    executablePath: findBrowser()!,
    chromiumSandbox,
    args: [...flags, `--log-net-log=${log}`],
  });
  const page = await browser.newPage();
  await page.setContent('<img src="http://localhost.invalid/x.png">A page.');
  await delay(WAIT_MS);
  await browser.close();
  const { constants, events } = JSON.parse(readFileSync(log, "utf8")) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { host?: string; hostname?: string } }[];
  };
  const { logEventTypes: types } = constants;
  const asking = ["HOST_RESOLVER_MANAGER_JOB", "DNS_TRANSACTION", "HOST_RESOLVER_DNS_TASK"].map(
    (name) => types[name],
  );
  return events
    .filter(({ type }) => asking.includes(type))
    .map(({ params }) => params?.host ?? params?.hostname ?? "a name");
}

test("no name is asked for, and without the rule one would be", async () => {
  assert.deepEqual(await namesAskedFor(browserFlags), []);
  const open = browserFlags.filter((flag) => !flag.startsWith("--host-resolver-rules"));
  assert.notDeepEqual(await namesAskedFor(open), []);
});
