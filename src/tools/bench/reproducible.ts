import { createHash } from "node:crypto";
import { publishedSplit } from "../../data/published-split.js";
import { everySupport } from "../../chapters/06-stationary-points/every-support.js";
import { hardThreshold } from "../../iht/hard-threshold.js";
import { iht } from "../../iht/iht.js";
import { record } from "../../iht/record.js";
import { initialWeights } from "../../network/initial-weights.js";
import { softmaxNetwork } from "../../network/softmax.js";

/** The results whose bits are the same on every version of Node and on every processor. */
export type HashName = "split" | "weights" | "trajectory" | "hessians" | "everySupport";

/** SHA-256 of each, as seen with Node 20, 24 on x64 and arm64 Linux. */
export const HASHES: Readonly<Record<HashName, string>> = {
  split: "59c665c622ac0c86cc149996f8ddf1993428cec2defda0991abcd31cee2f6b2a",
  weights: "e28e751c6d9a905445ac57d5d904218abf5bf31ec341b73163d3a1c64aa861b1",
  trajectory: "ec7542fd74f7771766abb496ad68cf7ef2a66ceda3c203011151cc937c0488ff",
  hessians: "16399b6f3a43f782dd6b1c9aa648ae4b5277865ce25dc0a6f412cc05c487a999",
  everySupport: "bf877ad129971270c1d26ca7ffda4d60822f6add5eacd7548cfd341825521ff6",
};

/** Computes a hash anew. */
export async function hashOf(name: HashName): Promise<string> {
  return sha256(await PARTS[name]());
}

/** Prints all hashes of this Node. @throws Error when one of them is not the expected one. */
export async function checkBits(): Promise<void> {
  const { versions, arch } = process;
  for (const name of Object.keys(HASHES) as HashName[]) {
    const hash = await hashOf(name);
    console.log(`Node ${versions.node}, ${arch}: SHA-256 of ${name.padEnd(12)} ${hash}`);
    if (hash !== HASHES[name]) throw new Error(`${name} has other bits: expected ${HASHES[name]}`);
  }
}

type Numbers = Uint8Array | Float64Array;

const PARTS: Readonly<Record<HashName, () => Promise<Numbers[]>>> = {
  /** The canonical split: indices, standardised features and labels of both sides. */
  async split() {
    const { train, test, trainIndices, testIndices } = await publishedSplit(273);
    const indices = [Uint8Array.from(trainIndices), Uint8Array.from(testIndices)];
    return [...indices, train.features, train.labels, test.features, test.labels];
  },

  /** The starts of the seeds 0 … 999. */
  async weights() {
    return Array.from({ length: 1000 }, (_, seed) => initialWeights(seed));
  },

  /** θ^k, f(θ^k) and ∇f(θ^k), k = 0 … 1,000, from seeded weights (s = 5, γ = 0.1). */
  async trajectory() {
    const { train } = await publishedSplit(273);
    const start = hardThreshold(initialWeights(435), 5);
    const steps = iht(softmaxNetwork(train), { sparsity: 5, stepSize: 0.1, start });
    const { iterates } = record(steps, { maxIterations: 1000 });
    return iterates.flatMap(({ theta, value, gradient }) => [
      theta,
      Float64Array.of(value),
      gradient,
    ]);
  },

  /** The Hessians at the starts of the seeds 0 … 99. */
  async hessians() {
    const { train } = await publishedSplit(273);
    const network = softmaxNetwork(train);
    return Array.from({ length: 100 }, (_, seed) => network.hessian(initialWeights(seed)));
  },

  /** All that `everySupport` says of the canonical split. */
  async everySupport() {
    const { train } = await publishedSplit(273);
    const every = await everySupport(softmaxNetwork(train));
    return every.models.map((mask) => Float64Array.from(numbersOf(every.at(mask))));
  },
};

/** The numbers in a record, in its order. */
function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value instanceof Float64Array) return Array.from(value);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function sha256(parts: readonly Numbers[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part instanceof Float64Array ? bytesOf(part) : part);
  return hash.digest("hex");
}

const ONE_NAN = 0x7ff8000000000000n;

/** The bytes of numbers; a NaN counts as one value, as its bits differ between processors. */
export function bytesOf(numbers: Float64Array): Uint8Array {
  const { buffer } = numbers.slice();
  const words = new BigUint64Array(buffer);
  numbers.forEach((x, i) => {
    if (Number.isNaN(x)) words[i] = ONE_NAN;
  });
  return new Uint8Array(buffer);
}
