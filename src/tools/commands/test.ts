import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { requireThat } from "../../numerics/checks.js";
import { ensureBrowser } from "../lab/ensure-browser.js";
import { runProgram } from "../run-program.js";
import { checkSourceFormat } from "./format.js";
import { ROOT } from "../cells/notebooks.js";

const NO_INSTALL = "--no-install-browser";

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
  const all = (readdirSync(join(ROOT, "dist"), { recursive: true }) as string[])
    .map((file) => file.replaceAll(sep, "/"))
    .filter((file) => file.endsWith(".test.js"));
  const unknown = parts.find((part) => !all.some((file) => file.includes(part)));
  const rule = "parts of the path of a test file, such as 05-attained or storage/kept";
  requireThat(unknown === undefined, "test", "its arguments", rule, unknown);
  const files = all
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .map((file) => join(ROOT, "dist", file));
  // One that is named says by itself whether it needs a browser.
  if (parts.length === 0) ensureBrowser({ install });
  const node = ["--test", `--test-concurrency=${AT_ONCE}`, "--test-timeout=2700000", ...files];
  const environment = { ...process.env, IHT_NOTEBOOKS_STRICT: "1" };
  process.exitCode = await runProgram(process.execPath, node, environment);
  checkSourceFormat();
}
