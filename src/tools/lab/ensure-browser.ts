import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "../../paper/find-browser.js";

/** What `ensureBrowser` asks of the machine; tests put another one in its place. */
export interface Machine {
  find(): string | undefined;
  /** Whether Debian's packages can be installed: apt is there and the user is root. */
  isDebianRoot(): boolean;
  /** Installs Debian's chromium; returns what apt said when it failed. */
  install(): string | undefined;
}

const here: Machine = {
  find: findBrowser,
  isDebianRoot: () => existsSync("/etc/debian_version") && process.getuid?.() === 0,
  install: () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
      const run = spawnSync("apt-get", ["-qq", ...args], { env, encoding: "utf8" });
      if (run.status !== 0) return `${run.stderr}${run.error?.message ?? ""}`.trim();
    }
    return undefined;
  },
};

/**
 * The path of a browser, installed first where none is found: on Debian as root by apt, announced in
 * one line, unless `install` is false, as it is when the command was given `--no-install-browser`.
 *
 * @throws Error with the three ways to get one.
 */
export function ensureBrowser(
  { install = !process.argv.includes("--no-install-browser") }: { install?: boolean } = {},
  say: (line: string) => void = console.log,
  machine: Machine = here,
): string {
  const found = machine.find();
  if (found !== undefined) return found;
  let failure = "";
  if (install && machine.isDebianRoot()) {
    say("No browser was found: apt installs chromium (--no-install-browser forbids it)");
    const said = machine.install();
    const installed = machine.find();
    if (installed !== undefined) return installed;
    failure = ` (apt failed: ${said})`;
  }
  throw new Error(
    `No browser was found${failure}: install Chrome, Chromium or Edge, or set CHROME_PATH to the ` +
      "program of one, or run `npx playwright-core install chromium`",
  );
}
