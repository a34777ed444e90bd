import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { requireThat } from "../../numerics/checks.js";
import { ensureBrowser } from "../lab/ensure-browser.js";
import { checkSourceFormat } from "./format.js";
import { ROOT } from "../cells/notebooks.js";

const NO_INSTALL = "--no-install-browser";

/** What takes longest begins first: every notebook in JupyterLab, and under its sabotages. */
const LONG = /notebooks-in-lab|sabotage\.test/;

/** One more than the cores that are asked for: browsers and kernels let a test wait. */
const AT_ONCE = 3;

/**
 * `npm test [-- --no-install-browser] [part of a path …]`: every test file, or those whose path contains
 * one of the given parts, and after them the format of the sources, so that the tests are seen first. The
 * working tree is left as it is.
 */
export async function main(args: string[]): Promise<void> {
  const parts = args.filter((arg) => arg !== NO_INSTALL);
  const install = parts.length === args.length;
  const files = (readdirSync(join(ROOT, "dist"), { recursive: true }) as string[])
    .filter((file) => file.endsWith(".test.js"))
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort((a, b) => Number(LONG.test(b)) - Number(LONG.test(a)) || (a < b ? -1 : 1))
    .map((file) => join(ROOT, "dist", file));
  const rule = "parts of the path of a test file, such as 05-attained or storage/kept";
  requireThat(files.length > 0, "test", "its arguments", rule, parts.join(" "));
  ensureBrowser({ install });
  const tests = spawn(
    process.execPath,
    ["--test", `--test-concurrency=${AT_ONCE}`, "--test-timeout=2700000", ...files],
    {
      stdio: "inherit",
      env: { ...process.env, IHT_NOTEBOOKS_STRICT: "1" },
    },
  );
  process.exitCode = await new Promise<number>((resolve) =>
    tests.on("close", (code) => resolve(code ?? 1)),
  );
  checkSourceFormat();
}
