import assert from "node:assert/strict";
import { test } from "node:test";
import { ensureBrowser, type Machine } from "./ensure-browser.js";

/** A machine without a browser; with `apt` it gets one when it is asked to install it. */
function machine(apt: "works" | "fails" | "none"): Machine & { asked: number } {
  let path: string | undefined;
  return {
    asked: 0,
    find: () => path,
    isDebianRoot: () => apt !== "none",
    install() {
      this.asked++;
      if (apt === "fails") return "E: Unable to locate package chromium";
      path = "/usr/bin/chromium";
      return undefined;
    },
  };
}

const threeWays =
  "install Chrome, Chromium or Edge, or set CHROME_PATH to the program of one, " +
  "or run `npx playwright-core install chromium`";

test("a browser that is there is taken, and nothing is said", () => {
  const lines: string[] = [];
  const there = { ...machine("works"), find: () => "/opt/chrome" };
  assert.equal(
    ensureBrowser({ install: true }, (line) => lines.push(line), there),
    "/opt/chrome",
  );
  assert.deepEqual([lines, there.asked], [[], 0]);
});

test("without one, apt installs it on Debian as root, announced in one line", () => {
  const lines: string[] = [];
  const debian = machine("works");
  assert.equal(
    ensureBrowser({ install: true }, (line) => lines.push(line), debian),
    "/usr/bin/chromium",
  );
  assert.deepEqual(lines, [
    "No browser was found: apt installs chromium (--no-install-browser forbids it)",
  ]);
  assert.equal(debian.asked, 1);
});

test("where nothing may or can be installed, one sentence names the three ways", () => {
  const forbidden = machine("works");
  assert.throws(() => ensureBrowser({ install: false }, assert.fail, forbidden), {
    message: `No browser was found: ${threeWays}`,
  });
  assert.equal(forbidden.asked, 0);
  assert.throws(() => ensureBrowser({ install: true }, assert.fail, machine("none")), {
    message: `No browser was found: ${threeWays}`,
  });
  assert.throws(() => ensureBrowser({ install: true }, () => {}, machine("fails")), {
    message: `No browser was found (apt failed: E: Unable to locate package chromium): ${threeWays}`,
  });
});
