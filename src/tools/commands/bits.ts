import { fileURLToPath } from "node:url";
import { requireThat } from "../../numerics/checks.js";
import { emulator } from "../bench/emulator.js";
import { runProgram } from "../run-program.js";
import { nodeBinary, requireMajor } from "../bench/node-binary.js";
import { checkBits } from "../bench/reproducible.js";

/** The versions of Node that are tried where none is named. */
const VERSIONS = ["20", "24"];

/**
 * `npm run bits`: prints SHA-256 of the split, the starts, a trajectory, Hessians and `everySupport`, and
 * compares them with the expected ones. `npm run bits -- --arch arm64 [--node 20 24]` does the same with these
 * versions of Node under emulation of that processor; where no emulator is, it says so and ends well.
 *
 * @throws Error when bits differ; ArgumentError on other arguments.
 */
export async function main(args: string[]): Promise<void> {
  const [flag, arch, node, ...named] = args;
  const wellFormed =
    args.length === 0 ||
    (flag === "--arch" && arch !== undefined && (node === undefined || node === "--node"));
  const rule = "none, or --arch arm64 and then perhaps --node and major versions of Node";
  requireThat(wellFormed, "bits", "its arguments", rule, args.join(" "));
  requireThat(arch === undefined || arch === "arm64", "bits", "--arch", "arm64", arch);
  for (const version of named) requireMajor("bits", version);
  await checkBits();
  if (arch === undefined) return;
  const found = emulator();
  if (found.kind === "none") {
    console.log(`Not compared with ${arch}: ${found.why}`);
    return;
  }
  const check = fileURLToPath(new URL("../bench/check-bits.js", import.meta.url));
  for (const version of named.length > 0 ? named : VERSIONS) {
    const binary = nodeBinary(Number(version), arch);
    if ((await runProgram(found.program, [binary, check])) !== 0)
      throw new Error(`The check of the bits failed on Node ${version}, ${arch}`);
  }
}
