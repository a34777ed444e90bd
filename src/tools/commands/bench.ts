import { fileURLToPath } from "node:url";
import { requireThat } from "../../numerics/checks.js";
import { benchGrowth } from "../bench/bench-growth.js";
import { runProgram } from "../run-program.js";
import { nodeBinary, requireMajor } from "../bench/node-binary.js";

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
  for (const version of versions) requireMajor("bench", version);

  if (flag === "--growth") return benchGrowth();
  if (flag === undefined) await import("../bench/run-benchmarks.js");
  for (const version of versions) await onNode(Number(version));
}

/** A file, not a text on the command line: workers of Node 22 refuse to inherit that. */
async function onNode(major: number): Promise<void> {
  const program = fileURLToPath(new URL("../bench/run-benchmarks.js", import.meta.url));
  if ((await runProgram(nodeBinary(major), [program])) !== 0)
    throw new Error(`The benchmark failed on Node ${major}`);
}
