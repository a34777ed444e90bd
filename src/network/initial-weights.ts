import { requireFields, requireInteger, requireThat, requireSeed } from "../numerics/checks.js";
import { mersenneTwister } from "../numerics/random.js";
import { cos, log, log1p, sin } from "../numerics/elementary.js";

/** PyTorch draws tensors of so many entries and more in blocks of as many. */
const BLOCK = 16;

const FIELDS = ["weights", "bias", "features", "classes"];

/** Standard deviation of a K×d weight matrix as PyTorch's initialisers of the same name compute it. */
const SPREADS = {
  xavier: (d: number, K: number): number => Math.sqrt(2 / (d + K)),
  kaiming: (d: number): number => Math.sqrt(2) / Math.sqrt(d),
  zero: (): number => 0,
};

/**
 * The start θ = (W row-major, b) of a network as PyTorch draws it after `torch.manual_seed(seed)`:
 *
 *     W: xavier_normal_ (standard deviation √(2/(d + K))), kaiming_normal_ (√(2/d)), or zeros_,
 *     then b: normal_ (standard deviation 1), or zeros_.
 *
 * The numbers are those of dtype float64. PyTorch's default float32 gives the same numbers rounded,
 * `Math.fround` of each, for W and b of fewer than 16 entries; larger tensors of float32 it makes from
 * shorter uniform numbers, and those are not these.
 *
 * `features` and `classes` default to IRIS. Throws on a seed that is not an unsigned 32-bit integer,
 * on an unknown `weights` or `bias`, and unless `features` is at least 1 and `classes` from 2 to 256.
 * Source: recovered from the numbers that PyTorch's CPU generator gives; see `pyTorchNormals` and
 * `pyTorchBlocks`.
 */
export function initialWeights(
  seed: number,
  options: {
    weights?: "xavier" | "kaiming" | "zero";
    bias?: "normal" | "zero";
    features?: number;
    classes?: number;
  } = {},
): Float64Array {
  const { weights = "xavier", bias = "normal", features: d = 4, classes: K = 3 } = options;
  requireFields("initialWeights", "options", options, FIELDS);
  requireSeed("initialWeights", seed);
  requireOneOf("weights", weights, Object.keys(SPREADS));
  requireOneOf("bias", bias, ["normal", "zero"]);
  requireInteger("initialWeights", "classes", K, 2, 256);
  requireInteger("initialWeights", "features", d, 1);

  const draw = mersenneTwister(seed);
  const next = pyTorchNormals(draw);
  const tensor = (count: number, spread: number): Float64Array => {
    if (spread === 0) return new Float64Array(count);
    const normals = count < BLOCK ? Float64Array.from({ length: count }, next) : pyTorchBlocks(draw, count); // prettier-ignore
    return normals.map((x) => x * spread);
  };
  const W = tensor(K * d, SPREADS[weights](d, K));
  const b = tensor(K, bias === "normal" ? 1 : 0);
  return Float64Array.from([...W, ...b]);
}

/**
 * Standard normal numbers by the Box–Muller transform as PyTorch's CPU generator makes them for small
 * tensors, from pairs of uniform numbers u₁, u₂ in [0, 1):
 *
 *     r = √(−2 log1p(−u₂)),   first r·cos(2πu₁), then r·sin(2πu₁).
 *
 * A sine that is left over from one tensor begins the next.
 */
function pyTorchNormals(draw: () => number): () => number {
  let kept: number | undefined;
  return () => {
    if (kept !== undefined) {
      const sine = kept;
      kept = undefined;
      return sine;
    }
    const angle = 2 * Math.PI * uniform(draw);
    const radius = Math.sqrt(-2 * log1p(-uniform(draw)));
    kept = radius * sin(angle);
    return radius * cos(angle);
  };
}

/** The lower 53 bits of (first draw, second draw), over 2⁵³. */
function uniform(draw: () => number): number {
  const upper = draw() & 0x1fffff;
  return (upper * 0x100000000 + draw()) / 0x20000000000000;
}

/**
 * As many standard normal numbers as PyTorch's CPU generator makes them for a large tensor. It is filled with
 * uniform numbers first; then each block of 16 of them, u_1 … u_8, v_1 … v_8, becomes
 *
 *     r_j cos(2πv_j), j = 1 … 8,   then r_j sin(2πv_j),   r_j = √(−2 ln(1 − u_j)).
 *
 * Where 16 does not divide their number, the last 16 are drawn anew and made once more.
 */
function pyTorchBlocks(draw: () => number, count: number): Float64Array {
  const numbers = Float64Array.from({ length: count }, () => uniform(draw));
  for (let first = 0; first + BLOCK <= count; first += BLOCK) transform(numbers, first);
  if (count % BLOCK === 0) return numbers;
  for (let i = count - BLOCK; i < count; i++) numbers[i] = uniform(draw);
  transform(numbers, count - BLOCK);
  return numbers;
}

/** Box–Muller on the block that begins at `first`. */
function transform(numbers: Float64Array, first: number): void {
  for (let i = first; i < first + BLOCK / 2; i++) {
    const radius = Math.sqrt(-2 * log(1 - numbers[i]));
    const angle = 2 * Math.PI * numbers[i + BLOCK / 2];
    numbers[i] = radius * cos(angle);
    numbers[i + BLOCK / 2] = radius * sin(angle);
  }
}

function requireOneOf(argument: string, value: string, names: readonly string[]): void {
  requireThat(
    names.includes(value),
    "initialWeights",
    argument,
    `one of ${names.join(", ")}`,
    value,
  );
}
