import { spawnSync } from "node:child_process";
import { requireThat, requireInteger } from "../../numerics/checks.js";
import { benchGrowth } from "../bench/bench-growth.js";
import { benchRivals } from "../bench/bench-rivals.js";
import { benchCore } from "../bench/bench-core.js";
import { benchSweep } from "../bench/bench-sweep.js";
import { benchSupports } from "../bench/bench-supports.js";
import { nodeBinary } from "../bench/node-binary.js";
import { checkBits } from "../bench/reproducible.js";

/**
 * `npm run bench`: repeats the check of the bits, then prints times, and ratios because machines
 * differ, some beside the same work in C. `npm run bench -- --node 22 24` does the same on these versions of
 * Node, from npm; `npm run bench -- --growth` prints how the time of a step grows with each size.
 *
 * @throws Error when the bits differ; ArgumentError on other arguments.
 */
export async function main(args: string[]): Promise<void> {
  const [flag, ...versions] = args;
  const wellFormed =
    flag === undefined ||
    (flag === "--growth" && versions.length === 0) ||
    (flag === "--node" && versions.length > 0);
  const rule = "none, or --growth, or --node and one or more major versions of Node";
  requireThat(wellFormed, "bench", "its arguments", rule, args.join(" "));
  for (const version of versions) requireInteger("bench", "--node", Number(version), 20, 99);

  if (versions.length > 0) return versions.forEach((version) => onNode(Number(version)));
  if (flag === "--growth") return benchGrowth();
  await checkBits();
  await benchRivals();
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
