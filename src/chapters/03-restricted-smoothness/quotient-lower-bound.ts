import type { SoftmaxNetwork } from "../../network/softmax.js";
import { requireThat, requireVector } from "../../numerics/checks.js";
import { exp, expm1, log1p } from "../../numerics/elementary.js";
import { UNIT_ROUNDOFF as u } from "../../numerics/rounding.js";

/** A real number that differs from `mid` by at most `radius`. */
interface Ball {
  readonly mid: number;
  readonly radius: number;
}

/** Covers the roundings in a radius, and underflow. */
const UP = 1 + 8 * u;
const TINY = 1e-300;

/** exp, expm1 and log1p are right within so many units u of their value. */
const ELEMENTARY = 4 * u;

/** The sum of δⁿ/n! from n = 2 to an odd n is at most e^δ − 1 − δ for every δ. */
const LAST_TERM = 9;

/**
 * A proven lower bound of the smoothness quotient q(x, y) (see `smoothnessQuotient`) for the doubles x, y and
 * x_i as exact numbers, and so of L_s: each row contributes at least
 *
 *     ln(1 + Σ_k p_k φ(δ_k)),   φ(δ) = e^δ − 1 − δ ≥ δ²/2! + … + δ⁹/9!   for every δ,
 *
 * where p and δ are known up to their roundings. It loses a few parts in 10¹³ where p is far from 0 and 1.
 * Throws unless x and y are different vectors of P finite numbers.
 */
export function quotientLowerBound(
  { dataset, dimension, ridge }: SoftmaxNetwork,
  x: Float64Array,
  y: Float64Array,
): number {
  requireVector("quotientLowerBound", "x", x, dimension);
  requireVector("quotientLowerBound", "y", y, dimension);
  const step = Array.from(y, (entry, a) => minus(exactly(entry), exactly(x[a])));
  const squares = step.reduce((sum, entry) => plus(sum, times(entry, entry)), exactly(0));
  requireThat(squares.mid > 0, "quotientLowerBound", "y", "different from x", "the same point");
  const point = Array.from(x, exactly);
  const d = dataset.featureNames.length;
  const K = dataset.classNames.length;
  const logits = (theta: readonly Ball[], i: number): Ball[] =>
    Array.from({ length: K }, (_, k) => {
      let sum = theta[d * K + k];
      for (let j = 0; j < d; j++)
        sum = plus(sum, times(theta[d * k + j], exactly(dataset.features[d * i + j])));
      return sum;
    });
  let sum = 0;
  for (let i = 0; i < dataset.size; i++)
    sum += leastBeyondTangent(logits(point, i), logits(step, i)) * (1 - 2 * dataset.size * u);
  const quotient = (2 * sum) / (dataset.size * (squares.mid + squares.radius) * UP);
  return quotient * (1 - 8 * u) + ridge * (1 - u);
}

/** At least ln Σe^{z+Δz} − ln Σe^z − ⟨softmax z, Δz⟩. */
function leastBeyondTangent(z: readonly Ball[], change: readonly Ball[]): number {
  const top = z.reduce((one, other) => (other.mid > one.mid ? other : one));
  const weights = z.map((logit) => exponential(minus(logit, top)));
  const total = weights.reduce(plus);
  const p = weights.map((weight) => over(weight, total));
  const mean = p.map((share, k) => times(share, change[k])).reduce(plus);
  let excess = 0;
  for (let k = 0; k < z.length; k++)
    excess += Math.max(0, p[k].mid - p[k].radius) * leastBeyondLine(minus(change[k], mean));
  return log1p(excess * (1 - 2 * z.length * u)) * (1 - ELEMENTARY);
}

/** At least e^δ − 1 − δ, never less than 0: by the series, or where |δ| is large by the exponential. */
function leastBeyondLine(delta: Ball): number {
  let series = exactly(0);
  for (let n = LAST_TERM; n >= 2; n--)
    series = times(plus(exactly(1), series), times(delta, over(exactly(1), exactly(n))));
  series = times(series, delta);
  const direct = minus(exponential(delta), plus(exactly(1), delta));
  return Math.max(0, series.mid - series.radius, direct.mid - direct.radius) * (1 - u);
}

function exactly(mid: number): Ball {
  return { mid, radius: 0 };
}

function rounded(mid: number, radius: number): Ball {
  return { mid, radius: (radius + u * Math.abs(mid)) * UP + TINY };
}

function plus(one: Ball, other: Ball): Ball {
  return rounded(one.mid + other.mid, one.radius + other.radius);
}

function minus(one: Ball, other: Ball): Ball {
  return rounded(one.mid - other.mid, one.radius + other.radius);
}

function times(one: Ball, other: Ball): Ball {
  const radius =
    Math.abs(one.mid) * other.radius + (Math.abs(other.mid) + other.radius) * one.radius;
  return rounded(one.mid * other.mid, radius);
}

/** For a positive divisor that is far from zero. */
function over(one: Ball, other: Ball): Ball {
  const mid = one.mid / other.mid;
  const radius = (one.radius + Math.abs(mid) * UP * other.radius) / (other.mid - other.radius);
  return rounded(mid, radius);
}

function exponential(ball: Ball): Ball {
  const mid = exp(ball.mid);
  return rounded(mid, mid * (expm1(ball.radius) + ELEMENTARY) * UP);
}
