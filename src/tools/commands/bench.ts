import { spawnSync } from "node:child_process";
import { requireThat, requireInteger } from "../../numerics/checks.js";
import { benchCore } from "../bench/bench-core.js";
import { benchSweep } from "../bench/bench-sweep.js";
import { benchSupports } from "../bench/bench-supports.js";
import { nodeBinary } from "../bench/node-binary.js";
import { checkBits } from "../bench/reproducible.js";

/**
 * `npm run bench`: repeats the check of the bits, then prints times, and ratios because machines
 * differ. `npm run bench -- --node 22 24` does the same on these versions of Node, from npm.
 *
 * @throws Error when the bits differ; ArgumentError on other arguments.
 */
export async function main(args: string[]): Promise<void> {
  const [flag, ...versions] = args;
  const wellFormed = flag === undefined || (flag === "--node" && versions.length > 0);
  const rule = "none, or --node and one or more major versions of Node";
  requireThat(wellFormed, "bench", "its arguments", rule, args.join(" "));
  for (const version of versions) requireInteger("bench", "--node", Number(version), 20, 99);

  if (versions.length > 0) return versions.forEach((version) => onNode(Number(version)));
  await checkBits();
  await benchCore();
  await benchSweep();
  await benchSupports();
}

/** Runs this file's `main` on another version of Node. */
function onNode(major: number): void {
  const program = `const { main } = await import("${import.meta.url}"); await main([]);`;
  const { status } = spawnSync(nodeBinary(major), ["--input-type=module", "--eval", program], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`The benchmark failed on Node ${major}`);
}
