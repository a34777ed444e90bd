import { requireThat, requireSeed } from "../numerics/checks.js";
import { mersenneTwister } from "../numerics/random.js";
import { cos, log1p, sin } from "../numerics/elementary.js";

/** PyTorch draws tensors of 16 entries and more in another way. */
const LARGEST_TENSOR = 15;

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
 * `Math.fround` of each.
 *
 * `features` and `classes` default to IRIS. Throws on a seed that is not an unsigned 32-bit integer,
 * on an unknown `weights` or `bias`, and on W or b with more than 15 entries.
 * Source: recovered from the numbers that PyTorch's CPU generator gives; see `pyTorchNormals`.
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
  requireSeed("initialWeights", seed);
  requireOneOf("weights", weights, Object.keys(SPREADS));
  requireOneOf("bias", bias, ["normal", "zero"]);
  requireSize("classes", K, 2, LARGEST_TENSOR, "");
  requireSize("features", d, 1, Math.floor(LARGEST_TENSOR / K), ` for ${K} classes`);

  const next = pyTorchNormals(mersenneTwister(seed));
  const draw = (count: number, spread: number): number[] =>
    Array.from({ length: count }, () => (spread === 0 ? 0 : next() * spread));
  const W = draw(K * d, SPREADS[weights](d, K));
  const b = draw(K, bias === "normal" ? 1 : 0);
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

function requireSize(
  argument: string,
  value: number,
  low: number,
  high: number,
  where: string,
): void {
  const ok = Number.isInteger(value) && value >= low && value <= high;
  const rule = `an integer from ${low} to ${high}${where}`;
  const limit = "PyTorch draws tensors of 16 entries and more in another way";
  requireThat(ok, "initialWeights", argument, rule, value, limit);
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
