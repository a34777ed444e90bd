import { createHash } from "node:crypto";
import { publishedSplit } from "../../data/published-split.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";

/** What `splitHash` and `trajectoryHash` give on every version of Node (seen on x64 Linux). */
export const SPLIT_HASH = "59c665c622ac0c86cc149996f8ddf1993428cec2defda0991abcd31cee2f6b2a";
export const TRAJECTORY_HASH = "502dcea05f3e4d2115bc5b97989003d386a8a8816dfa97a320e61eaa4fcb480a";

/** Prints both hashes. @throws Error when one of them is not the expected one. */
export async function checkBits(): Promise<void> {
  check("canonical split", await splitHash(), SPLIT_HASH);
  check("trajectory of 1,000 iterations", await trajectoryHash(), TRAJECTORY_HASH);
}

function check(what: string, hash: string, expected: string): void {
  console.log(`Node ${process.versions.node}: SHA-256 of the ${what} is ${hash}`);
  if (hash !== expected) throw new Error(`The ${what} has other bits: expected ${expected}`);
}

/** SHA-256 of the canonical split: indices, standardised features and labels of both sides. */
export async function splitHash(): Promise<string> {
  const { train, test, trainIndices, testIndices } = await publishedSplit(273);
  return sha256([
    Uint8Array.from(trainIndices),
    Uint8Array.from(testIndices),
    train.features,
    train.labels,
    test.features,
    test.labels,
  ]);
}

/** SHA-256 of θ^k, f(θ^k) and ∇f(θ^k), k = 0 … 1,000, from seeded weights (s = 5, γ = 0.1). */
export async function trajectoryHash(): Promise<string> {
  const { train } = await publishedSplit(273);
  const start = hardThreshold(initialWeights(435), 5);
  const steps = iht(softmaxNetwork(train), { sparsity: 5, stepSize: 0.1, start });
  const { iterates } = record(steps, { maxIterations: 1000 });
  return sha256(
    iterates.flatMap(({ theta, value, gradient }) => [theta, Float64Array.of(value), gradient]),
  );
}

function sha256(parts: readonly (Uint8Array | Float64Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
