import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { requireThat } from "../../numerics/checks.js";
import { ROOT } from "../cells/notebooks.js";

/** Throws unless the argument that a command was given is a major version of Node. */
export function requireMajor(who: string, version: string): void {
  const known = /^[2-9]\d$/.test(version);
  requireThat(known, who, "--node", "a major version of Node, from 20 on", version);
}

/**
 * The path of another version of Node, for this processor or another, its package from npm installed at
 * first into the ignored folder `.cache/node-<major>`.
 *
 * @throws Error when npm cannot install it, with what npm said.
 */
export function nodeBinary(major: number, arch: string = process.arch): string {
  const folder = join(ROOT, ".cache", `node-${major}${arch === process.arch ? "" : `-${arch}`}`);
  const name = `node-${process.platform}-${arch}`;
  const binary = join(folder, "node_modules", name, "bin", "node");
  if (existsSync(binary)) return binary;
  const quiet = [
    "--force",
    "--no-save",
    "--no-package-lock",
    "--no-audit",
    "--no-fund",
    "--silent",
  ];
  const { status, stderr } = spawnSync(
    "npm",
    ["install", "--prefix", folder, ...quiet, `${name}@${major}`],
    { encoding: "utf8" },
  );
  if (status !== 0 || !existsSync(binary))
    throw new Error(`npm could not install Node ${major} (${name}@${major}): ${stderr}`);
  return binary;
}
