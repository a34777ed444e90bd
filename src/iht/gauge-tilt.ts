import { newton } from "../minima/newton.js";
import type { TiltedLoss } from "../minima/restricted-minima.js";
import { dot } from "../numerics/linear.js";

const MAX_ITERATIONS = 200;

/**
 * The projection of the unit vector e_a on the span of some lines, up to a factor; undefined where it is 0.
 *
 * On a single line n it is n itself; for a full gauge group 1 in each of its entries. Lines without the entry a
 * take no part if they are orthogonal to those with it; several lines with it (as a copied feature brings) are
 * combined by Gram–Schmidt.
 */
export function lineThrough(
  lines: readonly Float64Array[],
  entry: number,
): Float64Array | undefined {
  const touching = lines.filter((line) => line[entry] !== 0);
  if (touching.length === 0) return undefined;
  if (touching.length === 1 && lines.every((n) => n === touching[0] || dot(n, touching[0]) === 0))
    return touching[0];
  const orthogonal: Float64Array[] = [];
  for (const line of lines) {
    const rest = line.slice();
    for (const q of orthogonal) {
      const share = dot(q, rest) / dot(q, q);
      q.forEach((x, a) => (rest[a] -= share * x));
    }
    orthogonal.push(rest);
  }
  const projection = new Float64Array(lines[0].length);
  for (const q of orthogonal) q.forEach((x, a) => (projection[a] += (q[entry] / dot(q, q)) * x));
  return wholeNumbers(projection);
}

/** The first multiple that is whole up to rounding, 2 … 1,000 times the inverse of the largest entry tried. */
function wholeNumbers(v: Float64Array): Float64Array | undefined {
  const largest = Math.max(...v.map(Math.abs));
  for (let q = 1; q <= 1000; q++) {
    const scaled = v.map((x) => (q * x) / largest);
    const whole = scaled.map((x) => Math.round(x) + 0);
    if (scaled.every((x, a) => Math.abs(x - whole[a]) < 1e-9)) return whole;
  }
  return undefined;
}

/**
 * The multiplier c = κn of the condition ⟨n, z⟩ = ⟨n, θ⟩ in the minimum of f over the z ∈ R^S with z_a = `level`,
 * for a line n along which no margin changes: f − ⟨c, ·⟩ has its minimum on the slice at the same point.
 *
 * A run conserves ⟨n, θ⟩. The number κ is that of a Newton iteration: every κ gives a valid cut.
 */
export function gaugeTilt(
  { reduced, free }: TiltedLoss,
  line: Float64Array,
  theta: Float64Array,
  entry: number,
  level: number,
): Float64Array {
  const start = theta.slice();
  start[entry] = level;
  const others = free.reduce((sum, a) => sum + line[a] * line[a], 0);
  const gap = (line[entry] * (theta[entry] - level)) / others;
  for (const a of free) start[a] += gap * line[a];
  const { multiplier } = newton(reduced, free, start, MAX_ITERATIONS, line);
  return line.map((x) => multiplier * x);
}
